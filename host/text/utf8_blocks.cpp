// SPDX-License-Identifier: Apache-2.0
//
// The check of UTF-8 is that of J. Keiser and D. Lemire, "Validating UTF-8 in less than one instruction per byte"
// (2021): whatever may be wrong with two neighbouring bytes is a bit in three tables, by the halves of the first and
// the upper half of the second; a fault that all three know is one. Third and fourth bytes are told by what stands
// two and three bytes before.
#include "text/utf8_blocks.hpp"

#include <array>
#include <bit>
#include <cstdint>

#if PAPERHOP_X86
#include <immintrin.h>
#endif

namespace paperhop {
namespace {

/// Bytes are put together first and looked at once: compilers make vector instructions of it on any machine.
std::size_t skip_ascii_plain(std::string_view text, std::size_t at) {
  constexpr std::size_t kStep = 128;
  for (; at + kStep <= text.size(); at += kStep) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < kStep; ++i) any |= static_cast<unsigned char>(text[at + i]);
    if (any >= 0x80) break;
  }
  return at;
}

#if PAPERHOP_X86

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

constexpr std::size_t kVector = 32;

__attribute__((target("avx2"))) inline __m256i loaded(const char* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

__attribute__((target("avx2"))) std::size_t skip_ascii_avx2(std::string_view text, std::size_t at) {
  for (; at + 4 * kVector <= text.size(); at += 4 * kVector) {
    const char* const from = text.data() + at;
    const __m256i first = _mm256_or_si256(loaded(from), loaded(from + kVector));
    const __m256i second = _mm256_or_si256(loaded(from + 2 * kVector), loaded(from + 3 * kVector));
    if (_mm256_movemask_epi8(_mm256_or_si256(first, second)) != 0) break;
  }
  for (; at + kVector <= text.size(); at += kVector) {
    const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(loaded(text.data() + at)));
    if (high != 0) return at + static_cast<std::size_t>(std::countr_zero(high));
  }
  return at;
}

// What may be wrong with two neighbouring bytes.
constexpr std::uint8_t kTooShort = 1U << 0U;   ///< a character begins before another one is whole
constexpr std::uint8_t kTooLong = 1U << 1U;    ///< a continuation behind ASCII
constexpr std::uint8_t kOverlong3 = 1U << 2U;  ///< E0 and a byte below A0
constexpr std::uint8_t kTooLarge = 1U << 3U;   ///< F4 or more and a byte from 90 on
constexpr std::uint8_t kSurrogate = 1U << 4U;  ///< ED and a byte from A0 on
constexpr std::uint8_t kOverlong2 = 1U << 5U;  ///< C0 or C1
constexpr std::uint8_t kOutside = 1U << 6U;    ///< F0, or F5 and more, and a byte below 90
constexpr std::uint8_t kTwoMore = 1U << 7U;    ///< two continuations: right where a longer character is under way

using Table = std::array<std::uint8_t, 16>;
constexpr Table kFirstHigh = [] {
  Table table{};
  for (std::size_t i = 0; i < 8; ++i) table[i] = kTooLong;
  for (std::size_t i = 8; i < 0xC; ++i) table[i] = kTwoMore;
  table[0xC] = kTooShort | kOverlong2;
  table[0xD] = kTooShort;
  table[0xE] = kTooShort | kOverlong3 | kSurrogate;
  table[0xF] = kTooShort | kTooLarge | kOutside;
  return table;
}();
constexpr Table kFirstLow = [] {
  Table table{};
  for (std::uint8_t& faults : table) faults = kTooShort | kTooLong | kTwoMore;
  table[0] |= kOverlong3 | kOverlong2 | kOutside;
  table[1] |= kOverlong2;
  table[4] |= kTooLarge;
  for (std::size_t i = 5; i < table.size(); ++i) table[i] |= kTooLarge | kOutside;
  table[0xD] |= kSurrogate;
  return table;
}();
constexpr Table kSecondHigh = [] {
  Table table{};
  for (std::uint8_t& faults : table) faults = kTooShort;
  for (std::size_t i = 8; i < 0xC; ++i) table[i] = kTooLong | kOverlong2 | kTwoMore;
  table[8] |= kOverlong3 | kOutside;
  table[9] |= kOverlong3 | kTooLarge;
  table[0xA] |= kSurrogate | kTooLarge;
  table[0xB] |= kSurrogate | kTooLarge;
  return table;
}();

/// In both halves of a vector: a shuffle looks up in each half for itself.
__attribute__((target("avx2"))) inline __m256i twice(const Table& table) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data())));
}

/// Not zero where a byte from `from` on is wrong beside those before it; three of them may be read.
__attribute__((target("avx2"))) inline __m256i faults_avx2(const char* from) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i bytes = loaded(from);
  const __m256i before = loaded(from - 1);
  const __m256i by_high = _mm256_shuffle_epi8(twice(kFirstHigh), _mm256_and_si256(_mm256_srli_epi16(before, 4), half));
  const __m256i by_low = _mm256_shuffle_epi8(twice(kFirstLow), _mm256_and_si256(before, half));
  const __m256i by_next = _mm256_shuffle_epi8(twice(kSecondHigh), _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
  const __m256i pairs = _mm256_and_si256(_mm256_and_si256(by_high, by_low), by_next);
  // The upper bit says where a third or fourth byte must stand: kTwoMore is right there, and only there.
  const __m256i third = _mm256_subs_epu8(loaded(from - 2), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
  const __m256i fourth = _mm256_subs_epu8(loaded(from - 3), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
  const __m256i wanted = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
  return _mm256_xor_si256(wanted, pairs);
}

__attribute__((target("avx2"))) std::size_t skip_valid_avx2(std::string_view text, std::size_t at) {
  for (; at + 2 * kVector <= text.size(); at += 2 * kVector) {
    const char* const from = text.data() + at;
    const bool is_ascii = _mm256_movemask_epi8(_mm256_or_si256(loaded(from), loaded(from + kVector))) == 0;
    if (is_ascii && !is_high(text[at - 1])) break;
    const __m256i faults = _mm256_or_si256(faults_avx2(from), faults_avx2(from + kVector));
    if (_mm256_testz_si256(faults, faults) == 0) break;
  }
  return at;
}

#endif

}  // namespace

std::size_t skip_ascii(std::string_view text, std::size_t at, CpuLevel level) {
#if PAPERHOP_X86
  if (level >= CpuLevel::avx2) return skip_ascii_avx2(text, at);
#endif
  static_cast<void>(level);
  return skip_ascii_plain(text, at);
}

#if PAPERHOP_X86

std::size_t skip_valid_utf8(std::string_view text, std::size_t at, CpuLevel level) {
  constexpr std::size_t kBefore = 3;
  if (level < CpuLevel::avx2 || at < kBefore) return at;
  const std::size_t begin = at;
  at = skip_valid_avx2(text, at);
  if (at == begin) return at;
  // The last character may go on behind there.
  do --at;
  while (at > begin && is_continuation(text[at]));
  return at;
}

#else

std::size_t skip_valid_utf8(std::string_view, std::size_t at, CpuLevel) {
  return at;
}

#endif

}  // namespace paperhop
