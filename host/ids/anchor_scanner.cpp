// SPDX-License-Identifier: Apache-2.0
#include "ids/anchor_scanner.hpp"

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
  std::size_t best = 0;
  auto best_score = static_cast<std::uint64_t>(-1);
  for (std::size_t i = 0; i + TripleFilter::kWidth <= literal.size(); ++i) {
    std::uint64_t score = 1;
    for (const char& c : literal.substr(i, TripleFilter::kWidth)) score *= commonness(c);
    if (score < best_score) {
      best = i;
      best_score = score;
    }
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

AnchorScanner::AnchorScanner(const std::vector<std::string_view>& literals) : bucket_(65536, 0), entries_(1) {
  std::vector<TripleFilter::Triple> triples;
  for (std::size_t number = 0; number < literals.size(); ++number) {
    const std::string literal = lower_ascii(literals[number]);
    const std::size_t offset = rarest_triple(literal);
    triples.push_back(triple_at(literal, offset));
    const Entry entry{literal, number, offset};
    for (const char first : characters_of(literal[offset])) {
      for (const char second : characters_of(literal[offset + 1])) {
        enter(fold_pair(static_cast<unsigned char>(first), static_cast<unsigned char>(second)), entry);
      }
    }
  }
  filter_ = TripleFilter(triples);
}

void AnchorScanner::enter(std::uint32_t pair, const Entry& entry) {
  if (!pairs_[pair]) {
    pairs_.set(pair);
    bucket_[pair] = static_cast<std::uint16_t>(entries_.size());
    entries_.emplace_back();
  }
  std::vector<Entry>& entries = entries_[bucket_[pair]];
  // Two characters may fold to one pair ('\n' and '*' do): enter the literal once.
  if (entries.empty() || entries.back().number != entry.number) entries.push_back(entry);
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
