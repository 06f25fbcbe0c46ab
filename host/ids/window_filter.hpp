// SPDX-License-Identifier: Apache-2.0
//
// Where in a text one of a few dozen short windows of characters may stand, many bytes at a time: a
// table look-up or two for each character of a window by the byte shuffles of the processor, as in the
// Teddy algorithm of Hyperscan and Rust's aho-corasick. It may say yes too often, never no too often.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ids/window_arrangement.hpp"
#include "text/cpu.hpp"

namespace paperhop {

class WindowFilter {
 public:
  static constexpr std::size_t kWidth = kWindowWidth;

  WindowFilter(const std::vector<LiteralBytes>& literals, CpuLevel level);

  /// Where in each literal its window begins.
  const std::vector<std::size_t>& offsets() const { return offsets_; }

  /// Bytes that the loops look at in one go.
  static constexpr std::size_t kBlock = 64;

  /// Offsets of a text from `base` on: what that many bytes of it, which stay in the first-level cache, may give.
  struct Batch {
    static constexpr std::size_t kMost = 4096;

    std::size_t base = 0;
    std::size_t size = 0;
    std::array<std::uint16_t, kMost> offsets;
    std::array<std::uint64_t, kMost / kBlock> masks;  ///< bytes of each block where a window may begin
  };

  /// Fills the batch with the offsets from `at` on where a window may begin, in order. Gives where to
  /// go on, text.size() at the end.
  std::size_t collect(std::string_view text, std::size_t at, Batch& batch) const;

 private:
  /// For a place of the window, the buckets that allow a character, as bits.
  struct Place {
    /// By the low and the high half of the byte; both must allow it. For shuffles of 16 bytes.
    std::array<std::uint8_t, 16> low{};
    std::array<std::uint8_t, 16> high{};
    /// By its lower six bits. For look-ups in 64 bytes.
    std::array<std::uint8_t, 64> six{};
    /// By the whole byte.
    std::array<std::uint8_t, 256> whole{};
  };

  bool may_begin(const char* at) const;
  void mask_avx512(const char* from, std::size_t blocks, Batch& batch) const;
  void mask_avx2(const char* from, std::size_t blocks, Batch& batch) const;
  void mask_ssse3(const char* from, std::size_t blocks, Batch& batch) const;
  static void write_offsets(std::size_t blocks, Batch& batch);

  CpuLevel level_;
  std::vector<std::size_t> offsets_;
  std::array<Place, kWidth> places_{};
};

}  // namespace paperhop
