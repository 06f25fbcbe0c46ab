// SPDX-License-Identifier: Apache-2.0
//
// Which of overlapping matches count (RULES.md, section 10), by rows and against a
// computation that compares every match with every other.
#include "ids/overlaps.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace paperhop {
namespace {

constexpr Source kSource = [] {
  Source source{};
  source.name = "arxiv";
  return source;
}();

/// A rule of each strength, in the order of the strengths.
constexpr auto kRules = [] {
  std::array<Rule, 6> rules{};
  for (std::size_t i = 0; i < rules.size(); ++i) rules[i].strength = static_cast<Strength>(i);
  return rules;
}();

Found match(std::string key, std::size_t begin, std::size_t end, Strength strength = Strength::bare) {
  return {std::move(key), 0, begin, end, &kSource, &kRules[static_cast<std::size_t>(strength)]};
}

void add(Overlaps& overlaps, const Found& one) {
  overlaps.waiting().push_back(one);
  overlaps.added(overlaps.waiting().size() - 1, *one.source, *one.rule);
}

std::string line_of(std::string_view key, std::size_t begin, std::size_t end) {
  return std::string(key) + "[" + std::to_string(begin) + "," + std::to_string(end) + ") ";
}

std::string line_of(const Mention& mention) {
  return line_of(mention.paper.key, mention.begin, mention.end);
}

std::string resolve(const std::vector<Found>& matches) {
  std::string out;
  const Overlaps::Emit emit = [&](Mention&& mention) { out += line_of(mention); };
  Overlaps overlaps(emit);
  for (const Found& one : matches) add(overlaps, one);
  overlaps.finish();
  return out;
}

TEST_CASE("Matches that share no byte all count, in order of their begin") {
  CHECK(resolve({}).empty());
  CHECK(resolve({match("b", 5, 9), match("a", 0, 5), match("c", 9, 10)}) == "a[0,5) b[5,9) c[9,10) ");
}

TEST_CASE("Each strength consumes the span of those below it") {
  constexpr Strength kOrder[] = {Strength::address, Strength::label,     Strength::canonical,
                                 Strength::bare,    Strength::file_name, Strength::bare_number};
  for (std::size_t strong = 0; strong < 6; ++strong) {
    for (std::size_t weak = strong + 1; weak < 6; ++weak) {
      CHECK(resolve({match("weak", 0, 9, kOrder[weak]), match("strong", 8, 12, kOrder[strong])}) == "strong[8,12) ");
      CHECK(resolve({match("strong", 2, 4, kOrder[strong]), match("weak", 0, 9, kOrder[weak])}) == "strong[2,4) ");
    }
  }
}

TEST_CASE("What a consumed match overlaps counts again") {
  CHECK(resolve({match("a", 0, 4, Strength::address), match("b", 3, 8, Strength::label),
                 match("c", 7, 12, Strength::bare)}) == "a[0,4) c[7,12) ");
}

TEST_CASE("Two matches of one strength: one mention for one paper, two for two") {
  CHECK(resolve({match("a", 0, 9), match("a", 2, 5)}) == "a[0,9) ");
  CHECK(resolve({match("a", 0, 9), match("b", 2, 5)}) == "a[0,9) b[2,5) ");
  CHECK(resolve({match("a", 0, 9), match("a", 9, 12)}) == "a[0,9) a[9,12) ");
}

TEST_CASE("At equal begin the longer match comes first") {
  CHECK(resolve({match("short", 0, 4), match("long", 0, 9)}) == "long[0,9) short[0,4) ");
}

TEST_CASE("A match inside a longer one of the same paper is no mention, whatever stands between") {
  CHECK(resolve({match("a", 0, 20), match("b", 2, 5), match("a", 6, 9)}) == "a[0,20) b[2,5) ");
}

TEST_CASE("Versions of a paper are the same paper") {
  Found second = match("a", 2, 9);
  second.version = 2;
  CHECK(resolve({match("a", 0, 9), second}) == "a[0,9) ");
}

bool share_bytes(const Found& a, const Found& b) {
  return a.begin < b.end && b.begin < a.end;
}

/// As the law says it: strongest first; a match goes where a stronger one that counts shares its
/// bytes, or where one as strong, of the same paper, that begins before it or is longer does.
std::string resolve_naively(std::vector<Found> matches) {
  std::stable_sort(matches.begin(), matches.end(), [](const Found& a, const Found& b) {
    return std::make_tuple(a.rule->strength, a.begin, b.end) < std::make_tuple(b.rule->strength, b.begin, a.end);
  });
  std::vector<Found> kept;
  for (const Found& one : matches) {
    const bool goes = std::any_of(kept.begin(), kept.end(), [&](const Found& k) {
      if (!share_bytes(k, one)) return false;
      return k.rule != one.rule || k.key == one.key;
    });
    if (!goes) kept.push_back(one);
  }
  std::vector<std::string> lines;
  std::stable_sort(kept.begin(), kept.end(), [](const Found& a, const Found& b) {
    return std::make_tuple(a.begin, b.end) < std::make_tuple(b.begin, a.end);
  });
  std::string out;
  for (const Found& one : kept) out += line_of(one.key, one.begin, one.end);
  return out;
}

/// Matches whose begins rise but for `back`, each span and strength once, so that order is total.
std::vector<Found> random_matches(std::mt19937& random, std::size_t count, std::size_t back) {
  std::vector<Found> matches;
  std::size_t at = back;
  for (std::size_t i = 0; i < count; ++i) {
    at += random() % 4;
    const std::size_t begin = at - random() % (back + 1);
    const std::size_t end = begin + 1 + random() % 9;
    const auto taken = [&](const Found& m) { return m.begin == begin && m.end == end; };
    if (std::any_of(matches.begin(), matches.end(), taken)) continue;
    matches.push_back(
        match(std::string(1, static_cast<char>('a' + random() % 3)), begin, end, static_cast<Strength>(random() % 6)));
  }
  return matches;
}

TEST_CASE("Random matches agree with the naive computation, however often they are settled") {
  std::mt19937 random(9);
  constexpr std::size_t kBack = 5;
  for (int round = 0; round < 1500; ++round) {
    const std::vector<Found> matches = random_matches(random, 1 + random() % 80, kBack);
    std::string out;
    const Overlaps::Emit emit = [&](Mention&& mention) { out += line_of(mention); };
    Overlaps overlaps(emit);
    for (const Found& one : matches) {
      add(overlaps, one);
      const std::size_t begin = one.begin;
      if (random() % 2 == 0) overlaps.settle(begin > kBack ? begin - kBack : 0);
    }
    overlaps.finish();
    REQUIRE(out == resolve_naively(matches));
  }
}

TEST_CASE("Settling emits what is done and holds back what is not") {
  std::vector<std::size_t> begins;
  const Overlaps::Emit emit = [&](Mention&& mention) { begins.push_back(mention.begin); };
  Overlaps overlaps(emit);
  for (std::size_t i = 0; i < 1000; ++i) {
    add(overlaps, match("a", 10 * i, 10 * i + 5));
    overlaps.settle(10 * i);
    for (const std::size_t begin : begins) REQUIRE(begin + 5 <= 10 * i);
  }
  CHECK(begins.size() > 800);
  CHECK(begins.size() < 1000);
  overlaps.finish();
  CHECK(begins.size() == 1000);
  CHECK(std::is_sorted(begins.begin(), begins.end()));
}

}  // namespace
}  // namespace paperhop
