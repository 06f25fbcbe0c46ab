// SPDX-License-Identifier: Apache-2.0
//
// Which of a few dozen literals stand around a place of a text. A few neighbouring characters at a
// fixed offset of each literal are its key, all that these may stand for; a table by keys that fits
// the first-level cache says of most places at once that nothing stands there.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "ids/window_filter.hpp"

namespace paperhop {

/// A literal and the numbers that a hit on it is told by.
struct NumberedLiteral {
  std::string text;
  std::vector<std::size_t> numbers;
};

class LiteralTable {
 public:
  /// How many characters a key has.
  static constexpr std::size_t kPair = 2;
  static constexpr std::size_t kWindow = WindowFilter::kWidth;
  static_assert(kWindow == 4);

  /// So many literals at most: their places in the list have a byte. They have no more than 65535 slots together.
  static constexpr std::size_t kMostLiterals = 256;

  /// Enters each literal (lower case, with the marks of characters_of()) under the `width` characters
  /// (a pair or a window) at its offset; it has that many.
  LiteralTable(const std::vector<NumberedLiteral>& literals, const std::vector<std::size_t>& offsets,
               std::size_t width);

  /// False where there was more than the table's small numbers can count: literals are then missed.
  bool fits() const { return fits_; }

  /// Calls on_hit(literal number, offset in the text) for each literal that stands there with its key
  /// at `at`.
  template <typename OnHit>
  void look_at(std::string_view text, std::size_t at, OnHit& on_hit) const {
    if (at + width_ > text.size()) return;
    const std::size_t slot = slot_at(text, at);
    look_at_entries(text, at, slots_[slot], slots_[slot + 1], on_hit);
  }

  /// The same for each offset of the batch, in order.
  template <typename OnHit>
  void look_at_all(std::string_view text, const WindowFilter::Batch& batch, OnHit& on_hit) const {
    Candidates candidates;
    narrow(text, batch, candidates);
    for (std::size_t i = 0; i < candidates.size; ++i) {
      const std::size_t at = batch.base + candidates.offsets[i];
      const std::size_t slot = candidates.slots[i];
      for (unsigned left = candidates.entries[i]; left != 0; left &= left - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(left));
        const std::size_t entry = slots_[slot] + bit;
        const std::size_t end = slots_[slot + 1];
        look_at_entries(text, at, entry, bit == kLastBit ? end : std::min(entry + 1, end), on_hit);
      }
    }
  }

 private:
  /// The first bytes of a literal, compared at once: those of the mask must be as wanted, and digits
  /// must stay in their row of ASCII with six added. And what is asked next: a line of the cache holds it all.
  struct alignas(64) Head {
    using Bytes [[gnu::vector_size(16)]] = unsigned char;
    using Words [[gnu::vector_size(16)]] = std::uint64_t;

    Bytes mask{};
    Bytes wanted{};
    Bytes six{};
    std::uint8_t offset = 0;    ///< of the key in the literal
    std::uint8_t said = 0;      ///< bytes of the literal about which this says all
    bool says_all = false;      ///< there are no others
    std::uint16_t numbers = 0;  ///< where those of the literal begin
    std::uint16_t numbers_end = 0;
    // The rarest of its bytes outside of the key: of several literals with one key it tells most apart.
    std::uint8_t rare = 0;  ///< its offset in the literal
    unsigned char rare_mask = 0;
    unsigned char rare_wanted = 0;

    bool stands_at(const char* literal_begin) const {
      if ((static_cast<unsigned char>(literal_begin[rare]) & rare_mask) != rare_wanted) return false;
      Bytes bytes;
      std::memcpy(&bytes, literal_begin, sizeof bytes);
      const auto wrong = reinterpret_cast<Words>(((bytes & mask) ^ wanted) | (((bytes + six) & mask) ^ wanted));
      return (wrong[0] | wrong[1]) == 0;
    }
  };

  /// Of a slot's entries, those that may stand somewhere: a bit for each, the last one for all that are left.
  using Entries = std::uint16_t;
  static constexpr std::size_t kLastBit = 15;

  /// Offsets of a batch at which some literal may stand, the slots of the keys there, and which of their entries.
  struct Candidates {
    std::size_t size = 0;
    std::array<std::uint16_t, WindowFilter::Batch::kMost> offsets;
    std::array<std::uint16_t, WindowFilter::Batch::kMost> slots;
    std::array<Entries, WindowFilter::Batch::kMost> entries;
  };

  static constexpr unsigned kKindBits = 6;

  /// What a byte counts as in a pair, or beside a window: one number for both cases of a letter, for all blanks and
  /// line ends, for all that stands in no literal.
  static constexpr std::array<std::uint8_t, 256> kKinds = [] {
    std::array<std::uint8_t, 256> kinds{};
    std::uint8_t next = 1;
    for (const char c : std::string_view("&'()*+,-./:;<=>?@[\\]^_`|0123456789"))
      kinds[static_cast<unsigned char>(c)] = next++;
    for (unsigned char i = 0; i < 26; ++i) kinds['a' + i] = kinds['A' + i] = next++;
    for (const char c : std::string_view(" \t\n")) kinds[static_cast<unsigned char>(c)] = next;
    return kinds;
  }();
  static_assert(kKinds[' '] < 1 << kKindBits);

  /// By the kind of a byte, the entries of a slot that it may stand before, or behind: "arxiv." from "arxiv-", "eprint"
  /// from "print", an ID from a table's numbers.
  struct Around {
    std::array<Entries, std::size_t{1} << kKindBits> before{};
    std::array<Entries, std::size_t{1} << kKindBits> behind{};

    bool operator==(const Around&) const = default;
  };

  static std::uint32_t kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }

  static constexpr std::size_t kSlots = std::size_t{1} << (2 * kKindBits);

  std::size_t slot_at(std::string_view text, std::size_t at) const {
    if (width_ == kWindow) return window_slot(text.data() + at);
    return kind_of(text[at]) | kind_of(text[at + 1]) << kKindBits;
  }

  /// Four bytes without the bit in which cases differ, scattered by a product.
  static std::size_t window_slot(const char* at) {
    constexpr std::uint32_t kScatter = 0x9E3779B1;
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return ((bytes | 0x20202020U) * kScatter) >> (32 - 2 * kKindBits);
  }

  /// Keeps of the batch only offsets where some literal may stand; each has a whole key behind it.
  void narrow(std::string_view text, const WindowFilter::Batch& batch, Candidates& candidates) const;

  template <typename OnHit>
  void look_at_entries(std::string_view text, std::size_t at, std::size_t entry, std::size_t end, OnHit& on_hit) const {
    const bool is_amid = at >= longest_ && at + longest_ <= text.size();
    for (; entry < end; ++entry) {
      const std::size_t literal = entries_[entry];
      if (!(is_amid ? stands_amid(text, at, literal) : stands_near_end(text, at, literal))) continue;
      const Head& head = heads_[literal];
      for (std::size_t n = head.numbers; n < head.numbers_end; ++n) on_hit(numbers_[n], at - head.offset);
    }
  }

  static Head head_of(std::string_view literal, std::size_t offset);
  static void note_rarest(Head& head, std::string_view literal, std::size_t width);
  void enter_surroundings();
  static void add_entries(Around& to, const Around& more);
  void add_surroundings(std::size_t literal, Entries entry, Around& around) const;

  /// The literal stands with its key at `at`, where the text has longest_ bytes before and behind that.
  bool stands_amid(std::string_view text, std::size_t at, std::size_t literal) const {
    const Head& head = heads_[literal];
    if (!head.stands_at(text.data() + at - head.offset)) return false;
    return head.says_all || goes_on(text, at - head.offset, literals_[literal], head.said);
  }
  bool stands_near_end(std::string_view text, std::size_t at, std::size_t literal) const {
    const std::size_t offset = heads_[literal].offset;
    return offset <= at && goes_on(text, at - offset, literals_[literal], 0);
  }
  /// It stands at `begin` if its first `known` bytes do.
  static bool goes_on(std::string_view text, std::size_t begin, std::string_view literal, std::size_t known);

  std::size_t width_;
  std::size_t longest_ = sizeof(Head::Bytes);      ///< bytes that looking at a literal may need
  std::array<std::uint16_t, kSlots + 1> slots_{};  ///< where each slot's entries begin
  std::vector<std::uint8_t> entries_;              ///< places in the list of literals
  std::array<std::uint8_t, kSlots> groups_{};      ///< of each slot, its place in the next list
  std::vector<Around> around_;                     ///< what may stand around keys; of the first none is one
  std::vector<Head> heads_;                        ///< of each literal
  std::vector<std::uint16_t> numbers_;             ///< of the literals, one's behind another's
  std::vector<std::string> literals_;
  bool fits_ = true;
};

/// The characters that a literal's character stands for: '#' is any digit, '%' 0 or 1 (as in the tens of
/// a month), '~' a blank or line end; any other is itself.
std::string_view characters_of(const char& literal_character);

}  // namespace paperhop
