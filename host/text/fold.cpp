// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "text/skip_blocks.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

#if PAPERHOP_X86
#include <immintrin.h>
#endif

namespace paperhop {
namespace {

/// All beyond ASCII that folds begins with one of these; a byte inside of a character never looks like them.
constexpr bool begins_folding(unsigned char c) {
  return (c == 0xC2) | ((c & 0xFEU) == 0xE2) | (c == 0xEF);
}

/// Bytes that folding may have to touch: everything else is copied in runs.
constexpr bool is_special(unsigned char c) {
  return begins_folding(c) | ((c >= '\v') & (c <= '\r')) | (c == '%') | (c == '&');
}
constexpr auto kSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < special.size(); ++c) special[c] = is_special(static_cast<unsigned char>(c));
  return special;
}();

std::size_t next_special(std::string_view text, std::size_t at) {
  // Where one is near, as in Chinese text, trying whole blocks would only cost.
  for (const std::size_t near = std::min(text.size(), at + 16); at < near; ++at) {
    if (kSpecial[static_cast<unsigned char>(text[at])]) return at;
  }
  at = skip_blocks(text, at, is_special);
  while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

/// Bytes of "amp;", repeated as double escaping does, behind an ampersand.
std::size_t amp_size(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (text.substr(at + size).starts_with("amp;")) size += 4;
  return size;
}

/// A code stands at `at`, or decoding what follows could make one: "%%341", "%2%35".
bool may_become_code(std::string_view text, std::size_t at) {
  const auto is_percent = [&](std::size_t i) { return i < text.size() && text[i] == '%'; };
  if (is_percent_code(text, at) || is_percent(at + 1)) return true;
  return at + 1 < text.size() && hex_value(text[at + 1]) >= 0 && is_percent(at + 2);
}

/// Folding changes what begins at `at`, seen for itself.
bool changes(std::string_view text, std::size_t at) {
  const char c = text[at];
  switch (c) {
    case '\r':
    case '\v':
    case '\f': return true;
    case '&': return amp_size(text, at + 1) > 0;
    case '%': return may_become_code(text, at);
    case kUrldefense.front(): return text.substr(at).starts_with(kUrldefense);
    default: {
      if (!begins_folding(static_cast<unsigned char>(c))) return false;
      const CodePoint point = decode_utf8(text, at);
      return point.valid && fold_code_point(point.value).action != Fold::Action::keep;
    }
  }
}

constexpr std::size_t kBlock = 64;

/// A byte that may begin a change: a special one, and "u" where the name that it may begin ends right. No branches, so
/// that compilers look at many at once.
constexpr bool is_interesting(const char* at) {
  const auto byte = static_cast<unsigned char>(*at);
  const bool begins_wrapper = *at == kUrldefense.front();
  const bool ends_wrapper = at[kUrldefense.size() - 1] == kUrldefense.back();
  return is_special(byte) | (begins_wrapper & ends_wrapper);
}

/// The first block of 64 bytes at or behind `at` where something may begin a change, and which bytes do;
/// {at, 0} where less than a block is left.
struct Interesting {
  std::size_t at = 0;
  std::uint64_t mask = 0;
};

bool has_block(std::string_view text, std::size_t at) {
  return at + kBlock + kUrldefense.size() <= text.size();
}

Interesting next_interesting_plain(std::string_view text, std::size_t at) {
  for (; has_block(text, at); at += kBlock) {
    const char* const from = text.data() + at;
    unsigned char any = 0;
    for (std::size_t i = 0; i < kBlock; ++i) any = static_cast<unsigned char>(any | is_interesting(from + i));
    if (any == 0) continue;
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < kBlock; ++i) mask |= static_cast<std::uint64_t>(is_interesting(from + i)) << i;
    return {at, mask};
  }
  return {at, 0};
}

#if PAPERHOP_X86

/// By the lower six bits of a byte: the only special ASCII byte that has them. 1 where there is none, 0 for that of 1.
constexpr auto kOnlySpecial = [] {
  std::array<char, 64> only{};
  for (std::size_t i = 0; i < only.size(); ++i) only[i] = i == 1 ? 0 : 1;
  for (const char c : {'\v', '\f', '\r', '%', '&'}) only[static_cast<unsigned char>(c)] = c;
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

/// Two blocks at a time: most have nothing, which is asked of both at once.
__attribute__((target("avx512f,avx512bw,avx512vbmi"))) Interesting next_interesting_avx512(std::string_view text,
                                                                                           std::size_t at) {
  for (; has_block(text, at + kBlock); at += 2 * kBlock) {
    const char* const from = text.data() + at;
    __builtin_prefetch(from + kPrefetched);
    __builtin_prefetch(from + kPrefetched + kBlock);
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

/// Of the special ASCII bytes no two share a lower half either.
__attribute__((target("avx2"))) Interesting next_interesting_avx2(std::string_view text, std::size_t at) {
  const __m256i specials = _mm256_setr_epi8(1, 0, 0, 0, 0, '%', '&', 0, 0, 0, 0, '\v', '\f', '\r', 0, 0,  //
                                            1, 0, 0, 0, 0, '%', '&', 0, 0, 0, 0, '\v', '\f', '\r', 0, 0);
  const __m256i first = _mm256_set1_epi8(kUrldefense.front());
  const __m256i last = _mm256_set1_epi8(kUrldefense.back());
  for (; has_block(text, at); at += kBlock) {
    std::uint64_t mask = 0;
    for (unsigned part = 0; part < kBlock; part += 32) {
      const char* const from = text.data() + at + part;
      const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
      const __m256i behind = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + kUrldefense.size() - 1));
      const __m256i special = _mm256_cmpeq_epi8(bytes, _mm256_shuffle_epi8(specials, bytes));
      const __m256i wrapper = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, first), _mm256_cmpeq_epi8(behind, last));
      // Two upper bits have all that begin a character beyond ASCII; few of these fold.
      const __m256i lead = _mm256_and_si256(bytes, _mm256_add_epi8(bytes, bytes));
      const __m256i any = _mm256_or_si256(_mm256_or_si256(special, wrapper), lead);
      mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(any))) << part;
    }
    if (mask != 0) return {at, mask};
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

bool is_ascii_space(char c) {
  return is_space(c) || c == '\r' || c == '\v' || c == '\f';
}

/// Folds one text into `out`. A run with percent codes is decoded first and then folded with
/// its own map in between, so that positions still lead to the input.
class Folder {
 public:
  Folder(std::string& out, OffsetMap& map) : out_(out), map_(map) {}

  void fold(std::string_view text) { fold_part(text, nullptr, 0); }

 private:
  /// `decoded`: where set, `text` is a decoded run whose map leads to the input from `offset` on.
  void fold_part(std::string_view text, OffsetMap::Walk* decoded, std::size_t offset) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t special = next_special(text, at);
      if (special > at) copy(text, at, special, decoded, offset);
      at = special;
      if (at < text.size()) at = fold_special(text, at, decoded, offset);
    }
  }

  std::size_t fold_special(std::string_view text, std::size_t at, OffsetMap::Walk* decoded, std::size_t offset) {
    const auto put = [&](char c, std::size_t size) {
      add_mapped(1, at, at + size, decoded, offset);
      out_ += c;
      return at + size;
    };
    switch (text[at]) {
      case '\r': return put('\n', text.substr(at).starts_with("\r\n") ? 2 : 1);
      case '\v':
      case '\f': return put('\n', 1);
      case '&': return put('&', 1 + amp_size(text, at + 1));
      case '%':
        if (decoded == nullptr && may_become_code(text, at)) return fold_run(text, at, offset);
        return put('%', 1);
      default: return fold_code_point_at(text, at, decoded, offset);
    }
  }

  std::size_t fold_run(std::string_view text, std::size_t at, std::size_t offset) {
    std::size_t end = at;
    while (end < text.size() && !is_ascii_space(text[end])) ++end;
    const DecodedRun run = percent_decode_run(text.substr(at, end - at));
    OffsetMap::Walk walk(run.map);
    fold_part(run.text, &walk, offset + at);
    return end;
  }

  std::size_t fold_code_point_at(std::string_view text, std::size_t at, OffsetMap::Walk* decoded, std::size_t offset) {
    const CodePoint point = decode_utf8(text, at);
    const Fold folded = point.valid ? fold_code_point(point.value) : Fold{};
    switch (folded.action) {
      case Fold::Action::keep: copy(text, at, at + point.size, decoded, offset); break;
      case Fold::Action::replace:
        add_mapped(1, at, at + point.size, decoded, offset);
        out_ += folded.ascii;
        break;
      case Fold::Action::remove: keep_apart(); break;
    }
    return at + point.size;
  }

  /// What stands behind here is removed: a bad byte before it must not make a letter with one behind it.
  void keep_apart() {
    if (out_.empty() || static_cast<unsigned char>(out_.back()) < 0x80) return;
    if (!decode_utf8_before(out_, out_.size()).valid) out_.back() = '\xFF';
  }

  void copy(std::string_view text, std::size_t begin, std::size_t end, OffsetMap::Walk* decoded, std::size_t offset) {
    if (decoded == nullptr) {
      map_.add(end - begin, offset + begin, end - begin);
    } else {
      for (std::size_t i = begin; i < end; ++i) add_mapped(1, i, i + 1, decoded, offset);
    }
    out_.append(text.substr(begin, end - begin));
  }

  void add_mapped(std::size_t size, std::size_t begin, std::size_t end, OffsetMap::Walk* decoded, std::size_t offset) {
    if (decoded != nullptr) {
      begin = decoded->begin_of(begin);
      end = decoded->end_of(end);
    }
    map_.add(size, offset + begin, end - begin);
  }

  std::string& out_;
  OffsetMap& map_;
};

}  // namespace

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

FoldedText::FoldedText(std::string_view input) : input_(input) {
  if (next_change(input, 0) == input.size()) return;
  std::string unwrapped;
  unwrapped_ = unwrap_urldefense(input, unwrapped, unwrap_map_);
  const std::string_view source = unwrapped_ ? std::string_view(unwrapped) : input;
  copied_ = true;
  storage_.reserve(source.size());
  Folder(storage_, map_).fold(source);
}

std::size_t FoldedText::input_begin(std::size_t begin) const {
  const std::size_t at = map_.begin_of(begin);
  return unwrapped_ ? unwrap_map_.begin_of(at) : at;
}

std::size_t FoldedText::input_end(std::size_t end) const {
  const std::size_t at = map_.end_of(end);
  return unwrapped_ ? unwrap_map_.end_of(at) : at;
}

}  // namespace paperhop
