// SPDX-License-Identifier: Apache-2.0
//
// WorkerPool: a few threads that answer the requests with a body, from a bounded queue. Nothing
// in it waits for a client: a request comes whole, and the response goes back to its loop.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/responder.hpp"

namespace paperhop::http {

class WorkerPool {
 public:
  using Job = std::function<void(Responder&)>;

  WorkerPool(Services& services, std::size_t threads, std::size_t queue);
  /// Ends the threads; jobs that have not begun are dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False where the queue is full.
  bool submit(Job job);

 private:
  void work(Services& services);

  std::size_t queue_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace paperhop::http
