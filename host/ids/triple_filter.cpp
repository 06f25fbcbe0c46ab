// SPDX-License-Identifier: Apache-2.0
//
// Triples share eight buckets, one bit each. A byte of the text allows those buckets whose bit
// both of its halves have; a triple may begin where three neighbours allow a common bucket.
#include "ids/triple_filter.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#if !defined(__clang__) && __has_include(<sys/platform/x86.h>)  // clang's strict C++ knows no _Bool, which it uses
#include <sys/platform/x86.h>
#define PAPERHOP_LIBC_KNOWS_CPU 1
#else
#define PAPERHOP_LIBC_KNOWS_CPU 0
#endif
#define PAPERHOP_AVX2 1
#else
#define PAPERHOP_AVX2 0
#endif

namespace paperhop {
namespace {

constexpr std::size_t kBlock = 32;

using Bytes = TripleFilter::Bytes;
using Triple = TripleFilter::Triple;

Triple united(const Triple& a, const Triple& b) {
  Triple both;
  for (std::size_t i = 0; i < both.size(); ++i) {
    both[i].low = a[i].low | b[i].low;
    both[i].high = a[i].high | b[i].high;
  }
  return both;
}

/// Of each byte in ordinary text and pages, roughly, per thousand bytes.
constexpr auto kCommonness = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = i < 0x20 ? 1 : 2;
  constexpr std::string_view kLetters = "etaoinrslcdhumpfgbywvkxjqz";
  constexpr std::array<std::uint8_t, 26> kTheirs = {80, 60, 55, 55, 52, 52, 48, 48, 32, 28, 28, 24, 22,
                                                    20, 20, 16, 15, 12, 10, 8,  8,  5,  3,  1,  1,  1};
  for (std::size_t i = 0; i < kLetters.size(); ++i) table[static_cast<unsigned char>(kLetters[i])] = kTheirs[i];
  for (char digit = '0'; digit <= '9'; ++digit) table[static_cast<unsigned char>(digit)] = 12;
  table[' '] = 150;
  table['\n'] = 20;
  table['.'] = 15;
  table['-'] = 12;
  table['/'] = 8;
  table[':'] = 6;
  return table;
}();

constexpr std::uint64_t kAllTogether = std::accumulate(kCommonness.begin(), kCommonness.end(), std::uint64_t{0});

/// How common bytes are that have such halves.
std::uint64_t commonness_of(Bytes bytes) {
  if (bytes == Bytes::any()) return kAllTogether;
  std::uint64_t sum = 0;
  for (unsigned high = bytes.high; high != 0; high &= high - 1) {
    for (unsigned low = bytes.low; low != 0; low &= low - 1) {
      sum += kCommonness[static_cast<unsigned>(std::countr_zero(high) * 16 + std::countr_zero(low))];
    }
  }
  return sum;
}

/// How often ordinary text would pass, on no particular scale.
std::uint64_t chance_of(const Triple& triple) {
  std::uint64_t product = 1;
  for (const Bytes bytes : triple) product *= commonness_of(bytes);
  return product;
}

}  // namespace

unsigned TripleFilter::commonness(char c) {
  return kCommonness[static_cast<unsigned char>(c)];
}

void TripleFilter::Bytes::add(char c) {
  const auto byte = static_cast<unsigned char>(c);
  low = static_cast<std::uint16_t>(low | (1U << (byte & 0x0FU)));
  high = static_cast<std::uint16_t>(high | (1U << (byte >> 4)));
}

TripleFilter::TripleFilter(const std::vector<Triple>& triples) {
  struct Group {
    Triple triple{};
    std::uint64_t chance = 0;
  };
  std::vector<Group> waiting;
  for (const Triple& triple : triples) {
    const auto is_same = [&](const Group& group) { return group.triple == triple; };
    if (std::none_of(waiting.begin(), waiting.end(), is_same)) waiting.push_back({triple, chance_of(triple)});
  }
  // Common ones first: they get buckets of their own, and rare ones join those that are like them.
  std::stable_sort(waiting.begin(), waiting.end(), [](const Group& a, const Group& b) { return a.chance > b.chance; });

  std::array<Group, kBuckets> buckets;
  for (const Group& next : waiting) {
    Group* best = nullptr;
    Group best_joined;
    for (Group& bucket : buckets) {
      const Triple triple = united(bucket.triple, next.triple);
      const Group joined{triple, chance_of(triple)};
      if (best == nullptr || joined.chance - bucket.chance < best_joined.chance - best->chance) {
        best = &bucket;
        best_joined = joined;
      }
    }
    *best = best_joined;
  }
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    const auto bit = static_cast<std::uint8_t>(1U << bucket);
    for (std::size_t place = 0; place < kWidth; ++place) {
      const Bytes bytes = buckets[bucket].triple[place];
      for (unsigned half = 0; half < 16; ++half) {
        if ((bytes.low >> half & 1U) != 0) places_[place].low[half] |= bit;
        if ((bytes.high >> half & 1U) != 0) places_[place].high[half] |= bit;
      }
    }
  }
}

#if PAPERHOP_AVX2

bool TripleFilter::is_useful() {
  // The C library has asked the processor already. GCC's own way asks again at every start, needed
  // or not, and each question is a trip to the hypervisor on a virtual machine.
#if PAPERHOP_LIBC_KNOWS_CPU
  return CPU_FEATURE_ACTIVE(AVX2);
#else
  return __builtin_cpu_supports("avx2") != 0;
#endif
}

__attribute__((target("avx2"))) std::size_t TripleFilter::collect(std::string_view text, std::size_t at,
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
  batch.size = 0;
  for (; batch.size + kBlock <= batch.offsets.size() && at + kBlock + kWidth - 1 <= text.size(); at += kBlock) {
    __m256i buckets = _mm256_set1_epi8(-1);
    for (std::size_t place = 0; place < kWidth; ++place) {
      const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + place));
      const __m256i by_low = _mm256_shuffle_epi8(low[place], _mm256_and_si256(bytes, half));
      const __m256i by_high = _mm256_shuffle_epi8(high[place], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
      buckets = _mm256_and_si256(buckets, _mm256_and_si256(by_low, by_high));
    }
    const __m256i none = _mm256_cmpeq_epi8(buckets, _mm256_setzero_si256());
    for (auto some = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none)); some != 0; some &= some - 1) {
      batch.offsets[batch.size++] = at + static_cast<std::size_t>(std::countr_zero(some));
    }
  }
  if (at + kBlock + kWidth - 1 > text.size()) {
    while (at < text.size() && batch.size < batch.offsets.size()) batch.offsets[batch.size++] = at++;
  }
  return at;
}

#else

bool TripleFilter::is_useful() {
  return false;
}
std::size_t TripleFilter::collect(std::string_view text, std::size_t, Batch&) const {
  return text.size();
}

#endif

}  // namespace paperhop
