// SPDX-License-Identifier: Apache-2.0
//
// The scanner against a search that tries every literal at every place.
#include "ids/anchor_scanner.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

using Hits = std::vector<std::pair<std::size_t, std::size_t>>;  ///< offset, number of the literal

Hits scan(const std::vector<std::string_view>& literals, std::string_view text) {
  const auto hits_of = [&](const AnchorScanner& scanner) {
    Hits hits;
    scanner.scan(text, [&](std::size_t number, std::size_t at) { hits.emplace_back(at, number); });
    std::sort(hits.begin(), hits.end());
    return hits;
  };
  const Hits hits = hits_of(AnchorScanner(literals));
  // The same with the filter, which comes with the first long text, in each loop that this machine can run.
  for (const CpuLevel level : {CpuLevel::plain, CpuLevel::ssse3, CpuLevel::avx2, CpuLevel::avx512}) {
    if (level > cpu_level()) break;
    const AnchorScanner scanner(literals, level);
    scanner.scan(std::string(limits::kFilterPays, ' '), [](std::size_t, std::size_t) {});
    REQUIRE(hits_of(scanner) == hits);
  }
  return hits;
}

bool stands_at(std::string_view literal, std::string_view text, std::size_t at) {
  if (at + literal.size() > text.size()) return false;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    const char c = text[at + i];
    if (literal[i] == '#') {
      if (c < '0' || c > '9') return false;
    } else if (literal[i] == '%') {
      if (c != '0' && c != '1') return false;
    } else if (literal[i] == '~') {
      if (c != ' ' && c != '\t' && c != '\n') return false;
    } else if (to_lower(c) != to_lower(literal[i])) {
      return false;
    }
  }
  return true;
}

Hits search_naively(const std::vector<std::string_view>& literals, std::string_view text) {
  Hits hits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::size_t number = 0; number < literals.size(); ++number) {
      if (stands_at(literals[number], text, at)) hits.emplace_back(at, number);
    }
  }
  return hits;
}

TEST_CASE("Every occurrence is hit once, at the ends and overlapping too") {
  CHECK(scan({"aa"}, "aaaa") == Hits{{0, 0}, {1, 0}, {2, 0}});
  CHECK(scan({"arxiv"}, "arxiv") == Hits{{0, 0}});
  CHECK(scan({"arxiv", "xi"}, "arXIv") == Hits{{0, 0}, {2, 1}});
  CHECK(scan({"same", "same"}, "same") == Hits{{0, 0}, {0, 1}});
  CHECK(scan({"ab"}, "").empty());
  CHECK(scan({"ab"}, "a").empty());
  CHECK(scan({}, "ab").empty());
}

TEST_CASE("# is a digit, ~ a blank or line end, and bytes that only fold alike are none") {
  CHECK(scan({"##.##"}, "12.34") == Hits{{0, 0}});
  CHECK(scan({"/~"}, "/\n/\t/ /*/)") == Hits{{0, 0}, {2, 0}, {4, 0}});
  CHECK(scan({"@acl"}, "`acl @ACL").size() == 1);
  CHECK(scan({"1a"},
             "\x11"
             "a 1A")
            .size() == 1);
}

TEST_CASE("The case of the literal does not count either") {
  CHECK(scan({"ArXiv"}, "arxiv ARXIV") == Hits{{0, 0}, {6, 0}});
}

TEST_CASE("Hits come in order but for the length of a literal") {
  std::size_t last = 0;
  const std::vector<std::string_view> literals = {"####.####", "arxiv", ".1"};
  AnchorScanner(literals).scan("1 2402.12345 arXiv 2402.12345.1", [&](std::size_t, std::size_t at) {
    CHECK(at + 9 >= last);
    last = at;
  });
  CHECK(last > 0);
}

std::vector<std::string_view> anchors_of_all_sources() {
  std::vector<std::string_view> literals;
  for (const Source* source : all_sources()) {
    for (const Rule& rule : source->rules) {
      for (const Anchor& anchor : rule.anchors) literals.push_back(anchor.literal);
    }
  }
  return literals;
}

TEST_CASE("The filter can be made for the literals of all sources") {
  CHECK(AnchorScanner(anchors_of_all_sources()).can_filter());
  CHECK_FALSE(AnchorScanner({"arxiv", "abs"}).can_filter());
}

TEST_CASE("The tables have room for the literals of all sources") {
  for (const CpuLevel level : {CpuLevel::plain, CpuLevel::ssse3, CpuLevel::avx2, CpuLevel::avx512}) {
    CHECK(AnchorScanner(anchors_of_all_sources(), level).fits());
  }
}

TEST_CASE("Many literals with the same key are told apart by what stands around it") {
  std::vector<std::string> texts;
  for (const char before : std::string("abcd")) {
    for (const char behind : std::string("efghijkl")) texts.push_back({before, 'k', 'e', 'y', 's', behind});
  }
  const std::vector<std::string_view> literals(texts.begin(), texts.end());
  std::mt19937 random(2);
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += (random() % 2 == 0 ? texts[random() % texts.size()] : "keys").substr(random() % 2);
  CHECK(AnchorScanner(literals).fits());
  CHECK(scan(literals, text) == search_naively(literals, text));
}

TEST_CASE("More literals than the tables can count are told") {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i <= LiteralTable::kMostLiterals; ++i) texts.push_back("literal" + std::to_string(i));
  std::vector<std::string_view> literals(texts.begin(), texts.end());
  CHECK_FALSE(AnchorScanner(literals).fits());
  literals.pop_back();
  CHECK(AnchorScanner(literals).fits());
}

/// A character that a literal's character stands for.
char drawn(char c, std::mt19937& random) {
  switch (c) {
    case '#': return static_cast<char>('0' + random() % 10);
    case '%': return static_cast<char>('0' + random() % 2);
    case '~': return " \t\n"[random() % 3];
    default: return c;
  }
}

TEST_CASE("Random text of pieces of literals agrees with the naive search") {
  const std::vector<std::string_view> anchors = anchors_of_all_sources();
  const std::vector<std::string_view> short_ones = {"aa",  "ab",   "a#", "##", "~a", "#~",
                                                    "aba", "a##b", "@a", "b@", "%b"};
  const std::vector<std::string_view> alike = {"aaaa", "abab", "a##b", "####",      "#.##",        "~ab~", "~~~a",
                                               "a@b.", "AbAb", "##.#", "##%#.####", "abcdefghij#", "n0pN"};
  std::mt19937 random(6);
  std::size_t hits = 0;
  for (int round = 0; round < 400; ++round) {
    const std::vector<std::string_view>& literals = round % 3 == 0 ? anchors : round % 3 == 1 ? short_ones : alike;
    std::string text;
    for (int i = 0; i < 40; ++i) {
      const std::string_view literal = literals[random() % literals.size()];
      const std::size_t from = random() % 3 == 0 ? random() % literal.size() : 0;
      for (const char c : literal.substr(from, random() % 4 == 0 ? 3 : literal.size())) {
        text += drawn(c, random);
        if (random() % 2 == 0) text.back() = to_upper(text.back());
        if (random() % 40 == 0) text.back() = static_cast<char>(random() % 256);
        if (random() % 40 == 0) text.back() = static_cast<char>(text.back() ^ 0x40);  // what six bits cannot tell apart
      }
    }
    const Hits expected = search_naively(literals, text);
    REQUIRE(scan(literals, text) == expected);
    hits += expected.size();
  }
  CHECK(hits > 5000);
}

}  // namespace
}  // namespace paperhop
