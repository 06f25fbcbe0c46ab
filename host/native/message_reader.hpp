// SPDX-License-Identifier: Apache-2.0
//
// From JSON text to a Message. Two parsers stand behind one door: nlohmann-json has no start-up
// cost and reads small messages, simdjson reads large ones about twenty times as fast. Both give
// the same Message for the same bytes; the tests compare them.
#pragma once

#include <string>
#include <string_view>

#include "native/member_collector.hpp"
#include "native/message.hpp"

namespace paperhop {

/// Reads one message, whatever its bytes are. Depth is bounded by limits::kJsonDepth, time and
/// memory are linear. The parser is chosen by limits::kLargeMessage.
Message read_message(std::string text);

/// The two readers behind read_message().
Message read_small_message(std::string text);
Message read_large_message(std::string text);

/// What a parser says of a text that has passed scan_json().
enum class ParseOutcome {
  good,
  malformed,    ///< not JSON
  unavailable,  ///< this parser cannot be used now; take another one
};

/// Parses with simdjson (large_message.cpp). May append padding to `text`.
ParseOutcome collect_large(std::string& text, MemberCollector& members);

}  // namespace paperhop
