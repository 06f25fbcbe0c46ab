// SPDX-License-Identifier: Apache-2.0
//
// InterruptGuard: while it lives, SIGINT and SIGTERM let the line that is being written come to its
// end, and then end the program as they always do: the shell sees the signal. A second one does not
// wait.
#pragma once

#include <csignal>
#include <thread>

#include "base/unique_fd.hpp"
#include "cli/search/ordered_output.hpp"

namespace paperhop::cli {

class InterruptGuard {
 public:
  explicit InterruptGuard(OrderedOutput& output);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  void watch();
  void die(int signal);
  /// A signal that came; 0 where the guard ends first.
  int wait_for_signal(int milliseconds);

  OrderedOutput& output_;
  sigset_t signals_{};
  sigset_t before_{};
  UniqueFd signal_descriptor_;
  UniqueFd end_descriptor_;
  std::thread thread_;
};

}  // namespace paperhop::cli
