// SPDX-License-Identifier: Apache-2.0
//
// Numbered parts (manifest/PROTOCOL.md): messages that do not fit a frame travel in pieces of
// their JSON text. PartJoiner puts requests together, split_reply() takes replies apart.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "protocol/message.hpp"

namespace paperhop {

/// Joins the parts of messages. Messages may come interleaved, the parts of one in order.
class PartJoiner {
 public:
  /// Takes the next part of the message with that id: the whole text with its last part, else
  /// nothing. Errors, which forget the message: bad_part (out of order, inconsistent, too many
  /// messages open), message_too_long (all open parts together exceed limits::kJoinedMessage).
  Result<std::optional<std::string>> add(const std::string& id, const Part& part);

 private:
  struct Open {
    std::uint64_t have = 0;
    std::uint64_t count = 0;
    std::string text;
  };
  using OpenMessages = std::map<std::string, Open>;

  Status check(OpenMessages::const_iterator open, const Part& part) const;
  void forget(OpenMessages::iterator open);

  OpenMessages open_;
  std::size_t bytes_ = 0;  ///< of all open messages
};

/// The frames of a reply: itself where it fits limits::kFrameOut, else its parts, each of which
/// fits with its envelope. Cuts lie between characters. `reply` is JSON text, `id` the JSON
/// text of its id.
std::vector<std::string> split_reply(std::string_view id, std::string reply);

}  // namespace paperhop
