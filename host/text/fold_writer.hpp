// SPDX-License-Identifier: Apache-2.0
//
// Writing folded text: single characters and many short stretches of the input.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace paperhop {

/// Puts a text together in the memory of a string, which only grows: no byte of it is set before it is written.
class FoldWriter {
 public:
  explicit FoldWriter(std::string& memory) : memory_(memory) {}

  void put(char c) {
    make_room(1);
    memory_[size_++] = c;
  }

  /// Appends [begin, end) of a text.
  void append(std::string_view text, std::size_t begin, std::size_t end) {
    // Most stretches are short: copying a step of fixed size takes less than measuring one.
    constexpr std::size_t kStep = 64;
    const std::size_t size = end - begin;
    make_room(size + kStep);
    char* const to = memory_.data() + size_;
    const char* const from = text.data() + begin;
    if (size <= kStep && begin + kStep <= text.size()) {
      std::memcpy(to, from, kStep);
    } else {
      std::memcpy(to, from, size);
    }
    size_ += size;
  }

  char* last() { return size_ == 0 ? nullptr : &memory_[size_ - 1]; }
  std::string_view text() const { return std::string_view(memory_).substr(0, size_); }

 private:
  void make_room(std::size_t size) {
    if (size_ + size > memory_.size()) memory_.resize(2 * (size_ + size));
  }

  std::string& memory_;
  std::size_t size_ = 0;
};

}  // namespace paperhop
