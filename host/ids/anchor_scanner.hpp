// SPDX-License-Identifier: Apache-2.0
//
// The cheap scan: finds every place where one of a few dozen literals stands, by looking up
// each pair of neighbouring bytes in a bitmap that fits the first-level cache. Each literal
// is entered under its rarest pair, so most text costs one look-up a byte.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop {

class AnchorScanner {
 public:
  /// Literals of at least two characters: ASCII case is ignored, '#' is any digit, '~' a blank or
  /// line end. The number of a literal is its place in the list.
  explicit AnchorScanner(const std::vector<std::string_view>& literals);

  /// Calls on_hit(literal number, offset) for each occurrence. Hits come in order of the place of
  /// the rarest pair, so an offset may be up to a literal's length smaller than the one before.
  template <typename OnHit>
  void scan(std::string_view text, OnHit&& on_hit) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      const std::uint32_t pair = fold_pair(bytes[at], bytes[at + 1]);
      if (!pairs_[pair]) continue;
      for (const Entry& entry : entries_[bucket_[pair]]) {
        if (entry.offset > at) continue;
        const std::size_t begin = at - entry.offset;
        if (matches(text, begin, entry.literal)) on_hit(entry.number, begin);
      }
    }
  }

 private:
  struct Entry {
    std::string literal;
    std::size_t number;
    std::size_t offset;  ///< of the pair in the literal
  };

  static constexpr std::uint32_t fold_pair(unsigned first, unsigned second) {
    return ((first | 0x20U) << 8) | (second | 0x20U);
  }
  static bool matches(std::string_view text, std::size_t at, std::string_view literal);
  void enter(std::uint32_t pair, const Entry& entry);

  std::bitset<65536> pairs_;
  std::vector<std::uint16_t> bucket_;
  std::vector<std::vector<Entry>> entries_;
};

}  // namespace paperhop
