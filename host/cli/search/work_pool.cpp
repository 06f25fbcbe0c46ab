// SPDX-License-Identifier: Apache-2.0
#include "cli/search/work_pool.hpp"

namespace paperhop::cli {

void WorkPiece::claim(SearchTools& tools) {
  if (claimed_.exchange(true)) return;
  work(tools);
  done_ = true;
  done_.notify_all();
}

void WorkPiece::call_off() {
  if (claimed_.exchange(true)) wait();
}

bool WorkPool::offer(const std::shared_ptr<WorkPiece>& piece) {
  bool is_needed = false;
  {
    const std::lock_guard lock(mutex_);
    forget_claimed();
    if (waiting_.size() >= most_waiting()) return false;
    waiting_.push_back(piece);
    is_needed = waiting_.size() > idle_;
  }
  changed_.notify_one();
  if (is_needed && on_need_) on_need_();
  return true;
}

/// Those that their own threads have claimed.
void WorkPool::forget_claimed() {
  while (!waiting_.empty() && waiting_.front()->is_claimed()) waiting_.pop_front();
}

void WorkPool::help(SearchTools& tools) {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    changed_.wait(lock, [&] { return !waiting_.empty() || is_closed_; });
    --idle_;
    if (waiting_.empty()) return;
    const std::shared_ptr<WorkPiece> piece = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    piece->claim(tools);
    lock.lock();
  }
}

void WorkPool::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace paperhop::cli
