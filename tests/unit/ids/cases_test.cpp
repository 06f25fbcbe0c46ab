// SPDX-License-Identifier: Apache-2.0
//
// Labelled lines and documents: every one is met exactly, order included.
#include <catch2/catch.hpp>

#include "case_table.hpp"

namespace paperhop::test {
namespace {

TEST_CASE("Every labelled line is met") {
  const Finder finder;
  const std::vector<Case> cases = all_cases();
  REQUIRE(cases.size() >= 300);
  if (corpus().empty()) WARN("PAPERHOP_CORPUS is not set: the lines of public texts are skipped");
  for (const Case& each : cases) {
    INFO(each.name << ": " << each.input);
    CHECK(find_ids(finder, each.kind, each.input) == each.expected);
  }
}

TEST_CASE("Every labelled document is met") {
  if (corpus().empty()) {
    WARN("PAPERHOP_CORPUS is not set: the labelled documents are skipped");
    return;
  }
  const Finder finder;
  const std::vector<LabelledDocument> documents = corpus_documents();
  REQUIRE(documents.size() >= 11);
  for (const LabelledDocument& document : documents) {
    INFO(document.name);
    CHECK(find_ids(finder, document.kind, document.text) == document.expected);
  }
}

}  // namespace
}  // namespace paperhop::test
