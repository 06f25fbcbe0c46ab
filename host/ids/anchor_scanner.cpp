// SPDX-License-Identifier: Apache-2.0
#include "ids/anchor_scanner.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The characters that a literal's character stands for.
std::string_view characters_of(const char& c) {
  if (c == '#') return "0123456789";
  if (c == '~') return " \t\n";
  return {&c, 1};
}

/// How common what a literal's character stands for is in ordinary text.
unsigned commonness(const char& c) {
  unsigned sum = 0;
  for (const char one : characters_of(c)) sum += TripleFilter::commonness(one);
  return sum;
}

/// Where the rarest three neighbours begin; 0 for a literal of two.
std::size_t rarest_triple(std::string_view literal) {
  static_assert(TripleFilter::kWidth == 3);
  std::size_t best = 0;
  auto best_score = static_cast<std::uint64_t>(-1);
  std::uint64_t first = commonness(literal[0]);
  std::uint64_t second = commonness(literal[1]);
  for (std::size_t i = 2; i < literal.size(); ++i) {
    const std::uint64_t third = commonness(literal[i]);
    const std::uint64_t score = first * second * third;
    if (score < best_score) {
      best = i - 2;
      best_score = score;
    }
    first = second;
    second = third;
  }
  return best;
}

/// The bytes that stand for the three characters at `at`: both cases of letters, and any byte
/// behind the end of a literal.
TripleFilter::Triple triple_at(std::string_view literal, std::size_t at) {
  TripleFilter::Triple triple;
  for (std::size_t i = 0; i < triple.size(); ++i) {
    if (at + i < literal.size()) {
      for (const char c : characters_of(literal[at + i])) {
        triple[i].add(c);
        triple[i].add(to_upper(c));
      }
    } else {
      triple[i] = TripleFilter::Bytes::any();
    }
  }
  return triple;
}

}  // namespace

AnchorScanner::AnchorScanner(const std::vector<std::string_view>& literals) {
  literals_.reserve(literals.size());
  std::vector<PairEntry> entries;
  entries.reserve(4 * literals.size());  // most have one, those with digits ten
  for (std::size_t number = 0; number < literals.size(); ++number) {
    std::string text = lower_ascii(literals[number]);
    const std::size_t offset = rarest_triple(text);
    for (const char first : characters_of(text[offset])) {
      for (const char second : characters_of(text[offset + 1])) {
        entries.emplace_back(fold(first), fold(second), static_cast<std::uint16_t>(number));
      }
    }
    literals_.push_back({std::move(text), offset});
  }
  std::sort(entries.begin(), entries.end());
  // Two characters may fold to one pair ('\n' and '*' do): enter the literal once.
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  enter(entries);
}

void AnchorScanner::enter(const std::vector<PairEntry>& sorted) {
  std::size_t rows = 1;  // that of the bytes that begin no pair
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || std::get<0>(sorted[i]) != std::get<0>(sorted[i - 1])) ++rows;
  }
  buckets_.reserve(rows * kRow);
  buckets_.resize(kRow, 0);
  starts_.push_back(0);  // bucket 0 holds nothing
  for (const auto& [first, second, number] : sorted) {
    if (rows_[first] == 0) {
      rows_[first] = static_cast<std::uint16_t>(buckets_.size());
      buckets_.resize(buckets_.size() + kRow, 0);
    }
    std::uint16_t& bucket = buckets_[rows_[first] + second];
    if (bucket == 0) {
      bucket = static_cast<std::uint16_t>(starts_.size());
      starts_.push_back(static_cast<std::uint16_t>(entries_.size()));
    }
    entries_.push_back(number);
  }
  starts_.push_back(static_cast<std::uint16_t>(entries_.size()));
}

const TripleFilter* AnchorScanner::filter_for(std::size_t size) const {
  if (filter_ready_.load(std::memory_order_acquire)) return &filter_;
  if (!TripleFilter::is_useful()) return nullptr;
  if (scanned_.fetch_add(size, std::memory_order_relaxed) + size < limits::kFilterPays) return nullptr;
  std::call_once(filter_once_, [this] {
    std::vector<TripleFilter::Triple> triples;
    for (const Literal& literal : literals_) triples.push_back(triple_at(literal.text, literal.offset));
    filter_ = TripleFilter(triples);
    filter_ready_.store(true, std::memory_order_release);
  });
  return &filter_;
}

bool AnchorScanner::matches(std::string_view text, std::size_t at, std::string_view literal) {
  if (literal.size() > text.size() - at) return false;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    const char c = text[at + i];
    const char want = literal[i];
    const bool same = want == '#' ? is_digit(c) : want == '~' ? is_space(c) : to_lower(c) == want;
    if (!same) return false;
  }
  return true;
}

}  // namespace paperhop
