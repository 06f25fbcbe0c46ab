// SPDX-License-Identifier: Apache-2.0
//
// HeldMemory: bytes that are held, in all, by files and leaves that do not have the turn: output that waits, papers
// that are kept in mind, pages that are searched. Who finds no room waits for the turn, and then takes what it
// needs: one at a time has it, so memory is bounded whatever the number of threads, and what is found is the same.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::cli {

class HeldMemory {
 public:
  /// Bytes that somebody takes until this is gone.
  class Part {
   public:
    /// Of bytes that need not be counted.
    Part() = default;
    Part(Part&& other) noexcept
        : memory_(std::exchange(other.memory_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Part& operator=(Part&& other) noexcept {
      std::swap(memory_, other.memory_);
      std::swap(size_, other.size_);
      return *this;
    }
    ~Part() {
      if (memory_) memory_->remove(size_);
    }

   private:
    friend class HeldMemory;
    Part(HeldMemory& memory, std::size_t size) : memory_(&memory), size_(size) {}

    HeldMemory* memory_ = nullptr;
    std::size_t size_ = 0;
  };

  bool has_room() const { return held_ < limits::kHeldInAll; }

  /// Nothing where there is no room.
  std::optional<Part> take(std::size_t size) {
    if (held_.fetch_add(size) + size <= limits::kHeldInAll) return Part(*this, size);
    held_ -= size;
    return std::nullopt;
  }

  /// Takes them in any case.
  void add(std::size_t size) { held_ += size; }
  /// True where there was no room before.
  bool remove(std::size_t size) { return held_.fetch_sub(size) >= limits::kHeldInAll; }

 private:
  std::atomic<std::size_t> held_ = 0;
};

}  // namespace paperhop::cli
