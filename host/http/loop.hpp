// SPDX-License-Identifier: Apache-2.0
//
// Loop: one thread that waits for many sockets. Idle and slow connections are parked here and
// cost no thread; a head that has come whole is answered at once, a body goes to the workers.
// Several loops share the listening sockets. The kernel wakes the same one for nearly every new connection, so whoever
// takes one gives it to the loop with the fewest, where that has much fewer.
#pragma once

#include <sys/epoll.h>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "base/unique_fd.hpp"
#include "http/answer_box.hpp"
#include "http/connection.hpp"
#include "http/listener.hpp"
#include "http/worker_pool.hpp"

namespace paperhop::http {

class Loop {
 public:
  /// What loops share; all of it outlives them.
  struct Shared {
    Services& services;
    const Site& site;
    WorkerPool& workers;
    BodyBudget& bodies;
    BodyBudget& pdfs;
    const std::vector<Listener>& listeners;
    std::size_t connections;                          ///< of this loop at most
    const std::vector<std::unique_ptr<Loop>>& loops;  ///< all of them, this one too; whole before the first runs
  };

  explicit Loop(const Shared& shared);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// Serves until stop(), then until what was begun is answered, limits::kHttpStopTime at most.
  void run();

  /// From any thread.
  void stop();

 private:
  /// Leaves a new connection for the loop, from any thread.
  void give(UniqueFd fd);
  Loop& loop_for_next();
  void take_given();
  void watch_listeners(bool watch);
  void wait();
  void dispatch(const epoll_event& event);
  void accept_some(const Listener& listener);
  bool admit_socket(UniqueFd fd);
  void take_answers();
  void begin_stop();
  void close_late();
  bool close_oldest();
  void follow(Connection& connection, Connection::Want want);
  void close(int fd);
  bool is_done() const;

  Shared shared_;
  Responder responder_;
  Exchange exchange_;
  UniqueFd epoll_;
  std::shared_ptr<AnswerBox> answers_ = std::make_shared<AnswerBox>();
  std::vector<std::unique_ptr<Connection>> connections_;  ///< by descriptor
  std::atomic<std::size_t> count_ = 0;                    ///< of connections, those in given_ too
  std::mutex given_mutex_;
  std::vector<UniqueFd> given_;  ///< accepted by other loops
  bool is_listening_ = false;
  Time next_tick_{};
  Time stop_deadline_{};

  std::atomic<bool> stop_{false};
};

}  // namespace paperhop::http
