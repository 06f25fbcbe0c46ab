// SPDX-License-Identifier: Apache-2.0
//
// WorkPool: pieces of work that the thread of a file offers to threads that have no file. Whoever
// claims a piece does it: a helper or, where none is free, the thread that offered it. So no
// thread waits while there is work, and little of it lies in memory.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "cli/search/leaf.hpp"

namespace paperhop::cli {

/// Something to be done once, by any thread.
class WorkPiece {
 public:
  virtual ~WorkPiece() = default;

  /// Does it, unless somebody does it already. Throws nothing.
  void claim(SearchTools& tools);
  /// Nobody will do it any more; waits for whoever does it already.
  void call_off();
  bool is_claimed() const { return claimed_; }
  /// Waits until it is done. Somebody must have claimed it.
  void wait() const { done_.wait(false); }
  bool is_done() const { return done_; }

 protected:
  virtual void work(SearchTools& tools) noexcept = 0;

 private:
  std::atomic<bool> claimed_ = false;
  std::atomic<bool> done_ = false;
};

class WorkPool {
 public:
  /// For `jobs` threads in all, those with files included.
  explicit WorkPool(std::size_t jobs) : jobs_(jobs) {}

  /// Pieces that may wait for a helper: some for each, so that none stands idle; none where there is one thread only.
  std::size_t most_waiting() const { return jobs_ > 1 ? 4 * jobs_ : 0; }
  /// Queues that offer pieces now, and share what may be held in memory.
  std::size_t queues() const { return queues_; }
  void add_queue() { ++queues_; }
  void remove_queue() { --queues_; }
  /// Called where a piece waits and no thread is free; starts one more, if it can.
  void set_on_need(std::function<void()> on_need) { on_need_ = std::move(on_need); }

  /// Offers a piece. False where as many wait as may.
  bool offer(const std::shared_ptr<WorkPiece>& piece);
  /// Does pieces until close().
  void help(SearchTools& tools);
  /// No further pieces come.
  void close();

 private:
  void forget_claimed();

  const std::size_t jobs_;
  std::atomic<std::size_t> queues_ = 0;
  std::function<void()> on_need_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<std::shared_ptr<WorkPiece>> waiting_;
  std::size_t idle_ = 0;
  bool is_closed_ = false;
};

}  // namespace paperhop::cli
