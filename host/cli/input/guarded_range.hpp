// SPDX-License-Identifier: Apache-2.0
//
// GuardedRange: memory that a file is mapped into. Where a file is cut off while it is read, or its disk fails,
// touching a page of it ends a program by SIGBUS; here the page becomes zeros instead, and one can ask for it.
#pragma once

#include <cstddef>
#include <optional>

namespace paperhop::cli {

class GuardedRange {
 public:
  /// Memory for `size` bytes and a page behind them, all zeros, which takes none until something is mapped over it.
  /// Nothing where there is no room, or no guard any more. The first one sets the handler of SIGBUS.
  static std::optional<GuardedRange> reserve(std::size_t size);

  GuardedRange(GuardedRange&& other) noexcept;
  GuardedRange& operator=(GuardedRange&&) = delete;
  ~GuardedRange();

  char* begin() const { return memory_ + offset_; }
  /// The first byte of the first page that was lost, counted from begin().
  std::optional<std::size_t> first_lost() const;
  /// Whole pages become zeros again, and what was mapped over them takes no memory any more.
  void clear(std::size_t from, std::size_t size) const;

 private:
  GuardedRange(char* memory, std::size_t size, std::size_t offset, std::size_t guard)
      : memory_(memory), size_(size), offset_(offset), guard_(guard) {}

  char* memory_;
  std::size_t size_;
  std::size_t offset_;  ///< of begin()
  std::size_t guard_;
};

}  // namespace paperhop::cli
