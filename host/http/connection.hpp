// SPDX-License-Identifier: Apache-2.0
//
// Connection: one client, from its first byte to its last. Nothing here waits: what has come is
// taken, what can be sent is sent, and the loop is told what the connection wants next. A client
// that drips, stalls or never reads costs its buffers until its deadline, and no thread.
//
// The connection lives on only after a request without a body that was answered; whatever is
// refused is closed, so that no byte is ever taken for the start of another request.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/unique_fd.hpp"
#include "http/body_budget.hpp"
#include "http/guard.hpp"
#include "http/head.hpp"
#include "http/responder.hpp"

namespace paperhop::http {

using Time = std::chrono::steady_clock::time_point;

/// What connections need of their loop.
struct Exchange {
  const Site& site;
  Responder& responder;
  Metrics& metrics;
  BodyBudget& bodies;
  BodyBudget& pdfs;
  std::function<bool(int fd, Request&& request)> submit;  ///< to the workers; false where they are too busy
  Time now{};
  bool stopping = false;  ///< no connection is kept
};

class Connection {
 public:
  /// What the loop is to wait for.
  enum class Want { read, write, answer, close };

  Connection(UniqueFd fd, Time now);

  int fd() const { return fd_.get(); }
  Time deadline() const { return deadline_; }
  Time since() const { return since_; }

  /// True where nothing is lost by closing it but the client's own slowness.
  bool is_parked() const { return phase_ == Phase::head || phase_ == Phase::draining; }
  /// Of the request that is being answered elsewhere; null where none is.
  const std::shared_ptr<Ticket>& ticket() const { return ticket_; }
  /// What the loop has told the kernel to watch for.
  Want watched() const { return watched_; }
  void set_watched(Want want) { watched_ = want; }

  Want on_readable(Exchange& exchange);
  Want on_writable(Exchange& exchange);
  /// The response to the request that was submitted.
  Want on_answer(Exchange& exchange, std::string&& response);
  /// The deadline has passed: it is told so, if it can be told at once, and closed.
  void on_deadline(Exchange& exchange);

 private:
  enum class Phase { head, body, working, writing, draining };
  enum class Received { some, nothing, end };

  Received receive(std::string& to, std::size_t room);
  Received receive_body();
  Want advance(Exchange& exchange);
  bool take_head(Exchange& exchange);
  void take_request(Exchange& exchange, Request&& request);
  void begin_body(Exchange& exchange, Request&& request);
  void submit_if_whole(Exchange& exchange);
  void refuse(Exchange& exchange, const HttpError& error, bool head_only, std::string_view extension = {});
  Want flush(Exchange& exchange);
  Want drain(Exchange& exchange);

  UniqueFd fd_;
  Want watched_ = Want::read;
  Phase phase_ = Phase::head;
  Time since_;  ///< when it began to be parked
  Time deadline_;
  std::string in_;
  HeadMark mark_;
  bool is_started_ = false;  ///< the first byte of a head has come
  bool at_end_ = false;      ///< the client has sent its last byte
  std::string out_;
  std::size_t sent_ = 0;
  bool is_late_ = false;     ///< the client does not take `out_` as fast as it is sent
  bool is_last_ = false;     ///< closes after what is in `out_`
  bool has_unread_ = false;  ///< the client may still be sending what nobody reads
  std::size_t requests_ = 0;
  std::size_t drained_ = 0;
  Request request_;  ///< whose body is coming
  std::shared_ptr<Ticket> ticket_;
  BodyBudget::Hold hold_;
};

}  // namespace paperhop::http
