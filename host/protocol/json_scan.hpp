// SPDX-License-Identifier: Apache-2.0
//
// What every message must pass before a JSON parser sees it, in one linear pass without
// recursion: an object, no byte order mark, no NUL, strings that end, brackets that pair and are
// not nested deeper than limits::kJsonDepth, no lone surrogates. The parsers disagree on just these, or
// are not safe against them; so both readers (message_reader.hpp) start from here.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace paperhop {

/// bad_json with the reason where the message fails the checks above. Says nothing on the
/// rest of JSON's grammar.
Status scan_json(std::string_view message);

/// The "id" of a message that was refused, as JSON text ("\"7\"", "12"); "null" where none can
/// be read. Looks at the outermost object only and takes the last "id" before the damage.
std::string salvage_id(std::string_view message);

}  // namespace paperhop
