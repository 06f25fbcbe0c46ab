// SPDX-License-Identifier: Apache-2.0
//
// Blocks are looked through for bytes that may begin a change, many at a time; each such place is then seen for itself.
#include "text/fold_scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "text/fold_marks.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

#if PAPERHOP_X86
#include <immintrin.h>
#endif

namespace paperhop {
namespace {

/// Folding changes what begins at `at`, seen for itself.
bool changes(std::string_view text, std::size_t at) {
  const char c = text[at];
  switch (c) {
    case '\r':
    case '\v':
    case '\f': return true;
    case '&': return amp_size(text, at + 1) > 0;
    case '%': return may_become_code(text, at);
    case '\\': return is_escape(text, at);
    case kUrldefense.front(): return text.substr(at).starts_with(kUrldefense);
    default: {
      if (!begins_folding(static_cast<unsigned char>(c))) return false;
      std::size_t size = 0;
      return kFoldedCharacters.at(text, at, size) != FoldedCharacters::kKept;
    }
  }
}

constexpr std::size_t kBlock = ChangeMarks::kBlock;

/// A byte that may begin a change: one that may fold, and "u" where the name that it may begin ends right. No branches,
/// so that compilers look at many at once.
constexpr bool is_interesting(const char* at) {
  const auto byte = static_cast<unsigned char>(*at);
  const bool begins_wrapper = *at == kUrldefense.front();
  const bool ends_wrapper = at[kUrldefense.size() - 1] == kUrldefense.back();
  return may_fold(byte) | (begins_wrapper & ends_wrapper);
}

/// The first block at or behind `at` where something may begin a change, and which bytes do; {at, 0} where less than a
/// block is left.
struct Interesting {
  std::size_t at = 0;
  std::uint64_t mask = 0;
};

bool has_block(std::string_view text, std::size_t at) {
  return at + kBlock + kUrldefense.size() <= text.size();
}

std::uint64_t plain_mask(const char* from) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kBlock; ++i) mask |= static_cast<std::uint64_t>(is_interesting(from + i)) << i;
  return mask;
}

Interesting next_interesting_plain(std::string_view text, std::size_t at) {
  for (; has_block(text, at); at += kBlock) {
    const char* const from = text.data() + at;
    unsigned char any = 0;
    for (std::size_t i = 0; i < kBlock; ++i) any = static_cast<unsigned char>(any | is_interesting(from + i));
    if (any == 0) continue;
    return {at, plain_mask(from)};
  }
  return {at, 0};
}

#if PAPERHOP_X86

/// By the lower six bits of a byte: the only special ASCII byte that has them. 1 where there is none, 0 for that of 1.
constexpr auto kOnlySpecial = [] {
  std::array<char, 64> only{};
  for (std::size_t i = 0; i < only.size(); ++i) only[i] = i == 1 ? 0 : 1;
  for (const char c : {'\v', '\f', '\r', '%', '&', '\\'}) only[static_cast<unsigned char>(c) & 0x3FU] = c;
  return only;
}();

/// Zero where the byte is a special one of ASCII, or begins the name and what stands behind may end it.
__attribute__((target("avx512f,avx512bw,avx512vbmi"))) inline __m512i unless_special(__m512i bytes, const char* from) {
  constexpr __mmask64 kAll = ~__mmask64{0};
  const __m512i specials = _mm512_loadu_si512(kOnlySpecial.data());
  const __m512i special = _mm512_xor_si512(bytes, _mm512_maskz_permutexvar_epi8(kAll, bytes, specials));
  const __m512i end = _mm512_loadu_si512(from + kUrldefense.size() - 1);
  const __m512i wrapper = _mm512_or_si512(_mm512_xor_si512(bytes, _mm512_set1_epi8(kUrldefense.front())),
                                          _mm512_xor_si512(end, _mm512_set1_epi8(kUrldefense.back())));
  return _mm512_min_epu8(special, wrapper);
}

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) inline std::uint64_t interesting_mask(__m512i bytes,
                                                                                             __m512i unless) {
  const __m512i even = _mm512_and_si512(bytes, _mm512_set1_epi8('\xFE'));
  return _mm512_testn_epi8_mask(unless, unless) | _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\xC2')) |
         _mm512_cmpeq_epi8_mask(even, _mm512_set1_epi8('\xE2')) |
         _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\xEF'));
}

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) void mark_avx512(const char* from, ChangeMarks& marks) {
  for (std::size_t i = 0; i < marks.blocks; ++i, from += kBlock) {
    const __m512i bytes = _mm512_loadu_si512(from);
    marks.masks[i] = interesting_mask(bytes, unless_special(bytes, from));
  }
}

/// Two blocks at a time: most have nothing, which is asked of both at once.
__attribute__((target("avx512f,avx512bw,avx512vbmi"))) Interesting next_interesting_avx512(std::string_view text,
                                                                                           std::size_t at) {
  for (; has_block(text, at + kBlock); at += 2 * kBlock) {
    const char* const from = text.data() + at;
    __builtin_prefetch(from + kPrefetched);
    __builtin_prefetch(from + kPrefetched + kBlock);
    __builtin_prefetch(from + kBroughtNear + kBlock, 0, kToSecondLevel);
    const __m512i first = _mm512_loadu_si512(from);
    const __m512i second = _mm512_loadu_si512(from + kBlock);
    const __m512i unless_first = unless_special(first, from);
    const __m512i unless_second = unless_special(second, from + kBlock);
    const __m512i unless = _mm512_min_epu8(unless_first, unless_second);
    const __mmask64 high = _mm512_movepi8_mask(_mm512_or_si512(first, second));
    if ((_mm512_testn_epi8_mask(unless, unless) | high) == 0) continue;
    if (const std::uint64_t mask = interesting_mask(first, unless_first)) return {at, mask};
    if (const std::uint64_t mask = interesting_mask(second, unless_second)) return {at + kBlock, mask};
  }
  if (!has_block(text, at)) return {at, 0};
  const char* const from = text.data() + at;
  const __m512i bytes = _mm512_loadu_si512(from);
  const std::uint64_t mask = interesting_mask(bytes, unless_special(bytes, from));
  return {mask != 0 ? at : at + kBlock, mask};
}

__attribute__((target("avx2"))) inline std::uint64_t avx2_mask(const char* from) {
  // Of the special ASCII bytes no two share a lower half either, but for the backslash.
  const __m256i specials = _mm256_setr_epi8(1, 0, 0, 0, 0, '%', '&', 0, 0, 0, 0, '\v', '\f', '\r', 0, 0,  //
                                            1, 0, 0, 0, 0, '%', '&', 0, 0, 0, 0, '\v', '\f', '\r', 0, 0);
  const __m256i backslash = _mm256_set1_epi8('\\');
  const __m256i first = _mm256_set1_epi8(kUrldefense.front());
  const __m256i last = _mm256_set1_epi8(kUrldefense.back());
  std::uint64_t mask = 0;
  for (unsigned part = 0; part < kBlock; part += 32, from += 32) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    const __m256i behind = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + kUrldefense.size() - 1));
    const __m256i special = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_shuffle_epi8(specials, bytes)),
                                            _mm256_cmpeq_epi8(bytes, backslash));
    const __m256i wrapper = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, first), _mm256_cmpeq_epi8(behind, last));
    // Two upper bits have all that begin a character beyond ASCII; few of these fold.
    const __m256i lead = _mm256_and_si256(bytes, _mm256_add_epi8(bytes, bytes));
    const __m256i any = _mm256_or_si256(_mm256_or_si256(special, wrapper), lead);
    mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(any))) << part;
  }
  return mask;
}

__attribute__((target("avx2"))) void mark_avx2(const char* from, ChangeMarks& marks) {
  for (std::size_t i = 0; i < marks.blocks; ++i) marks.masks[i] = avx2_mask(from + i * kBlock);
}

__attribute__((target("avx2"))) Interesting next_interesting_avx2(std::string_view text, std::size_t at) {
  for (; has_block(text, at); at += kBlock) {
    if (const std::uint64_t mask = avx2_mask(text.data() + at)) return {at, mask};
  }
  return {at, 0};
}

Interesting next_interesting(std::string_view text, std::size_t at, CpuLevel level) {
  switch (level) {
    case CpuLevel::avx512: return next_interesting_avx512(text, at);
    case CpuLevel::avx2: return next_interesting_avx2(text, at);
    case CpuLevel::ssse3:  // compilers make as much of the plain loop
    case CpuLevel::plain: break;
  }
  return next_interesting_plain(text, at);
}

#else

Interesting next_interesting(std::string_view text, std::size_t at, CpuLevel) {
  return next_interesting_plain(text, at);
}

#endif

}  // namespace

void mark_changes(std::string_view text, std::size_t at, ChangeMarks& marks, CpuLevel level) {
  const std::size_t most = text.size() - at < kUrldefense.size() ? 0 : (text.size() - at - kUrldefense.size()) / kBlock;
  marks.blocks = std::min(most, ChangeMarks::kMost);
#if PAPERHOP_X86
  if (level == CpuLevel::avx512) return mark_avx512(text.data() + at, marks);
  if (level == CpuLevel::avx2) return mark_avx2(text.data() + at, marks);
#endif
  static_cast<void>(level);
  for (std::size_t i = 0; i < marks.blocks; ++i) marks.masks[i] = plain_mask(text.data() + at + i * kBlock);
}

std::size_t next_change(std::string_view text, std::size_t at, CpuLevel level) {
  for (;;) {
    Interesting found = next_interesting(text, at, level);
    at = found.at;
    if (found.mask == 0) break;
    for (; found.mask != 0; found.mask &= found.mask - 1) {
      const std::size_t begin = at + static_cast<std::size_t>(std::countr_zero(found.mask));
      if (changes(text, begin)) return begin;
    }
    at += kBlock;
  }
  while (at < text.size() && !changes(text, at)) ++at;
  return at;
}

}  // namespace paperhop
