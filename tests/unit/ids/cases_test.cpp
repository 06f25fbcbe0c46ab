// SPDX-License-Identifier: Apache-2.0
//
// Labelled lines and documents: every one is met exactly, order included.
#include <catch2/catch.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

TEST_CASE("What stands behind a text says nothing of it, and is not read") {
  const Finder finder;
  for (const Case& each : all_cases()) {
    const std::string_view whole = each.input;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
      INFO(each.name << ": " << each.input << ": " << size);
      const std::vector<char> exact(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      const std::string alone = find_ids(finder, each.kind, {exact.data(), exact.size()});
      REQUIRE(find_ids(finder, each.kind, whole.substr(0, size)) == alone);
    }
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
