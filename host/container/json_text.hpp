// SPDX-License-Identifier: Apache-2.0
//
// Strings of JSON with their escapes undone, and the way back. IDs cannot be found in the raw
// form: in "\n2402.12345" the n of the escape joins the number, and "\/" splits addresses.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop {

/// JSON text with the escapes in its strings undone; what is no escape stays as it is, so that keys and quotes are
/// still there. Surrogates without a partner become U+FFFD.
std::string undo_json_escapes(std::string_view raw);

/// Byte of `raw` at which the character at `out` of undo_json_escapes(raw) begins, or its size behind the end.
std::size_t json_escape_begin(std::string_view raw, std::size_t out);

}  // namespace paperhop
