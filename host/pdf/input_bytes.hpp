// SPDX-License-Identifier: Apache-2.0
//
// InputBytes: a whole file in memory. The file is read, not mapped: somebody else may cut it
// short while it is parsed, and a mapping would then end the process with SIGBUS.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace paperhop::pdf {

class InputBytes {
 public:
  InputBytes() = default;
  InputBytes(InputBytes&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  InputBytes& operator=(InputBytes&&) = delete;
  ~InputBytes();

  std::string_view view() const { return {data_, size_}; }

  /// Reads all of `fd`: a regular file or memfd from its start whatever its position, a pipe to its
  /// end. pdf_too_large above limits::kPdfFile; unreadable.
  static Result<InputBytes> read(int fd);

 private:
  Status read_file(int fd, std::size_t size);
  Status read_stream(int fd);
  bool reserve(std::size_t capacity);

  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace paperhop::pdf
