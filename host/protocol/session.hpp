// SPDX-License-Identifier: Apache-2.0
//
// Session: one conversation of the protocol. JSON text in, JSON texts out, whatever carries
// them: the native host puts frames around them, the daemon HTTP. PDFs are read beside it: their
// replies come later, from other threads.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "answer/config.hpp"
#include "ids/finder.hpp"
#include "protocol/message.hpp"
#include "protocol/parts.hpp"
#include "protocol/pdf_intake.hpp"
#include "protocol/pdf_jobs.hpp"

namespace paperhop {

/// A reply as one JSON text of any length, with its request's id as JSON text.
struct Reply {
  std::string id;
  std::string text;
};

class Session {
 public:
  using LoadConfig = std::function<Config()>;

  /// Takes a reply to one message. For PDFs it is called again after take() has returned, from other threads, one
  /// call at a time for one request; the last call comes before the session is gone. Must not throw.
  using OnReply = std::function<void(Reply&&)>;

  /// `parse_large` reads large messages (json_events.hpp).
  /// The configuration is loaded when it is first needed, and anew for each `hello` and `config`.
  /// `make_pdf_reader` makes what reads PDFs, one for each thread that does.
  explicit Session(ParseJson parse_large, LoadConfig load = load_config,
                   MakePdfReader make_pdf_reader = paperhop::make_pdf_reader)
      : parse_large_(parse_large), load_(std::move(load)), make_pdf_reader_(std::move(make_pdf_reader)) {}

  /// Has `hello` tell the token of the daemon that `load` gives, if one. Only for a door that none but the user's own
  /// extension comes through.
  void tell_daemon_token(std::function<std::string()> load) { load_daemon_token_ = std::move(load); }

  /// Answers one message: at once, or later for a PDF; not at all for a piece that others follow.
  void take(std::string message, const OnReply& on_reply);

  /// As take(), for a message that has been read and is no piece of another. May throw where memory runs out.
  void answer(Message&& message, const OnReply& on_reply);

 private:
  Result<std::optional<Message>> join(const std::string& id, const Part& part);
  std::string dispatch(const std::string& id, const Request& request);
  std::string resolve(const std::string& id, const Request& request);
  std::string batch(const std::string& id, const Request& request);
  std::string search(const std::string& id, const Request& request);
  std::string check_target(const std::string& id, const Request& request);
  Status take_pdf(const std::string& id, Request&& request, const OnReply& on_reply);
  Status start_pdf(const std::string& id, const Request& request, UniqueFd file, std::string name, std::size_t held,
                   const OnReply& on_reply);
  void cancel(const std::string& id, const OnReply& on_reply);

  const Config& config();
  const Config& reload_config();
  const Finder& finder();
  Result<const Target*> target(const Request& request);

  ParseJson parse_large_;
  LoadConfig load_;
  MakePdfReader make_pdf_reader_;
  std::function<std::string()> load_daemon_token_;
  std::optional<Config> config_;
  std::optional<Finder> finder_;
  PartJoiner joiner_;
  PdfIntake intake_;
  std::unique_ptr<PdfJobs> pdf_jobs_;  ///< uses the finder: must go first
};

}  // namespace paperhop
