// SPDX-License-Identifier: Apache-2.0
//
// Strings of JSON with their escapes undone, and the way back. IDs cannot be found in the raw
// form: in "\n2402.12345" the n of the escape joins the number, and "\/" splits addresses.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/offset_map.hpp"

namespace paperhop {

/// JSON text with the escapes in its strings undone; what is no escape stays as it is, so that keys and quotes are
/// still there. Surrogates without a partner become U+FFFD.
std::string undo_json_escapes(std::string_view raw);

/// The same for a long text, some of it at a time: appends what about `size` bytes of it stand for, and tells how many
/// they were. No escape and no character is cut.
std::size_t undo_json_escapes(std::string_view raw, std::size_t size, std::string& out);

/// True where each backslash begins an escape of JSON.
bool has_json_escapes_only(std::string_view raw);

/// Makes "\uFFFD" of each surrogate that has no partner, as in what Python writes of broken text: parsers refuse these.
/// True where there was one.
bool mend_lone_surrogates(std::span<char> json);

/// The way back from undo_json_escapes(raw) to `raw`.
OffsetMap json_escape_map(std::string_view raw);

}  // namespace paperhop
