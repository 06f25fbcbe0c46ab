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

}  // namespace
}  // namespace paperhop::test
