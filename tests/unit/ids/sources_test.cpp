// SPDX-License-Identifier: Apache-2.0
//
// What every source's table must hold, whichever source it is: a new one is tested by its line.
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "case_table.hpp"
#include "ids/pattern.hpp"
#include "ids/source.hpp"
#include "text/url.hpp"

namespace paperhop::test {
namespace {

std::vector<PaperId> papers_in(std::string_view input) {
  std::vector<PaperId> papers;
  const Finder finder;
  for (Mention& mention : find_unique(finder, input, Channel::prose)) papers.push_back(std::move(mention.paper));
  return papers;
}

TEST_CASE("Every source has a name of its own and is found by it") {
  std::set<std::string_view> names;
  for (const Source* source : all_sources()) {
    CHECK(names.insert(source->name).second);
    CHECK(find_source(source->name) == source);
    CHECK_FALSE(source->title.empty());
    CHECK(source->site.starts_with("https://"));
  }
  CHECK(find_source("nowhere") == nullptr);
}

TEST_CASE("Every pattern compiles, and every rule has an anchor that can be scanned for") {
  std::set<std::string_view> names;
  for (const Source* source : all_sources()) {
    for (const Rule& rule : source->rules) {
      INFO(rule.name);
      CHECK(names.insert(rule.name).second);
      CHECK(Pattern(rule.pattern, source->pieces).compiled().ok());
      CHECK_FALSE(rule.anchors.empty());
      for (const Anchor& anchor : rule.anchors) CHECK(anchor.literal.size() >= 2);
    }
    for (const Rule& rule : source->whole_input) CHECK(Pattern(rule.pattern, source->pieces).compiled().ok());
    for (const Lookalike& lookalike : source->lookalikes) {
      CHECK(Pattern(lookalike.pattern, source->pieces).compiled().ok());
    }
  }
}

TEST_CASE("Every example and counter-example holds") {
  const Finder finder;
  for (const Source* source : all_sources()) {
    bool positive = false;
    bool negative = false;
    for (const Example& example : source->examples) {
      INFO(example.input);
      CHECK(find_ids(finder, "text", example.input) == example.ids);
      (example.ids.empty() ? negative : positive) = true;
    }
    INFO(source->name);
    CHECK(positive);
    CHECK(negative);
  }
}

TEST_CASE("What paperhop prints, it reads: canonical spelling, page, PDF and papers.cool key") {
  for (const Source* source : all_sources()) {
    for (const Example& example : source->examples) {
      for (const PaperId& paper : papers_in(example.input)) {
        INFO(paper.to_string());
        CHECK(papers_in("see " + paper.to_string() + ", p. 3") == std::vector{paper});
        CHECK(papers_in(source->page(paper)) == std::vector{paper});
        CHECK(papers_in(source->pdf(paper)) == std::vector{paper});
        CHECK(is_absolute_address(source->page(paper)));
        const std::string key = source->coolpapers_key == nullptr ? "" : source->coolpapers_key(paper);
        if (!key.empty()) CHECK(papers_in("https://papers.cool/venue/" + key) == std::vector{paper});
      }
    }
  }
}

TEST_CASE("An ID tells the year and the venue of its paper as far as it can") {
  struct Told {
    std::string_view id;
    int year;
    std::string_view venue;
  };
  const auto told = GENERATE(values<Told>({
      {"arxiv:2402.12345v2", 2024, ""},
      {"arxiv:0704.0001", 2007, ""},
      {"arxiv:hep-th/9108001", 1991, ""},
      {"arxiv:math/0309136", 2003, ""},
      {"acl:P19-1001", 2019, "ACL"},
      {"acl:J79-1001", 1979, "CL"},
      {"acl:D19-1001", 2019, "EMNLP"},
      {"acl:D19-5001", 2019, "Workshops"},
      {"acl:2020.acl-main.1", 2020, "ACL"},
      {"acl:2021.findings-emnlp.1", 2021, "Findings"},
      {"acl:1952.earlymt-1.1", 1952, "EARLYMT"},
      {"ijcai:2023/123", 2023, "IJCAI"},
      {"ijcai:1991-1/20", 1991, "IJCAI"},
      {"pmlr:v139/radford21a", 0, "PMLR v139"},
      {"pmlr:r5/morin05a", 0, "PMLR r5"},
  }));
  INFO(told.id);
  const std::vector<PaperId> papers = papers_in(told.id);
  REQUIRE(papers.size() == 1);
  const Publication publication = find_source(papers[0].source)->publication(papers[0]);
  CHECK(publication.year == told.year);
  CHECK(publication.venue == told.venue);
}

TEST_CASE("What an ID tells is told of every example, without a year out of the world") {
  for (const Source* source : all_sources()) {
    if (!source->publication) continue;
    for (const Example& example : source->examples) {
      for (const PaperId& paper : papers_in(example.input)) {
        const int year = source->publication(paper).year;
        INFO(paper.to_string());
        CHECK((year == 0 || (year >= 1950 && year < 2100)));
      }
    }
  }
}

}  // namespace
}  // namespace paperhop::test
