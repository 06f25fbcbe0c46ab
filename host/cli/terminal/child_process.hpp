// SPDX-License-Identifier: Apache-2.0
//
// ChildProcess: a program with three pipes, killed with all that it started when it goes out
// of scope. Reads and writes end at a deadline.
#pragma once

#include <sys/types.h>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace paperhop::cli {

using Deadline = std::chrono::steady_clock::time_point;

class ChildProcess {
 public:
  /// Starts argv[0] in the folder where it lies. It gets the environment of this process, as
  /// from a browser, descriptors 0, 1 and 2 and no other, and a process group of its own.
  static Result<ChildProcess> start(const std::vector<std::string>& argv);

  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;
  ~ChildProcess();

  enum class Wait { done, closed, timeout };

  /// Writes all of `bytes` to its input.
  Wait write(std::string_view bytes, Deadline deadline);

  /// Appends its output to `out` until that holds `size` bytes.
  Wait read_until(std::string& out, std::size_t size, Deadline deadline);

  void close_input() { input_.reset(); }

  /// Its exit status as of waitpid once it has ended, or nothing at the deadline.
  std::optional<int> wait(Deadline deadline);

  /// What it wrote to its standard error so far, at most a few lines.
  const std::string& complaint() const { return complaint_; }

 private:
  ChildProcess(pid_t pid, UniqueFd input, UniqueFd output, UniqueFd errors);
  void take_errors();

  pid_t pid_ = -1;
  UniqueFd input_;
  UniqueFd output_;
  UniqueFd errors_;
  std::string complaint_;
};

}  // namespace paperhop::cli
