// SPDX-License-Identifier: Apache-2.0
//
// The cheap scan: finds every place where one of a few dozen literals stands. A filter passes
// over most text many bytes at a time; where it cannot, each pair of neighbouring bytes is
// looked up in a table that fits the first-level cache. Each literal is entered under the
// beginning of its rarest three characters. A host that starts for one message makes one: so it
// is small, and the filter waits until so much text has come that it pays.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
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
    const std::size_t bucket = bucket_of(text[at], text[at + 1]);
    if (bucket == 0) return;
    for (std::size_t entry = starts_[bucket]; entry < starts_[bucket + 1]; ++entry) {
      const Literal& literal = literals_[entries_[entry]];
      if (literal.offset > at) continue;
      const std::size_t begin = at - literal.offset;
      if (matches(text, begin, literal.text)) on_hit(entries_[entry], begin);
    }
  }

  /// Both cases of a letter give one number (and some other bytes share theirs).
  static constexpr std::uint8_t fold(char c) {
    return static_cast<std::uint8_t>(static_cast<unsigned char>(c) | 0x20U);
  }
  static bool matches(std::string_view text, std::size_t at, std::string_view literal);

  std::size_t bucket_of(char first, char second) const { return buckets_[rows_[fold(first)] + fold(second)]; }

  /// A literal and the pair of bytes it is entered under, in the order of the buckets.
  using PairEntry = std::tuple<std::uint8_t, std::uint8_t, std::uint16_t>;
  void enter(const std::vector<PairEntry>& sorted);

  /// The filter, or null where the machine has none or too little text has come yet.
  const TripleFilter* filter_for(std::size_t size) const;

  static constexpr std::size_t kRow = 256;

  std::vector<Literal> literals_;
  std::array<std::uint16_t, kRow> rows_{};  ///< by the first byte of a pair: where its row of buckets begins
  std::vector<std::uint16_t> buckets_;      ///< rows by the second byte; 0 where no literal is entered
  std::vector<std::uint16_t> starts_;       ///< by bucket: where its entries begin
  std::vector<std::uint16_t> entries_;      ///< numbers of literals

  mutable std::atomic<std::size_t> scanned_{0};
  mutable std::once_flag filter_once_;
  mutable TripleFilter filter_;
  mutable std::atomic<bool> filter_ready_{false};
};

}  // namespace paperhop
