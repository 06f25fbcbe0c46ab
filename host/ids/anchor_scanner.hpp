// SPDX-License-Identifier: Apache-2.0
//
// The cheap scan: finds every place where one of a few dozen literals stands. A filter passes
// over most text many bytes at a time; where it cannot, each pair of neighbouring bytes is
// looked up in a bitmap that fits the first-level cache. Each literal is entered under the
// beginning of its rarest three characters.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ids/triple_filter.hpp"

namespace paperhop {

class AnchorScanner {
 public:
  /// Literals of at least two characters: ASCII case is ignored, '#' is any digit, '~' a blank or
  /// line end. The number of a literal is its place in the list.
  explicit AnchorScanner(const std::vector<std::string_view>& literals);

  /// Calls on_hit(literal number, offset) for each occurrence. Hits come in order of the place of
  /// the rarest characters, so an offset may be up to a literal's length smaller than the one before.
  template <typename OnHit>
  void scan(std::string_view text, OnHit&& on_hit) const {
    if (!filter_.is_useful()) {
      for (std::size_t at = 0; at + 1 < text.size(); ++at) look_at(text, at, on_hit);
      return;
    }
    TripleFilter::Batch batch;
    for (std::size_t at = 0; at < text.size();) {
      at = filter_.collect(text, at, batch);
      for (std::size_t i = 0; i < batch.size; ++i) look_at(text, batch.offsets[i], on_hit);
    }
  }

 private:
  struct Entry {
    std::string literal;
    std::size_t number;
    std::size_t offset;  ///< of the pair in the literal
  };

  /// The literals whose rarest characters begin at `at`.
  template <typename OnHit>
  void look_at(std::string_view text, std::size_t at, OnHit& on_hit) const {
    if (at + 1 >= text.size()) return;
    const std::uint32_t pair =
        fold_pair(static_cast<unsigned char>(text[at]), static_cast<unsigned char>(text[at + 1]));
    if (!pairs_[pair]) return;
    for (const Entry& entry : entries_[bucket_[pair]]) {
      if (entry.offset > at) continue;
      const std::size_t begin = at - entry.offset;
      if (matches(text, begin, entry.literal)) on_hit(entry.number, begin);
    }
  }

  static constexpr std::uint32_t fold_pair(unsigned first, unsigned second) {
    return ((first | 0x20U) << 8) | (second | 0x20U);
  }
  static bool matches(std::string_view text, std::size_t at, std::string_view literal);
  void enter(std::uint32_t pair, const Entry& entry);

  TripleFilter filter_;
  std::bitset<65536> pairs_;
  std::vector<std::uint16_t> bucket_;
  std::vector<std::vector<Entry>> entries_;
};

}  // namespace paperhop
