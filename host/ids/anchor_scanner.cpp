// SPDX-License-Identifier: Apache-2.0
#include "ids/anchor_scanner.hpp"

#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The characters that a literal's character stands for.
std::string characters_of(char c) {
  if (c == '#') return "0123456789";
  if (c == '~') return " \t\n";
  return std::string(1, c);
}

/// How often a character stands in ordinary text and pages, roughly: 0 rare to 9 common.
int commonness(char c) {
  if (c == '#') return 6;
  if (c == '~') return 9;
  if (std::string_view("etaoinsr").find(c) != std::string_view::npos) return 8;
  if (std::string_view("hldcump").find(c) != std::string_view::npos) return 6;
  if (std::string_view("fgwybvk").find(c) != std::string_view::npos) return 3;
  if (std::string_view("jxqz@").find(c) != std::string_view::npos) return 0;
  if (c == '.' || c == '-' || c == ':') return 4;
  if (c == '/') return 2;
  return 5;
}

std::size_t rarest_pair(std::string_view literal) {
  std::size_t best = 0;
  int best_score = 1000;
  for (std::size_t i = 0; i + 1 < literal.size(); ++i) {
    const int score =
        commonness(literal[i]) * commonness(literal[i + 1]) + commonness(literal[i]) + commonness(literal[i + 1]);
    if (score < best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

}  // namespace

AnchorScanner::AnchorScanner(const std::vector<std::string_view>& literals) : bucket_(65536, 0), entries_(1) {
  for (std::size_t number = 0; number < literals.size(); ++number) {
    const std::string literal = lower_ascii(literals[number]);
    const std::size_t offset = rarest_pair(literal);
    const Entry entry{literal, number, offset};
    for (const char first : characters_of(literal[offset])) {
      for (const char second : characters_of(literal[offset + 1])) {
        enter(fold_pair(static_cast<unsigned char>(first), static_cast<unsigned char>(second)), entry);
      }
    }
  }
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
