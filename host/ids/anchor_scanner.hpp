// SPDX-License-Identifier: Apache-2.0
//
// The cheap scan: finds every place where one of a few dozen literals stands. A filter passes
// over most text many bytes at a time; where it cannot, each pair of neighbouring bytes is
// looked up in a bitmap that fits the first-level cache. Each literal is entered under the
// beginning of its rarest three characters. A host that starts for one message makes one: so it
// is small, and the filter waits until so much text has come that it pays.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
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
  /// A const scanner may be shared by threads.
  template <typename OnHit>
  void scan(std::string_view text, OnHit&& on_hit) const {
    const TripleFilter* const filter = filter_for(text.size());
    if (filter == nullptr) {
      for (std::size_t at = 0; at + 1 < text.size(); ++at) look_at(text, at, on_hit);
      return;
    }
    TripleFilter::Batch batch;
    for (std::size_t at = 0; at < text.size();) {
      at = filter->collect(text, at, batch);
      for (std::size_t i = 0; i < batch.size; ++i) look_at(text, batch.offsets[i], on_hit);
    }
  }

 private:
  struct Literal {
    std::string text;
    std::size_t offset;  ///< of the rarest characters
  };

  /// The literals whose rarest characters begin at `at`.
  template <typename OnHit>
  void look_at(std::string_view text, std::size_t at, OnHit& on_hit) const {
    if (at + 1 >= text.size()) return;
    const std::uint32_t pair =
        fold_pair(static_cast<unsigned char>(text[at]), static_cast<unsigned char>(text[at + 1]));
    if (!is_entered(pair)) return;
    const std::size_t place = place_of(pair);
    for (std::size_t entry = starts_[place]; entry < starts_[place + 1]; ++entry) {
      const Literal& literal = literals_[entries_[entry]];
      if (literal.offset > at) continue;
      const std::size_t begin = at - literal.offset;
      if (matches(text, begin, literal.text)) on_hit(entries_[entry], begin);
    }
  }

  static constexpr std::uint32_t fold_pair(unsigned first, unsigned second) {
    return ((first | 0x20U) << 8) | (second | 0x20U);
  }
  static bool matches(std::string_view text, std::size_t at, std::string_view literal);

  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kWords = 65536 / kWordBits;

  bool is_entered(std::uint32_t pair) const { return (pairs_[pair / kWordBits] >> (pair % kWordBits) & 1U) != 0; }
  /// How many smaller pairs are entered.
  std::size_t place_of(std::uint32_t pair) const {
    const std::uint64_t smaller = pairs_[pair / kWordBits] & ((std::uint64_t{1} << (pair % kWordBits)) - 1);
    return places_[pair / kWordBits] + static_cast<std::size_t>(std::popcount(smaller));
  }

  void enter(const std::vector<std::pair<std::uint32_t, std::uint16_t>>& sorted);

  /// The filter, or null where the machine has none or too little text has come yet.
  const TripleFilter* filter_for(std::size_t size) const;

  std::vector<Literal> literals_;
  std::array<std::uint64_t, kWords> pairs_{};   ///< the pairs that literals are entered under, as bits
  std::array<std::uint16_t, kWords> places_{};  ///< of the first pair of each word
  std::vector<std::uint16_t> starts_;           ///< where the entries of a pair begin, by its place
  std::vector<std::uint16_t> entries_;          ///< numbers of literals

  mutable std::atomic<std::size_t> scanned_{0};
  mutable std::once_flag filter_once_;
  mutable TripleFilter filter_;
  mutable std::atomic<bool> filter_ready_{false};
};

}  // namespace paperhop
