// SPDX-License-Identifier: Apache-2.0
//
// Which few characters of each literal the filter of the scan looks for, and which literals share a
// bit of it, so that ordinary text seldom passes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ids/byte_set.hpp"

namespace paperhop {

/// Characters of a window.
inline constexpr std::size_t kWindowWidth = 4;
/// Windows share so many buckets: one bit of a byte each.
inline constexpr std::size_t kWindowBuckets = 8;

/// The characters that may stand at each place of a window.
using Window = std::array<ByteSet, kWindowWidth>;
/// The same of a literal: kWindowWidth places or more.
using LiteralBytes = std::vector<ByteSet>;
/// The characters that a filter cannot tell from these: itself at the least.
using Blur = ByteSet (*)(ByteSet);

/// How common a character is in ordinary text and pages, roughly, per thousand.
unsigned commonness(char c);

class WindowArrangement {
 public:
  /// First one literal after the other, then each once more while that betters anything: not the best
  /// there is, but found in a fraction of a millisecond.
  WindowArrangement(const std::vector<LiteralBytes>& literals, Blur blur);

  /// Where the window of each literal begins in it.
  std::vector<std::size_t> offsets() const;
  /// What passes in each bucket.
  const std::array<Window, kWindowBuckets>& windows() const { return windows_; }

 private:
  static constexpr std::size_t kNoBucket = static_cast<std::size_t>(-1);
  struct Choice {
    std::size_t offset = 0;
    std::size_t bucket = kNoBucket;
  };

  bool place(std::size_t number);
  void refresh(std::size_t bucket);
  std::uint64_t chance_of(const Window& window) const;

  const std::vector<LiteralBytes>& literals_;
  Blur blur_;
  std::vector<Choice> choices_;
  std::array<Window, kWindowBuckets> windows_{};
  std::array<std::uint64_t, kWindowBuckets> chances_{};
};

}  // namespace paperhop
