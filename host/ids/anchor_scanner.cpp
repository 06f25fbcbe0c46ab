// SPDX-License-Identifier: Apache-2.0
#include "ids/anchor_scanner.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The bytes that stand for the characters of a literal: both cases of letters.
LiteralBytes bytes_of(std::string_view literal) {
  LiteralBytes bytes(literal.size());
  for (std::size_t i = 0; i < literal.size(); ++i) {
    for (const char c : characters_of(literal[i])) {
      bytes[i].add(c);
      bytes[i].add(to_upper(c));
    }
  }
  return bytes;
}

/// How common what a literal's character stands for is in ordinary text.
unsigned commonness_of(const char& literal_character) {
  unsigned sum = 0;
  for (const char c : characters_of(literal_character)) sum += commonness(c);
  return sum;
}

/// Where the rarest two neighbours begin.
std::size_t rarest_pair(std::string_view literal) {
  std::size_t best = 0;
  auto best_score = static_cast<unsigned>(-1);
  for (std::size_t at = 0; at + 1 < literal.size(); ++at) {
    const unsigned score = commonness_of(literal[at]) * commonness_of(literal[at + 1]);
    if (score < best_score) {
      best = at;
      best_score = score;
    }
  }
  return best;
}

std::vector<std::size_t> rarest_pairs(const std::vector<NumberedLiteral>& literals) {
  std::vector<std::size_t> offsets;
  offsets.reserve(literals.size());
  for (const NumberedLiteral& literal : literals) offsets.push_back(rarest_pair(literal.text));
  return offsets;
}

/// Each literal once, in lower case, with the numbers that it has in the list.
std::vector<NumberedLiteral> numbered(const std::vector<std::string_view>& literals) {
  std::vector<NumberedLiteral> all;
  all.reserve(literals.size());
  for (std::size_t number = 0; number < literals.size(); ++number) {
    std::string text = lower_ascii(literals[number]);
    const auto is_same = [&](const NumberedLiteral& literal) { return literal.text == text; };
    auto same = std::find_if(all.begin(), all.end(), is_same);
    if (same == all.end()) same = all.insert(all.end(), {std::move(text), {}});
    same->numbers.push_back(number);
  }
  return all;
}

}  // namespace

AnchorScanner::AnchorScanner(const std::vector<std::string_view>& literals, CpuLevel level)
    : literals_(numbered(literals)), table_(literals_, rarest_pairs(literals_), LiteralTable::kPair), level_(level) {
  const auto is_long = [](const NumberedLiteral& literal) { return literal.text.size() >= WindowFilter::kWidth; };
  can_filter_ = std::all_of(literals_.begin(), literals_.end(), is_long);
}

bool AnchorScanner::fits() const {
  return table_.fits() && (!can_filter_ || make_long_texts().table.fits());
}

AnchorScanner::LongTexts AnchorScanner::make_long_texts() const {
  std::vector<LiteralBytes> bytes;
  bytes.reserve(literals_.size());
  for (const NumberedLiteral& literal : literals_) bytes.push_back(bytes_of(literal.text));
  const WindowFilter filter(bytes, level_);
  return {filter, LiteralTable(literals_, filter.offsets(), LiteralTable::kWindow)};
}

const AnchorScanner::LongTexts* AnchorScanner::for_text_of(std::size_t size) const {
  if (const LongTexts* const made = long_texts_.load(std::memory_order_acquire)) return made;
  if (!can_filter_) return nullptr;
  if (scanned_.fetch_add(size, std::memory_order_relaxed) + size < limits::kFilterPays) return nullptr;
  std::call_once(once_, [this] {
    owned_ = std::make_unique<const LongTexts>(make_long_texts());
    long_texts_.store(owned_.get(), std::memory_order_release);
  });
  return owned_.get();
}

}  // namespace paperhop
