// SPDX-License-Identifier: Apache-2.0
//
// UnpackBudget: how much may be unpacked from what was read, over all containers in each other.
// A bomb of some kilobytes must not keep a machine busy for hours. A part of a file that is unpacked beside others has
// a budget of its own, and asks for more once that is not enough.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace paperhop {

class UnpackBudget {
 public:
  UnpackBudget() = default;
  /// So many bytes, beside what is read; once more are unpacked, `more` is asked how many in all, once.
  explicit UnpackBudget(std::uint64_t most, std::function<std::uint64_t()> more = {})
      : most_(most), more_(std::move(more)) {}

  /// So many bytes of the file itself were read.
  void add_read(std::uint64_t size) { most_ += limits::kUnpackedRatio * size; }
  /// So many were unpacked, by any of the containers. False where that is too much.
  bool add_unpacked(std::uint64_t size) {
    unpacked_ += size;
    if (unpacked_ > most_ && more_) most_ = std::exchange(more_, {})();
    if (unpacked_ > most_) is_spent_ = true;
    return !is_spent_;
  }
  /// It was too much, as somebody else found.
  void spend() { is_spent_ = true; }

  /// True once it was too much.
  bool is_spent() const { return is_spent_; }
  std::uint64_t unpacked() const { return unpacked_; }
  /// What may be unpacked of what was read until now.
  std::uint64_t left() const { return unpacked_ < most_ ? most_ - unpacked_ : 0; }

 private:
  std::uint64_t most_ = limits::kUnpackedAlways;
  std::function<std::uint64_t()> more_;
  std::uint64_t unpacked_ = 0;
  bool is_spent_ = false;
};

inline Error bomb_error() {
  return {ErrorCode::unpacks_too_much, "unpacks to more than " + std::to_string(limits::kUnpackedRatio) +
                                           " times its size; unpack it to a file and name that, if you trust it"};
}

}  // namespace paperhop
