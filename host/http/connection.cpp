// SPDX-License-Identifier: Apache-2.0
#include "http/connection.hpp"

#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/limits.hpp"
#include "base/memory_file.hpp"
#include "base/write_all.hpp"
#include "http/written.hpp"

namespace paperhop::http {
namespace {

constexpr HttpError kTooSlow{408, "the request did not come in time; send it at once"};
constexpr HttpError kTooBusy{503, "too much is being answered already; try again in a second"};

/// Bytes taken from a socket at a time.
constexpr std::size_t kReceive = 64 * limits::kKiB;
/// Bytes of responses to requests that came in one piece, before they are sent.
constexpr std::size_t kPipelined = 64 * limits::kKiB;

std::chrono::milliseconds milliseconds(int count) {
  return std::chrono::milliseconds(count);
}

/// What answering a request takes at most; measured with bodies that are nothing but papers. The bytes of a PDF are
/// all that is kept of it: another process reads it.
std::size_t memory_for(const Request& request) {
  if (has_pdf_body(request)) return request.content_length;
  return request.content_length * (request.media == MediaType::text ? limits::kHttpTextCost : limits::kHttpPageCost);
}

/// A file that is in memory takes it all, or there is none left.
bool append(Request& request, std::string_view bytes) {
  if (!write_all(request.pdf.get(), bytes)) return false;
  request.pdf_size += bytes.size();
  return true;
}

}  // namespace

Connection::Connection(UniqueFd fd, Time now)
    : fd_(std::move(fd)), since_(now), deadline_(now + milliseconds(limits::kHttpIdleTime)) {}

Connection::Received Connection::receive(std::string& to, std::size_t room) {
  std::array<char, kReceive> buffer;
  while (true) {
    const ssize_t size = ::recv(fd_.get(), buffer.data(), std::min(room, buffer.size()), 0);
    if (size > 0) {
      to.append(buffer.data(), static_cast<std::size_t>(size));
      return Received::some;
    }
    if (size == 0) return Received::end;
    if (errno == EINTR) continue;
    return errno == EAGAIN || errno == EWOULDBLOCK ? Received::nothing : Received::end;
  }
}

/// The end, too, where there is no memory for a PDF: whoever sends it sees the connection break.
Connection::Received Connection::receive_body() {
  const std::size_t room = request_.content_length - request_.received();
  if (!request_.pdf) return receive(request_.body, room);
  std::string piece;
  const Received received = receive(piece, room);
  return append(request_, piece) ? received : Received::end;
}

Connection::Want Connection::on_readable(Exchange& exchange) {
  switch (phase_) {
    case Phase::head:
      // One byte more than a head may have, so that one that is too long is seen.
      at_end_ = receive(in_, limits::kHttpHead + 1 - std::min(in_.size(), limits::kHttpHead)) == Received::end;
      return advance(exchange);
    case Phase::body:
      if (receive_body() == Received::end) return Want::close;
      submit_if_whole(exchange);
      return flush(exchange);
    case Phase::draining: return drain(exchange);
    case Phase::working: return Want::answer;
    case Phase::writing: return Want::write;
  }
  return Want::close;
}

Connection::Want Connection::on_writable(Exchange& exchange) {
  return flush(exchange);
}

Connection::Want Connection::on_answer(Exchange& exchange, std::string&& response) {
  ticket_.reset();
  out_ = std::move(response);
  phase_ = Phase::writing;
  return flush(exchange);
}

void Connection::on_deadline(Exchange& exchange) {
  exchange.metrics.count_dropped();
  const bool is_waiting = (phase_ == Phase::head && is_started_) || phase_ == Phase::body;
  if (!is_waiting) return;
  exchange.metrics.count_refusal(kTooSlow.status);
  const std::string response = error_response(kTooSlow);
  (void)::send(fd_.get(), response.data(), response.size(), MSG_NOSIGNAL);
}

/// Answers the heads that have come whole, then sends.
Connection::Want Connection::advance(Exchange& exchange) {
  while (phase_ == Phase::head && out_.size() < kPipelined) {
    if (!take_head(exchange)) break;
  }
  return flush(exchange);
}

/// False where the head is not whole yet.
bool Connection::take_head(Exchange& exchange) {
  const Checked<std::size_t> size = scan_head(in_, mark_);
  if (const auto* error = std::get_if<HttpError>(&size)) {
    refuse(exchange, *error, /*head_only=*/false);
    return true;
  }
  if (std::get<std::size_t>(size) == 0) {
    if (!is_started_ && !in_.empty()) deadline_ = exchange.now + milliseconds(limits::kHttpHeadTime);
    is_started_ = !in_.empty();
    return false;
  }
  const std::string_view text = std::string_view(in_).substr(0, std::get<std::size_t>(size));
  const Checked<RequestHead> head = parse_head(text);
  if (const auto* error = std::get_if<HttpError>(&head)) {
    refuse(exchange, *error, /*head_only=*/false);
    return true;
  }
  Checked<Request> request = admit(std::get<RequestHead>(head), exchange.site);
  if (const auto* error = std::get_if<HttpError>(&request)) {
    refuse(exchange, *error, std::get<RequestHead>(head).method == "HEAD",
           readable_by(std::get<RequestHead>(head), exchange.site));
    return true;
  }
  in_.erase(0, text.size());
  mark_ = {};
  is_started_ = false;
  take_request(exchange, std::move(std::get<Request>(request)));
  return true;
}

void Connection::take_request(Exchange& exchange, Request&& request) {
  const bool takes_body = request.route == Route::messages || request.route == Route::find;
  if (takes_body && !request.preflight) {
    begin_body(exchange, std::move(request));
    return;
  }
  ++requests_;
  request.keep_alive = request.keep_alive && !exchange.stopping && !at_end_ && requests_ < limits::kHttpKeepAlive;
  is_last_ = !request.keep_alive;
  std::string response = exchange.responder.respond(std::move(request));
  out_.empty() ? out_.swap(response) : void(out_ += response);
  if (is_last_) phase_ = Phase::writing;
}

void Connection::begin_body(Exchange& exchange, Request&& request) {
  const bool is_pdf = has_pdf_body(request);
  std::optional<BodyBudget::Hold> hold = (is_pdf ? exchange.pdfs : exchange.bodies).take(memory_for(request));
  if (hold && is_pdf) request.pdf = memory_file();
  if (!hold || (is_pdf && !request.pdf)) {
    refuse(exchange, kTooBusy, /*head_only=*/false, request.extension);
    return;
  }
  hold_ = std::move(*hold);
  request_ = std::move(request);
  const std::string_view first = std::string_view(in_).substr(0, request_.content_length);
  if (!is_pdf) {
    request_.body.reserve(request_.content_length);
    request_.body = first;
  } else if (!append(request_, first)) {
    refuse(exchange, kTooBusy, /*head_only=*/false, request_.extension);
    return;
  }
  has_unread_ = in_.size() > request_.content_length;
  in_.clear();
  is_last_ = true;
  phase_ = Phase::body;
  deadline_ = exchange.now + milliseconds(is_pdf ? limits::kHttpPdfTime : limits::kHttpBodyTime);
  submit_if_whole(exchange);
}

void Connection::submit_if_whole(Exchange& exchange) {
  if (request_.received() < request_.content_length) return;
  phase_ = Phase::working;
  deadline_ = Time::max();
  ticket_ = std::make_shared<Ticket>();
  request_.ticket = ticket_;
  const std::string extension = request_.extension;
  const bool is_taken = exchange.submit(fd_.get(), std::move(request_));
  request_ = {};
  if (is_taken) return;
  ticket_.reset();
  refuse(exchange, kTooBusy, /*head_only=*/false, extension);
}

void Connection::refuse(Exchange& exchange, const HttpError& error, bool head_only, std::string_view extension) {
  exchange.metrics.count_refusal(error.status);
  out_ += error_response(error, head_only, extension);
  is_last_ = true;
  has_unread_ = true;
  in_.clear();
  phase_ = Phase::writing;
}

/// Sends what there is to send, and says what comes next.
Connection::Want Connection::flush(Exchange& exchange) {
  if (phase_ == Phase::working) return Want::answer;
  while (sent_ < out_.size()) {
    const ssize_t size = ::send(fd_.get(), out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (!is_late_) deadline_ = exchange.now + milliseconds(limits::kHttpWriteTime);
      is_late_ = true;
      phase_ = Phase::writing;
      return Want::write;
    }
    if (size <= 0) return Want::close;
    sent_ += static_cast<std::size_t>(size);
  }
  const bool has_answered = !out_.empty();
  out_.clear();
  sent_ = 0;
  is_late_ = false;
  if (phase_ == Phase::body) return Want::read;
  if (is_last_) {
    hold_ = {};
    if (!has_unread_ && in_.empty()) return Want::close;
    return drain(exchange);
  }
  if (at_end_) return Want::close;
  phase_ = Phase::head;
  if (has_answered) {
    since_ = exchange.now;
    if (!in_.empty()) return advance(exchange);
    deadline_ = exchange.now + milliseconds(limits::kHttpIdleTime);
  }
  return Want::read;
}

/// Takes what the client still sends, for a while: closing on unread bytes would reset the
/// connection, and the client might never see why it was refused.
Connection::Want Connection::drain(Exchange& exchange) {
  if (phase_ != Phase::draining) {
    phase_ = Phase::draining;
    in_.clear();
    deadline_ = exchange.now + milliseconds(limits::kHttpDrainTime);
    ::shutdown(fd_.get(), SHUT_WR);
  }
  in_.clear();
  switch (receive(in_, kReceive)) {
    case Received::end: return Want::close;
    case Received::nothing: return Want::read;
    case Received::some: break;
  }
  drained_ += in_.size();
  return drained_ > limits::kHttpDrain ? Want::close : Want::read;
}

}  // namespace paperhop::http
