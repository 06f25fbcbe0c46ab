// SPDX-License-Identifier: Apache-2.0
#include "http/loop.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <algorithm>
#include <array>
#include <cerrno>

#include "base/limits.hpp"
#include "http/written.hpp"

namespace paperhop::http {
namespace {

/// Events taken from the kernel at a time.
constexpr int kEvents = 64;
constexpr HttpError kTooMany{503, "too many connections are open; try again in a second"};

constexpr std::uint32_t kHungUp = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

/// Of a connection that is being answered only its client's hanging up is told, and once.
std::uint32_t events_for(Connection::Want want) {
  if (want == Connection::Want::answer) return EPOLLRDHUP | EPOLLONESHOT;
  return want == Connection::Want::write ? EPOLLOUT : EPOLLIN;
}

void control(int epoll, int operation, int fd, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  ::epoll_ctl(epoll, operation, fd, &event);
}

}  // namespace

Loop::Loop(const Shared& shared)
    : shared_(shared),
      responder_(shared.services),
      exchange_{shared.site, responder_, shared.services.metrics, shared.bodies, shared.pdfs, {}},
      epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  exchange_.submit = [this](int fd, Request&& request) {
    auto shared_request = std::make_shared<Request>(std::move(request));  // std::function wants to copy
    return shared_.workers.submit([answers = answers_, fd, shared_request](Responder& responder) {
      responder.answer(std::move(*shared_request),
                       [answers, fd](std::string&& response) { answers->put(fd, std::move(response)); });
    });
  };
  control(epoll_.get(), EPOLL_CTL_ADD, answers_->fd(), EPOLLIN);
  watch_listeners(true);
}

void Loop::stop() {
  stop_ = true;
  answers_->wake();
}

void Loop::run() {
  while (!is_done()) wait();
  for (std::unique_ptr<Connection>& connection : connections_) connection.reset();
}

bool Loop::is_done() const {
  return exchange_.stopping && (count_ == 0 || exchange_.now >= stop_deadline_);
}

void Loop::wait() {
  std::array<epoll_event, kEvents> events;
  const int timeout = count_ > 0 || !is_listening_ ? limits::kHttpTick : -1;
  const int count = ::epoll_wait(epoll_.get(), events.data(), kEvents, timeout);
  exchange_.now = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) dispatch(events[static_cast<std::size_t>(i)]);
  if (stop_ && !exchange_.stopping) begin_stop();
  if (exchange_.now < next_tick_) return;
  next_tick_ = exchange_.now + std::chrono::milliseconds(limits::kHttpTick);
  close_late();
  if (!is_listening_ && !exchange_.stopping) watch_listeners(true);
}

void Loop::dispatch(const epoll_event& event) {
  const int fd = event.data.fd;
  if (fd == answers_->fd()) return take_answers();
  for (const Listener& listener : shared_.listeners) {
    if (fd == listener.fd.get()) return accept_some(listener);
  }
  // A connection may have been closed, and its descriptor given to another, within one wait;
  // the new one is only asked to look in vain.
  const auto index = static_cast<std::size_t>(fd);
  if (index >= connections_.size() || !connections_[index]) return;
  Connection& connection = *connections_[index];
  if (const std::shared_ptr<Ticket>& ticket = connection.ticket()) {
    if ((event.events & kHungUp) != 0) shared_.services.call_off(*ticket);
    return;
  }
  const bool is_write = (event.events & EPOLLOUT) != 0;
  follow(connection, is_write ? connection.on_writable(exchange_) : connection.on_readable(exchange_));
}

void Loop::watch_listeners(bool watch) {
  // EPOLLEXCLUSIVE: a new connection wakes one of the loops, not all.
  for (const Listener& listener : shared_.listeners) {
    control(epoll_.get(), watch ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, listener.fd.get(), EPOLLIN | EPOLLEXCLUSIVE);
  }
  is_listening_ = watch;
}

void Loop::accept_some(const Listener& listener) {
  for (int i = 0; i < limits::kHttpAccepts; ++i) {
    UniqueFd fd(::accept4(listener.fd.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd) {
      shared_.services.metrics.count_connection();
      Loop& loop = exchange_.stopping ? *this : loop_for_next();
      ++loop.count_;
      if (&loop != this) {
        loop.give(std::move(fd));
      } else if (!admit_socket(std::move(fd))) {
        return;
      }
      continue;
    }
    // Out of descriptors: one of ours has to go, or we look again at the next tick.
    const bool is_full = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    if (is_full && !close_oldest()) watch_listeners(false);
    return;
  }
}

/// The loop that a new connection goes to: this one, or the one with the fewest where this has many more.
Loop& Loop::loop_for_next() {
  Loop* least = this;
  for (const std::unique_ptr<Loop>& loop : shared_.loops) {
    if (loop->count_ < least->count_) least = loop.get();
  }
  return count_ >= least->count_ + limits::kHttpImbalance ? *least : *this;
}

void Loop::give(UniqueFd fd) {
  {
    const std::lock_guard lock(given_mutex_);
    given_.push_back(std::move(fd));
  }
  answers_->wake();
}

void Loop::take_given() {
  std::vector<UniqueFd> given;
  {
    const std::lock_guard lock(given_mutex_);
    given.swap(given_);
  }
  for (UniqueFd& fd : given) admit_socket(std::move(fd));
}

/// Of a socket that is counted already; false where there is no place for it.
bool Loop::admit_socket(UniqueFd fd) {
  if (count_ > shared_.connections && !close_oldest()) {
    --count_;
    const std::string response = error_response(kTooMany);
    shared_.services.metrics.count_refusal(kTooMany.status);
    (void)::send(fd.get(), response.data(), response.size(), MSG_NOSIGNAL);
    return false;
  }
  const int on = 1;
  ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const int number = fd.get();
  const auto index = static_cast<std::size_t>(number);
  if (index >= connections_.size()) connections_.resize(index + 1);
  connections_[index] = std::make_unique<Connection>(std::move(fd), exchange_.now);
  control(epoll_.get(), EPOLL_CTL_ADD, number, EPOLLIN);
  return true;
}

void Loop::take_answers() {
  take_given();
  for (auto& [fd, response] : answers_->take()) {
    Connection& connection = *connections_[static_cast<std::size_t>(fd)];
    follow(connection, connection.on_answer(exchange_, std::move(response)));
  }
}

/// Sees to it that the connection gets what it wants.
void Loop::follow(Connection& connection, Connection::Want want) {
  if (want == Connection::Want::close) return close(connection.fd());
  if (connection.watched() == want) return;
  connection.set_watched(want);
  control(epoll_.get(), EPOLL_CTL_MOD, connection.fd(), events_for(want));
}

void Loop::close(int fd) {
  connections_[static_cast<std::size_t>(fd)].reset();
  --count_;
}

void Loop::close_late() {
  for (const std::unique_ptr<Connection>& connection : connections_) {
    if (!connection || connection->deadline() > exchange_.now) continue;
    connection->on_deadline(exchange_);
    close(connection->fd());
  }
}

/// Closes the connection that has been waiting for its client the longest, if one is.
bool Loop::close_oldest() {
  Connection* oldest = nullptr;
  for (const std::unique_ptr<Connection>& connection : connections_) {
    if (!connection || !connection->is_parked()) continue;
    if (oldest == nullptr || connection->since() < oldest->since()) oldest = connection.get();
  }
  if (oldest == nullptr) return false;
  shared_.services.metrics.count_dropped();
  close(oldest->fd());
  return true;
}

/// Takes nothing new, answers what has come, lets the rest go.
void Loop::begin_stop() {
  exchange_.stopping = true;
  stop_deadline_ = exchange_.now + std::chrono::milliseconds(limits::kHttpStopTime);
  for (const Listener& listener : shared_.listeners) {
    // What knocks at an inherited socket waits there for the next daemon.
    if (!listener.inherited) accept_some(listener);
  }
  watch_listeners(false);
  take_given();
  for (const std::unique_ptr<Connection>& connection : connections_) {
    if (!connection || !connection->is_parked()) continue;
    follow(*connection, connection->on_readable(exchange_));
  }
  for (const std::unique_ptr<Connection>& connection : connections_) {
    if (connection && connection->is_parked()) close(connection->fd());
  }
}

}  // namespace paperhop::http
