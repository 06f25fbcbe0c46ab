// SPDX-License-Identifier: Apache-2.0
#include "ids/window_arrangement.hpp"

#include <algorithm>
#include <bit>
#include <string_view>

namespace paperhop {
namespace {

/// Rounds over all literals. Later ones seldom better anything.
constexpr int kRounds = 4;

/// Of each ASCII character in ordinary text and pages, roughly, per thousand bytes.
constexpr auto kCommonness = [] {
  std::array<std::uint16_t, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = i < 0x20 ? 1 : 2;
  constexpr std::string_view kLetters = "etaoinrslcdhumpfgbywvkxjqz";
  constexpr std::array<std::uint8_t, 26> kTheirs = {80, 60, 55, 55, 52, 52, 48, 48, 32, 28, 28, 24, 22,
                                                    20, 20, 16, 15, 12, 10, 8,  8,  5,  3,  1,  1,  1};
  for (std::size_t i = 0; i < kLetters.size(); ++i) table[static_cast<unsigned char>(kLetters[i])] = kTheirs[i];
  for (char digit = '0'; digit <= '9'; ++digit) table[static_cast<unsigned char>(digit)] = 6;
  table[' '] = 150;
  table['\n'] = 20;
  table['.'] = 15;
  table['-'] = 12;
  table['/'] = 8;
  table[':'] = 6;
  return table;
}();

/// Behind a digit the next is one so many times as often as elsewhere (versions, years), behind a blank a
/// blank (tables, indented lines).
constexpr std::uint64_t kDigitBehindDigit = 10;
constexpr std::uint64_t kBlankBehindBlank = 3;

/// Sums of kCommonness for each eight characters and each set of them.
constexpr auto kSums = [] {
  std::array<std::array<std::uint16_t, 256>, 16> sums{};
  for (std::size_t byte = 0; byte < sums.size(); ++byte) {
    for (std::size_t set = 1; set < 256; ++set) {
      const auto lowest = static_cast<std::size_t>(std::countr_zero(set));
      sums[byte][set] = static_cast<std::uint16_t>(sums[byte][set & (set - 1)] + kCommonness[8 * byte + lowest]);
    }
  }
  return sums;
}();

constexpr ByteSet kDigits = [] {
  ByteSet digits;
  for (char digit = '0'; digit <= '9'; ++digit) digits.add(digit);
  return digits;
}();

std::uint64_t sum_of(ByteSet set) {
  std::uint64_t sum = 0;
  for (std::size_t byte = 0; byte < kSums.size(); ++byte) {
    sum += kSums[byte][set.bits[byte / 8] >> (8 * (byte % 8)) & 0xFFU];
  }
  return sum;
}

ByteSet digits_of(ByteSet set) {
  return {{set.bits[0] & kDigits.bits[0], 0}};
}

Window united(const Window& a, const Window& b) {
  Window both;
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = a[i] | b[i];
  return both;
}

Window window_at(const LiteralBytes& literal, std::size_t at) {
  Window window;
  std::copy_n(literal.begin() + static_cast<std::ptrdiff_t>(at), window.size(), window.begin());
  return window;
}

}  // namespace

unsigned commonness(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < kCommonness.size() ? kCommonness[byte] : 1;
}

WindowArrangement::WindowArrangement(const std::vector<LiteralBytes>& literals, Blur blur)
    : literals_(literals), blur_(blur), choices_(literals.size()) {
  for (int round = 0; round < kRounds; ++round) {
    bool better = false;
    for (std::size_t i = 0; i < literals_.size(); ++i) better = place(i) || better;
    if (!better) break;
  }
}

std::vector<std::size_t> WindowArrangement::offsets() const {
  std::vector<std::size_t> offsets;
  offsets.reserve(choices_.size());
  for (const Choice& choice : choices_) offsets.push_back(choice.offset);
  return offsets;
}

/// True where the literal went to another place than it had.
bool WindowArrangement::place(std::size_t number) {
  const Choice before = choices_[number];
  if (before.bucket != kNoBucket) {
    choices_[number] = {};
    refresh(before.bucket);
  }
  Choice best;
  auto least = static_cast<std::uint64_t>(-1);
  const LiteralBytes& literal = literals_[number];
  for (std::size_t at = 0; at + kWindowWidth <= literal.size(); ++at) {
    const Window window = window_at(literal, at);
    for (std::size_t bucket = 0; bucket < windows_.size(); ++bucket) {
      const std::uint64_t cost = chance_of(united(windows_[bucket], window)) - chances_[bucket];
      if (cost < least) {
        least = cost;
        best = {at, bucket};
      }
    }
  }
  choices_[number] = best;
  refresh(best.bucket);
  return best.offset != before.offset || best.bucket != before.bucket;
}

void WindowArrangement::refresh(std::size_t bucket) {
  Window window{};
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    if (choices_[i].bucket == bucket) window = united(window, window_at(literals_[i], choices_[i].offset));
  }
  windows_[bucket] = window;
  chances_[bucket] = chance_of(window);
}

/// How often ordinary text would pass, on no particular scale.
std::uint64_t WindowArrangement::chance_of(const Window& window) const {
  std::uint64_t product = 1;
  ByteSet before;
  for (const ByteSet place : window) {
    const ByteSet passes = blur_(place);
    std::uint64_t sum = sum_of(passes);
    if (digits_of(before) != ByteSet()) sum += (kDigitBehindDigit - 1) * sum_of(digits_of(passes));
    if (before.has(' ') && passes.has(' ')) sum += (kBlankBehindBlank - 1) * commonness(' ');
    product *= sum;
    before = passes;
  }
  return product;
}

}  // namespace paperhop
