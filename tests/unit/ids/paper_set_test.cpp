// SPDX-License-Identifier: Apache-2.0
#include "ids/paper_set.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <unordered_set>

namespace paperhop {
namespace {

bool add(PaperSet& papers, std::string_view source, std::string key, int version = 0) {
  return papers.add(PaperSet::key({source, std::move(key), version}));
}

TEST_CASE("a set of papers") {
  PaperSet papers;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 100'000; ++i) REQUIRE(add(papers, "arxiv", std::to_string(i), round) == (round == 0));
  }
  CHECK_FALSE(papers.forgets());
}

TEST_CASE("papers of a row are told from each other, and from what the row is called") {
  PaperSet papers;
  for (const std::string key :
       {"2402.12", "2402.120", "2402.12000", "2402.12001", "2402.0012", "02402.12000", "000", "001", "0000", "00000",
        "abc", "abc000", "abc999", "abc1001", "abc1", "abc01", "abc001"}) {
    CHECK(add(papers, "arxiv", key));
    CHECK(add(papers, "acl", key));
  }
  for (const std::string key : {"2402.12", "2402.12001", "000", "abc", "abc999"}) CHECK_FALSE(add(papers, "acl", key));
}

TEST_CASE("a set of papers says what a set of their names says") {
  PaperSet papers;
  std::unordered_set<std::string> names;
  std::mt19937 random(7);
  for (int i = 0; i < 300'000; ++i) {
    // Dense rows, rows of a few, and keys alone.
    std::string key = "24" + std::to_string(random() % 3) + "." + std::to_string(10'000 + random() % 20'000);
    if (i % 3 == 1) key = "v" + std::to_string(random() % 20'000) + "-" + std::to_string(100 + random() % 10);
    if (i % 3 == 2) key = "p" + std::to_string(random() % 50'000) + "x";
    REQUIRE(add(papers, "arxiv", key) == names.insert(key).second);
  }
}

TEST_CASE("a set of papers that is full says so, and knows what it kept") {
  PaperSet papers;
  for (std::size_t i = 0; i < limits::kPapersAlone; ++i) REQUIRE(add(papers, "pmlr", std::to_string(i) + "x"));
  CHECK_FALSE(papers.forgets());
  CHECK(add(papers, "pmlr", "another"));
  CHECK(papers.forgets());
  CHECK(add(papers, "pmlr", "another"));
  CHECK_FALSE(add(papers, "pmlr", "0x"));
}

TEST_CASE("a set of papers whose rows are full says so, and knows what it kept") {
  PaperSet papers;
  for (std::size_t i = 0; i < limits::kPaperRows; ++i) REQUIRE(add(papers, "pmlr", std::to_string(i) + "x001"));
  CHECK_FALSE(papers.forgets());
  CHECK(add(papers, "pmlr", "another001"));
  CHECK(papers.forgets());
  CHECK_FALSE(add(papers, "pmlr", "0x001"));
  CHECK(add(papers, "pmlr", "0x002"));
  CHECK_FALSE(add(papers, "pmlr", "0x002"));
}

TEST_CASE("a set of papers may keep more of those that stand alone") {
  PaperSet papers(2 * limits::kPapersAlone);
  for (std::size_t i = 0; i <= limits::kPapersAlone; ++i) REQUIRE(add(papers, "pmlr", std::to_string(i) + "x"));
  CHECK_FALSE(papers.forgets());
}

TEST_CASE("all numbers of arXiv's form find their place") {
  PaperSet papers;
  for (int year = 15; year < 100; ++year) {
    for (int row = 0; row < 12 * 100; ++row) {
      const std::string key =
          std::to_string(year * 100 + row / 100 + 1) + "." + std::to_string(100 + row % 100).substr(1);
      for (const char last : std::string("0123456")) REQUIRE(add(papers, "arxiv", key + "00" + last));
    }
  }
  CHECK_FALSE(papers.forgets());
}

}  // namespace
}  // namespace paperhop
