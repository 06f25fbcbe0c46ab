// SPDX-License-Identifier: Apache-2.0
//
// Session: one conversation of the protocol. JSON text in, JSON texts out, whatever carries
// them: the native host puts frames around them, the daemon HTTP.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "answer/config.hpp"
#include "ids/finder.hpp"
#include "native/message.hpp"
#include "native/parts.hpp"

namespace paperhop {

/// A reply as one JSON text of any length, with its request's id as JSON text.
struct Reply {
  std::string id;
  std::string text;
};

class Session {
 public:
  using LoadConfig = std::function<Config()>;

  /// `parse_large` reads large messages (json_events.hpp).
  /// The configuration is loaded when it is first needed, and anew for each `hello` and `config`.
  explicit Session(ParseJson parse_large, LoadConfig load = load_config)
      : parse_large_(parse_large), load_(std::move(load)) {}

  /// Answers one message: nothing for a part that is not the last.
  std::optional<Reply> reply(std::string message);

  /// As reply(), in texts that each fit a frame (limits::kFrameOut).
  std::vector<std::string> handle(std::string message);

 private:
  std::optional<Reply> answer(Message&& message);
  std::optional<Reply> join(const std::string& id, const Part& part);
  std::string dispatch(const std::string& id, const Request& request);
  std::string resolve(const std::string& id, const Request& request);
  std::string search(const std::string& id, const Request& request);

  const Config& config();
  const Config& reload_config();
  const Finder& finder();
  Result<const Target*> target(const std::string& name);

  ParseJson parse_large_;
  LoadConfig load_;
  std::optional<Config> config_;
  std::optional<Finder> finder_;
  PartJoiner joiner_;
};

}  // namespace paperhop
