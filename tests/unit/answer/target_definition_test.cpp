// SPDX-License-Identifier: Apache-2.0
//
// Definitions: what makes a target, what is wrong at which field, and what the examples show.
#include "answer/target_definition.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "answer/target_examples.hpp"
#include "base/limits.hpp"

namespace paperhop {
namespace {

using Catch::Matchers::Contains;

/// "field reason detail" of each problem.
std::vector<std::string> problems_of(const TargetDefinition& definition) {
  std::vector<std::string> out;
  for (const auto& [field, fault] : check_definition(definition, "own").problems) {
    CHECK_FALSE(fault.message.empty());
    out.push_back(field + " " + std::string(fault.reason) + " " + fault.detail);
  }
  return out;
}

using Problems = std::vector<std::string>;

TEST_CASE("A definition with every field makes a target") {
  const CheckedDefinition checked = check_definition({{"title", "Lab"},
                                                      {"any", "https://x.org/{id}"},
                                                      {"ijcai", "https://x.org/{year}/{number}"},
                                                      {"join", "+"},
                                                      {"limit", std::int64_t{5}},
                                                      {"search", "https://x.org/?q={query}"},
                                                      {"search_venue", "https://x.org/v?q={query}"}},
                                                     "own");
  CHECK(checked.problems.empty());
  CHECK(checked.target.name == "own");
  CHECK(checked.target.title == "Lab");
  CHECK(checked.target.limit == 5);
  CHECK(template_for(checked.target, "ijcai")->join == "+");
  CHECK(template_for(checked.target, "arxiv")->part == "{id}");
  CHECK(checked.target.search_venue == "https://x.org/v?q={query}");
}

TEST_CASE("One template is enough, of whatever kind") {
  for (const std::string_view name : {"any", "arxiv", "search", "search_venue"}) {
    INFO(name);
    const bool is_search = name.starts_with("search");
    CHECK(problems_of({{std::string(name), is_search ? "https://x.org/{query}" : "https://x.org/{key}"}}).empty());
  }
  CHECK(problems_of({}) == Problems{" no_address "});
  CHECK(problems_of({{"title", "Lab"}, {"join", ","}}) == Problems{" no_address "});
}

TEST_CASE("Every problem is told at its field, in the order of the fields") {
  CHECK(problems_of({{"any", "javascript:alert({id})"},
                     {"arxiv", "https://x.org/{year}"},
                     {"acl", "http://x.org/{key}"},
                     {"pmlr", "https://me@x.org/{key}"},
                     {"search", "https://x.org/"},
                     {"search_venue", {}},
                     {"join", "/"},
                     {"limit", "5"},
                     {"arixv", "https://x.org/{key}"}}) ==
        Problems{"any no_https ", "arxiv unknown_placeholder {year}", "acl http_elsewhere ", "pmlr bad_host me@x.org",
                 "search no_query ", "search_venue not_text search_venue", "join bad_join ", "limit bad_limit 100",
                 "arixv unknown_field arixv"});
}

TEST_CASE("A title is one short line") {
  const auto fault = [](std::string title) { return problems_of({{"title", std::move(title)}, {"any", "{page}"}}); };
  CHECK(fault("Lab").empty());
  CHECK(fault(std::string(limits::kTargetTitle, 'a')).empty());
  for (const std::string& bad : {std::string(), std::string("  "), std::string("a\nb"), std::string("a\0b", 3),
                                 std::string(limits::kTargetTitle + 1, 'a')}) {
    CHECK(fault(bad) == Problems{"title bad_title 120"});
  }
}

TEST_CASE("A limit is a whole number from 1 to that of an answer") {
  for (const std::int64_t bad : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{101}, INT64_MAX, INT64_MIN}) {
    CHECK(problems_of({{"any", "{page}"}, {"limit", bad}}) == Problems{"limit bad_limit 100"});
  }
}

TEST_CASE("Too many fields are one problem; what is repeated of them is short") {
  TargetDefinition definition;
  for (std::size_t i = 0; i <= limits::kTargetFields; ++i) definition.push_back({"f" + std::to_string(i), "x"});
  CHECK(problems_of(definition) == Problems{" too_many_fields 64"});
  const CheckedDefinition checked = check_definition({{std::string(5000, 'x'), "y"}}, "own");
  CHECK(checked.problems[0].fault.message.size() < 300);
}

TEST_CASE("Where a whole target is wanted, the first problem is the error") {
  const Result<Target> made = make_target({{"any", "ftp://x.org/{key}"}, {"join", "/"}}, "own");
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == ErrorCode::bad_target);
  CHECK_THAT(made.error().message, Contains("in \"any\": an address begins with https://"));
  CHECK(make_target({{"any", "https://x.org/{key}"}}, "own").ok());
}

TEST_CASE("The known fields name every source, and a template of each kind passes its own check") {
  std::size_t sources = 0;
  for (const KnownField& field : known_fields()) {
    if (field.source == nullptr) continue;
    ++sources;
    for (const std::string_view placeholder : placeholders_for(field.source)) {
      CHECK_FALSE(check_address_template("https://x.org/{" + std::string(placeholder) + "}", field.source));
    }
  }
  CHECK(sources == all_sources().size());
}

TEST_CASE("Examples show a paper of each source, several together, and the searches") {
  const Finder finder;
  const Target target =
      make_target({{"arxiv", "https://x.org/{key}"}, {"join", "+"}, {"search", "https://x.org/?q={query}"}}, "own")
          .value();
  const TargetExamples examples = examples_of(target, finder);
  REQUIRE(examples.papers.size() == all_sources().size());
  CHECK(examples.papers[0].source == "arxiv");
  CHECK_THAT(examples.papers[0].url.value_or(""), Catch::StartsWith("https://x.org/"));
  CHECK_FALSE(examples.papers[1].url);
  CHECK_THAT(examples.together.value_or(""), Catch::StartsWith("https://x.org/") && Contains("+"));
  CHECK(examples.searches == std::vector<std::string>{"https://x.org/?q=graph+neural+networks"});
  CHECK_FALSE(examples_of(builtin_targets()[1], finder).together);
}

}  // namespace
}  // namespace paperhop
