// SPDX-License-Identifier: Apache-2.0
//
// Writes all bytes to a descriptor: the one place that knows of short writes and of signals.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string_view>

namespace paperhop {

/// Writes `bytes` to `fd`, however many calls that takes. False with errno set where it cannot.
inline bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace paperhop
