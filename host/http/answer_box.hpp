// SPDX-License-Identifier: Apache-2.0
//
// AnswerBox: where other threads leave the responses for a loop. Whoever answers holds it, so that an answer may come
// after its loop has ended; nobody reads it then.
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/unique_fd.hpp"

namespace paperhop::http {

/// May be used by several threads.
class AnswerBox {
 public:
  using Answers = std::vector<std::pair<int, std::string>>;  ///< descriptor of the connection, whole response

  AnswerBox() : wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

  /// Readable when there is something to look at.
  int fd() const { return wake_.get(); }

  /// Has the loop look around.
  void wake() {
    const std::uint64_t one = 1;
    (void)::write(wake_.get(), &one, sizeof one);
  }

  void put(int fd, std::string&& response) {
    {
      const std::lock_guard lock(mutex_);
      answers_.emplace_back(fd, std::move(response));
    }
    wake();
  }

  Answers take() {
    std::uint64_t ignored = 0;
    (void)::read(wake_.get(), &ignored, sizeof ignored);
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
  }

 private:
  UniqueFd wake_;
  std::mutex mutex_;
  Answers answers_;
};

}  // namespace paperhop::http
