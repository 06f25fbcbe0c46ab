// SPDX-License-Identifier: Apache-2.0
//
// HeldMemory: bytes that are held, in all, by files and leaves that do not have the turn: output that waits, papers
// that are kept in mind, large pages and records. Who finds no room waits for the turn, and then takes what it
// needs: one at a time has it, so memory is bounded whatever the number of threads, and what is found is the same.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::cli {

class HeldMemory {
 public:
  /// Calls `on_room` where somebody waits for room and some was given back, in the thread that did.
  explicit HeldMemory(std::function<void()> on_room) : on_room_(std::move(on_room)) {}

  /// Bytes that somebody holds until this is gone.
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
      if (size_ > 0 && memory_) memory_->give_back(size_);
    }

    std::size_t size() const { return size_; }
    /// Holds what another part held.
    void join(Part&& other) {
      if (!memory_) memory_ = other.memory_;
      size_ += std::exchange(other.size_, 0);
    }
    /// Holds more in any case.
    void add(std::size_t size) {
      if (memory_) memory_->held_ += size;
      size_ += size;
    }

   private:
    friend class HeldMemory;
    Part(HeldMemory& memory, std::size_t size) : memory_(&memory), size_(size) {}

    HeldMemory* memory_ = nullptr;
    std::size_t size_ = 0;
  };

  /// Somebody waits for room, and looks for it again each time that on_room() is called.
  class Wait {
   public:
    explicit Wait(HeldMemory& memory) : memory_(memory) { ++memory_.waiting_; }
    ~Wait() { --memory_.waiting_; }
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;

   private:
    HeldMemory& memory_;
  };

  bool has_room(std::size_t size) const { return held_ + size <= limits::kHeldInAll; }

  /// A part that holds nothing yet.
  Part empty_part() { return {*this, 0}; }

  /// Nothing where there is no room.
  std::optional<Part> take(std::size_t size) {
    if (held_.fetch_add(size) + size <= limits::kHeldInAll) return Part(*this, size);
    held_ -= size;
    return std::nullopt;
  }

 private:
  void give_back(std::size_t size) {
    held_ -= size;
    if (waiting_ > 0) on_room_();
  }

  std::function<void()> on_room_;
  std::atomic<std::size_t> held_ = 0;
  std::atomic<std::size_t> waiting_ = 0;
};

}  // namespace paperhop::cli
