// SPDX-License-Identifier: Apache-2.0
//
// From JSON text to a Message. Two parsers stand behind one door: nlohmann-json has no start-up
// cost and reads small messages, simdjson reads large ones about twenty times as fast. Both give
// the same Message for the same bytes; the tests compare them.
#pragma once

#include <string>
#include <string_view>

#include "protocol/member_collector.hpp"
#include "protocol/message.hpp"

namespace paperhop {

/// Reads one message, whatever its bytes are. Depth is bounded by limits::kJsonDepth, time and
/// memory are linear. From limits::kLargeMessage bytes on `parse_large` is used.
Message read_message(std::string text, ParseJson parse_large);

/// The two readers behind read_message().
Message read_small_message(std::string text);
Message read_large_message(std::string text, ParseJson parse_large);

/// Reads a target's definition that comes alone, in a parameter. Errors: bad_json, bad_target.
Result<Target> read_target_definition(std::string text);
/// What is wrong with a text that a parser found malformed.
Error malformed_json_error(std::string_view text);

}  // namespace paperhop
