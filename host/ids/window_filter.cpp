// SPDX-License-Identifier: Apache-2.0
//
// Windows share eight buckets, one bit each. A byte of the text allows those buckets whose bit the
// tables have for it; a window may begin where its neighbours allow a common bucket.
#include "ids/window_filter.hpp"

#include <algorithm>
#include <bit>

#if PAPERHOP_X86
#include <immintrin.h>
#endif

namespace paperhop {
namespace {

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
  constexpr std::size_t kOver = kWidth - 1;  // a window that begins in a block may end behind it
  batch.base = at;
  std::size_t blocks = text.size() - at > kOver ? std::min((text.size() - at - kOver) / kBlock, batch.masks.size()) : 0;
  switch (level_) {
    case CpuLevel::avx512: mask_avx512(text.data() + at, blocks, batch); break;
    case CpuLevel::avx2: mask_avx2(text.data() + at, blocks, batch); break;
    case CpuLevel::ssse3: mask_ssse3(text.data() + at, blocks, batch); break;
    case CpuLevel::plain: blocks = 0; break;
  }
  write_offsets(blocks, batch);
  at += blocks * kBlock;
  // The plain loop, and the last bytes of the others.
  for (; at + kWidth <= text.size(); ++at) {
    if (at - batch.base == Batch::kMost) return at;
    if (may_begin(text.data() + at)) batch.offsets[batch.size++] = static_cast<std::uint16_t>(at - batch.base);
  }
  return text.size();
}

/// Writes the offsets of the bits of the masks. Which masks have bits cannot be foreseen, nor whether one of these has
/// more than one: so the former are numbered first, and of each two bits are written.
void WindowFilter::write_offsets(std::size_t blocks, Batch& batch) {
  std::array<std::uint8_t, Batch::kMost / kBlock> numbers;
  std::size_t count = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    numbers[count] = static_cast<std::uint8_t>(block);
    count += static_cast<std::size_t>(batch.masks[block] != 0);
  }
  // Without it compilers branch where there is no bit.
  constexpr std::uint64_t kNeverEmpty = std::uint64_t{1} << (kBlock - 1);
  std::uint16_t* out = batch.offsets.data();
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t mask = batch.masks[numbers[i]];
    const std::size_t begin = numbers[i] * kBlock;
    const auto put = [&](std::uint64_t bits) {
      *out = static_cast<std::uint16_t>(begin + static_cast<std::size_t>(std::countr_zero(bits)));
    };
    put(mask);
    ++out;
    mask &= mask - 1;
    put(mask | kNeverEmpty);
    out += static_cast<std::size_t>(mask != 0);
    for (mask &= mask - 1; mask != 0; mask &= mask - 1) {
      put(mask);
      ++out;
    }
  }
  batch.size = static_cast<std::size_t>(out - batch.offsets.data());
}

#if PAPERHOP_X86

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) void WindowFilter::mask_avx512(const char* from,
                                                                                      std::size_t blocks,
                                                                                      Batch& batch) const {
  constexpr __mmask64 kAll = ~__mmask64{0};
  __m512i six[kWidth];
  for (std::size_t place = 0; place < kWidth; ++place) six[place] = _mm512_loadu_si512(places_[place].six.data());
  for (std::size_t block = 0; block < blocks; ++block, from += kBlock) {
    __builtin_prefetch(from + kPrefetched);
    if (block % 2 == 0) __builtin_prefetch(from + kBroughtNear, 0, kToSecondLevel);
    __m512i buckets = _mm512_set1_epi8(-1);
    for (std::size_t place = 0; place < kWidth; ++place) {
      const __m512i bytes = _mm512_loadu_si512(from + place);
      buckets = _mm512_and_si512(buckets, _mm512_maskz_permutexvar_epi8(kAll, bytes, six[place]));
    }
    batch.masks[block] = _mm512_test_epi8_mask(buckets, buckets);
  }
}

// In the next two loops a byte that is no ASCII has its upper bit set, for which a shuffle gives zero: no bucket.

__attribute__((target("avx2"))) void WindowFilter::mask_avx2(const char* from, std::size_t blocks, Batch& batch) const {
  __m256i low[kWidth];
  __m256i high[kWidth];
  for (std::size_t place = 0; place < kWidth; ++place) {
    const auto* const low_from = reinterpret_cast<const __m128i*>(places_[place].low.data());
    const auto* const high_from = reinterpret_cast<const __m128i*>(places_[place].high.data());
    low[place] = _mm256_broadcastsi128_si256(_mm_loadu_si128(low_from));
    high[place] = _mm256_broadcastsi128_si256(_mm_loadu_si128(high_from));
  }
  const __m256i half = _mm256_set1_epi8(0x0F);
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint64_t none = 0;
    for (unsigned part = 0; part < kBlock; part += 32, from += 32) {
      __m256i buckets = _mm256_set1_epi8(-1);
      for (std::size_t place = 0; place < kWidth; ++place) {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + place));
        const __m256i by_low = _mm256_shuffle_epi8(low[place], bytes);
        const __m256i by_high = _mm256_shuffle_epi8(high[place], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
        buckets = _mm256_and_si256(buckets, _mm256_and_si256(by_low, by_high));
      }
      const int empty = _mm256_movemask_epi8(_mm256_cmpeq_epi8(buckets, _mm256_setzero_si256()));
      none |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(empty)) << part;
    }
    batch.masks[block] = ~none;
  }
}

__attribute__((target("ssse3"))) void WindowFilter::mask_ssse3(const char* from, std::size_t blocks,
                                                               Batch& batch) const {
  __m128i low[kWidth];
  __m128i high[kWidth];
  for (std::size_t place = 0; place < kWidth; ++place) {
    low[place] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(places_[place].low.data()));
    high[place] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(places_[place].high.data()));
  }
  const __m128i half = _mm_set1_epi8(0x0F);
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint64_t none = 0;
    for (unsigned part = 0; part < kBlock; part += 16, from += 16) {
      __m128i buckets = _mm_set1_epi8(-1);
      for (std::size_t place = 0; place < kWidth; ++place) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + place));
        const __m128i by_low = _mm_shuffle_epi8(low[place], bytes);
        const __m128i by_high = _mm_shuffle_epi8(high[place], _mm_and_si128(_mm_srli_epi16(bytes, 4), half));
        buckets = _mm_and_si128(buckets, _mm_and_si128(by_low, by_high));
      }
      const int empty = _mm_movemask_epi8(_mm_cmpeq_epi8(buckets, _mm_setzero_si128()));
      none |= static_cast<std::uint64_t>(static_cast<unsigned>(empty)) << part;
    }
    batch.masks[block] = ~none;
  }
}

#else

void WindowFilter::mask_avx512(const char*, std::size_t, Batch&) const {}
void WindowFilter::mask_avx2(const char*, std::size_t, Batch&) const {}
void WindowFilter::mask_ssse3(const char*, std::size_t, Batch&) const {}

#endif

}  // namespace paperhop
