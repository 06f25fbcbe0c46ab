// SPDX-License-Identifier: Apache-2.0
//
// Where in a text one of a few dozen groups of three characters may begin, 32 bytes at a time:
// two table look-ups a byte by the shuffle instruction of AVX2, as in the Teddy algorithm of
// Hyperscan and Rust's aho-corasick. It may say yes too often, never no too often.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace paperhop {

class TripleFilter {
 public:
  static constexpr std::size_t kWidth = 3;

  /// Bytes, known only by which low and which high halves they have, as bits.
  struct Bytes {
    std::uint16_t low = 0;
    std::uint16_t high = 0;

    void add(char c);
    bool operator==(const Bytes&) const = default;

    static constexpr Bytes any() { return {0xFFFF, 0xFFFF}; }
  };
  /// The bytes that may stand at each place of a triple.
  using Triple = std::array<Bytes, kWidth>;

  TripleFilter() = default;
  explicit TripleFilter(const std::vector<Triple>& triples);

  /// How common a byte is in ordinary text and pages, roughly, per thousand bytes.
  static unsigned commonness(char c);

  /// Offsets of a text, some at a time.
  struct Batch {
    std::array<std::size_t, 512> offsets;
    std::size_t size = 0;
  };

  /// Fills the batch with the offsets from `at` on where a triple may begin, in order; among the
  /// last bytes of the text that is every one. Gives where to go on, text.size() at the end.
  /// Only where it is_useful().
  std::size_t collect(std::string_view text, std::size_t at, Batch& batch) const;

  /// False where the machine has no AVX2.
  static bool is_useful();

 private:
  static constexpr std::size_t kBuckets = 8;

  /// By the low and the high half of a byte: the buckets that allow it, as bits.
  struct Tables {
    std::array<std::uint8_t, 16> low{};
    std::array<std::uint8_t, 16> high{};
  };

  std::array<Tables, kWidth> places_{};
};

}  // namespace paperhop
