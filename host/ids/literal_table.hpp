// SPDX-License-Identifier: Apache-2.0
//
// Which of a few dozen literals stand around a place of a text. A few neighbouring characters at a
// fixed offset of each literal are its key; a table by keys that fits the first-level cache says
// of most places at once that nothing stands there.
#pragma once

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

  /// So many literals at most: those of one slot are bits.
  static constexpr std::size_t kMostLiterals = 255;

  /// Enters each literal (lower case; '#' is any digit, '~' a blank or line end) under the `width`
  /// characters (a pair or a window) at its offset; it has that many.
  LiteralTable(const std::vector<NumberedLiteral>& literals, const std::vector<std::size_t>& offsets,
               std::size_t width);

  /// Calls on_hit(literal number, offset in the text) for each literal that stands there with its key
  /// at `at`.
  template <typename OnHit>
  void look_at(std::string_view text, std::size_t at, OnHit& on_hit) const {
    if (at + width_ > text.size()) return;
    const Slot slot = slots_[slot_at(text, at)];
    for (std::uint64_t standing = standing_at(text, at, slot); standing != 0; standing &= standing - 1) {
      const std::size_t literal = slot.begin + static_cast<std::size_t>(std::countr_zero(standing));
      for (const std::size_t number : literals_[literal].numbers) on_hit(number, at - firsts_[literal].offset);
    }
  }

  /// Keeps of the batch only offsets where some literal may stand; each has a whole key behind it.
  void narrow(std::string_view text, WindowFilter::Batch& batch) const;

 private:
  /// The first eight bytes of a literal, compared at once: those of the mask must be as wanted, and digits
  /// must stay in their row of ASCII with six added.
  struct First {
    std::uint64_t mask = 0;
    std::uint64_t wanted = 0;
    std::uint64_t six = 0;
    std::size_t offset = 0;  ///< of the key in the literal
    std::size_t said = 0;    ///< bytes of the literal about which this says all

    bool stands_at(const char* literal_begin) const {
      std::uint64_t word = 0;
      std::memcpy(&word, literal_begin, sizeof word);
      return static_cast<bool>(static_cast<unsigned>((word & mask) == wanted) &
                               static_cast<unsigned>(((word + six) & mask) == wanted));
    }
  };
  struct Slot {
    std::uint8_t begin = 0;
    std::uint8_t end = 0;
  };

  static constexpr unsigned kKindBits = 6;
  static constexpr std::size_t kSlots = std::size_t{1} << (2 * kKindBits);

  /// What a byte counts as in a key: one number for both cases of a letter, for all digits, for all
  /// blanks and line ends, for all that is no ASCII or a control character.
  static constexpr std::array<std::uint8_t, 256> kKinds = [] {
    std::array<std::uint8_t, 256> kinds{};
    std::uint8_t next = 1;
    for (const char c : std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}"))
      kinds[static_cast<unsigned char>(c)] = next++;
    for (unsigned char i = 0; i < 26; ++i) kinds['a' + i] = kinds['A' + i] = next++;
    for (char digit = '0'; digit <= '9'; ++digit) kinds[static_cast<unsigned char>(digit)] = next;
    for (const char c : std::string_view(" \t\n"))
      kinds[static_cast<unsigned char>(c)] = static_cast<std::uint8_t>(next + 1);
    return kinds;
  }();

  std::size_t slot_at(std::string_view text, std::size_t at) const {
    const auto kind = [&](std::size_t i) -> std::uint32_t { return kKinds[static_cast<unsigned char>(text[at + i])]; };
    const std::uint32_t pair = kind(0) | kind(1) << kKindBits;
    return width_ == kPair ? pair : pair ^ ((kind(2) * 5 + (kind(3) << kKindBits)) % kSlots);
  }

  static First first_of(std::string_view literal, std::size_t offset);
  /// Which literals of the slot stand with their key at `at`, as bits.
  std::uint64_t standing_at(std::string_view text, std::size_t at, Slot slot) const;
  bool stands_at(std::string_view text, std::size_t begin, std::size_t literal, std::size_t known) const;

  std::size_t width_;
  std::size_t longest_ = 0;  ///< literal
  std::array<Slot, kSlots> slots_{};
  std::vector<First> firsts_;  ///< slot by slot
  std::vector<NumberedLiteral> literals_;
};

/// The characters that a literal's character stands for.
std::string_view characters_of(const char& literal_character);

}  // namespace paperhop
