// SPDX-License-Identifier: Apache-2.0
//
// UnpackBudget: how much may be unpacked from what was read, over all containers in each other.
// A bomb of some kilobytes must not keep a machine busy for hours.
#pragma once

#include <cstdint>
#include <string>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace paperhop {

class UnpackBudget {
 public:
  UnpackBudget() = default;
  /// So many bytes, beside what is read.
  explicit UnpackBudget(std::uint64_t most) : most_(most) {}

  /// So many bytes of the file itself were read.
  void add_read(std::uint64_t size) { most_ += limits::kUnpackedRatio * size; }
  /// So many were unpacked, by any of the containers. False where that is too much.
  bool add_unpacked(std::uint64_t size) {
    unpacked_ += size;
    if (unpacked_ > most_) is_spent_ = true;
    return !is_spent_;
  }

  /// True once it was too much.
  bool is_spent() const { return is_spent_; }
  std::uint64_t unpacked() const { return unpacked_; }
  /// What may be unpacked of what was read until now.
  std::uint64_t left() const { return unpacked_ < most_ ? most_ - unpacked_ : 0; }

 private:
  std::uint64_t most_ = limits::kUnpackedAlways;
  std::uint64_t unpacked_ = 0;
  bool is_spent_ = false;
};

inline Error bomb_error() {
  return {ErrorCode::unpacks_too_much, "unpacks to more than " + std::to_string(limits::kUnpackedRatio) +
                                           " times its size; unpack it to a file and name that, if you trust it"};
}

}  // namespace paperhop
