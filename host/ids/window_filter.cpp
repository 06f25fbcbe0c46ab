// SPDX-License-Identifier: Apache-2.0
//
// Windows share eight buckets, one bit each. A byte of the text allows those buckets whose bit the
// tables have for it; a window may begin where its neighbours allow a common bucket.
#include "ids/window_filter.hpp"

#include <bit>

#if PAPERHOP_X86
#include <immintrin.h>
#endif

namespace paperhop {
namespace {

/// Bytes that the loops look at in one go.
constexpr std::size_t kBlock = 64;
/// Bytes of text behind which a batch is given back although it has room: its offsets must fit, and what
/// was read is still in the first-level cache.
constexpr std::size_t kBatchReach = 16384;

/// Halves of bytes are looked up each for itself: any low half goes with any high one.
ByteSet blur_by_halves(ByteSet set) {
  constexpr unsigned kRow = 16;
  std::uint64_t low = 0;
  for (unsigned row = 0; row < 8; ++row) low |= set.bits[row / 4] >> (kRow * (row % 4)) & 0xFFFFU;
  ByteSet blurred;
  for (unsigned row = 0; row < 8; ++row) {
    const unsigned shift = kRow * (row % 4);
    if ((set.bits[row / 4] >> shift & 0xFFFFU) != 0) blurred.bits[row / 4] |= low << shift;
  }
  return blurred;
}

/// The seventh bit is not looked at.
ByteSet blur_by_six_bits(ByteSet set) {
  const std::uint64_t both = set.bits[0] | set.bits[1];
  return {{both, both}};
}

/// Adds the offsets of the bits of a block's mask. Most blocks have a few bits or none, which cannot be
/// foreseen: so the first ones are always written, and counted only where they are there.
inline __attribute__((always_inline)) void add_offsets(std::uint64_t mask, std::size_t at, WindowFilter::Batch& batch) {
  const auto begin = static_cast<std::uint32_t>(at - batch.base);
  std::uint32_t* out = batch.offsets.data() + batch.size;
  batch.size += static_cast<std::size_t>(std::popcount(mask));
  constexpr std::uint64_t kNeverEmpty = std::uint64_t{1} << 63;  // else compilers branch where there is no bit
  const auto put = [&] {
    *out++ = begin + static_cast<std::uint32_t>(std::countr_zero(mask | kNeverEmpty));
    mask &= mask - 1;
  };
  put();
  put();
  while (mask != 0) put();
}

/// A loop goes on while a whole block of text is left and its offsets are sure to find room.
bool has_block(std::string_view text, std::size_t at, const WindowFilter::Batch& batch) {
  return at + kBlock + WindowFilter::kWidth - 1 <= text.size() && batch.size + kBlock <= batch.offsets.size() &&
         at - batch.base <= kBatchReach;
}

}  // namespace

WindowFilter::WindowFilter(const std::vector<LiteralBytes>& literals, CpuLevel level) : level_(level) {
  const WindowArrangement arrangement(literals, level == CpuLevel::avx512 ? blur_by_six_bits : blur_by_halves);
  offsets_ = arrangement.offsets();
  for (std::size_t bucket = 0; bucket < kWindowBuckets; ++bucket) {
    const auto bit = static_cast<std::uint8_t>(1U << bucket);
    for (std::size_t at = 0; at < kWidth; ++at) {
      for (unsigned char byte = 0; byte < 128; ++byte) {
        if (!arrangement.windows()[bucket][at].has(static_cast<char>(byte))) continue;
        places_[at].low[byte % 16] |= bit;
        places_[at].high[byte / 16] |= bit;
        places_[at].six[byte % 64] |= bit;
        places_[at].whole[byte] |= bit;
      }
    }
  }
}

bool WindowFilter::may_begin(const char* at) const {
  unsigned buckets = 0xFF;
  for (std::size_t place = 0; place < kWidth; ++place) {
    buckets &= places_[place].whole[static_cast<unsigned char>(at[place])];
  }
  return buckets != 0;
}

std::size_t WindowFilter::collect(std::string_view text, std::size_t at, Batch& batch) const {
  batch.base = at;
  batch.size = 0;
  switch (level_) {
    case CpuLevel::avx512: at = collect_avx512(text, at, batch); break;
    case CpuLevel::avx2: at = collect_avx2(text, at, batch); break;
    case CpuLevel::ssse3: at = collect_ssse3(text, at, batch); break;
    case CpuLevel::plain: break;
  }
  // The plain loop, and the last bytes of the others.
  for (; at + kWidth <= text.size(); ++at) {
    if (batch.size == batch.offsets.size() || at - batch.base > kBatchReach) return at;
    if (may_begin(text.data() + at)) batch.offsets[batch.size++] = static_cast<std::uint32_t>(at - batch.base);
  }
  return text.size();
}

#if PAPERHOP_X86

__attribute__((target("avx512f,avx512bw,avx512vbmi,bmi,bmi2,popcnt"))) std::size_t WindowFilter::collect_avx512(
    std::string_view text, std::size_t at, Batch& batch) const {
  constexpr __mmask64 kAll = ~__mmask64{0};
  __m512i six[kWidth];
  for (std::size_t place = 0; place < kWidth; ++place) six[place] = _mm512_loadu_si512(places_[place].six.data());
  for (; has_block(text, at, batch); at += kBlock) {
    __m512i buckets = _mm512_set1_epi8(-1);
    for (std::size_t place = 0; place < kWidth; ++place) {
      const __m512i bytes = _mm512_loadu_si512(text.data() + at + place);
      buckets = _mm512_and_si512(buckets, _mm512_maskz_permutexvar_epi8(kAll, bytes, six[place]));
    }
    add_offsets(_mm512_test_epi8_mask(buckets, buckets), at, batch);
  }
  return at;
}

// In the next two loops a byte that is no ASCII has its upper bit set, for which a shuffle gives zero: no bucket.

__attribute__((target("avx2,bmi,bmi2,popcnt"))) std::size_t WindowFilter::collect_avx2(std::string_view text,
                                                                                       std::size_t at,
                                                                                       Batch& batch) const {
  __m256i low[kWidth];
  __m256i high[kWidth];
  for (std::size_t place = 0; place < kWidth; ++place) {
    const auto* const low_from = reinterpret_cast<const __m128i*>(places_[place].low.data());
    const auto* const high_from = reinterpret_cast<const __m128i*>(places_[place].high.data());
    low[place] = _mm256_broadcastsi128_si256(_mm_loadu_si128(low_from));
    high[place] = _mm256_broadcastsi128_si256(_mm_loadu_si128(high_from));
  }
  const __m256i half = _mm256_set1_epi8(0x0F);
  for (; has_block(text, at, batch); at += kBlock) {
    std::uint64_t none = 0;
    for (unsigned part = 0; part < kBlock; part += 32) {
      __m256i buckets = _mm256_set1_epi8(-1);
      for (std::size_t place = 0; place < kWidth; ++place) {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + part + place));
        const __m256i by_low = _mm256_shuffle_epi8(low[place], bytes);
        const __m256i by_high = _mm256_shuffle_epi8(high[place], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
        buckets = _mm256_and_si256(buckets, _mm256_and_si256(by_low, by_high));
      }
      const int empty = _mm256_movemask_epi8(_mm256_cmpeq_epi8(buckets, _mm256_setzero_si256()));
      none |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(empty)) << part;
    }
    add_offsets(~none, at, batch);
  }
  return at;
}

__attribute__((target("ssse3"))) std::size_t WindowFilter::collect_ssse3(std::string_view text, std::size_t at,
                                                                         Batch& batch) const {
  __m128i low[kWidth];
  __m128i high[kWidth];
  for (std::size_t place = 0; place < kWidth; ++place) {
    low[place] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(places_[place].low.data()));
    high[place] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(places_[place].high.data()));
  }
  const __m128i half = _mm_set1_epi8(0x0F);
  for (; has_block(text, at, batch); at += kBlock) {
    std::uint64_t none = 0;
    for (unsigned part = 0; part < kBlock; part += 16) {
      __m128i buckets = _mm_set1_epi8(-1);
      for (std::size_t place = 0; place < kWidth; ++place) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + part + place));
        const __m128i by_low = _mm_shuffle_epi8(low[place], bytes);
        const __m128i by_high = _mm_shuffle_epi8(high[place], _mm_and_si128(_mm_srli_epi16(bytes, 4), half));
        buckets = _mm_and_si128(buckets, _mm_and_si128(by_low, by_high));
      }
      const int empty = _mm_movemask_epi8(_mm_cmpeq_epi8(buckets, _mm_setzero_si128()));
      none |= static_cast<std::uint64_t>(static_cast<unsigned>(empty)) << part;
    }
    add_offsets(~none, at, batch);
  }
  return at;
}

#else

std::size_t WindowFilter::collect_avx512(std::string_view, std::size_t at, Batch&) const {
  return at;
}
std::size_t WindowFilter::collect_avx2(std::string_view, std::size_t at, Batch&) const {
  return at;
}
std::size_t WindowFilter::collect_ssse3(std::string_view, std::size_t at, Batch&) const {
  return at;
}

#endif

}  // namespace paperhop
