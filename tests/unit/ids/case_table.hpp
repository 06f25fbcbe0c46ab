// SPDX-License-Identifier: Apache-2.0
//
// Tables of cases: `name<TAB>kind<TAB>input<TAB>expected`, one a line, the input as the inside
// of a JSON string, the expected canonical IDs blank-separated. Anyone can add a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ids/finder.hpp"

namespace paperhop::test {

struct Case {
  std::string name;
  std::string kind;  ///< text, url or html
  std::string input;
  std::string expected;
};

/// Reads a table; throws std::runtime_error with the line where it is malformed.
std::vector<Case> read_cases(const std::string& path);

/// All tables of tests/cases, and that of $PAPERHOP_CORPUS where it is set.
std::vector<Case> all_cases();

/// $PAPERHOP_CORPUS, or empty.
std::string corpus();

/// Canonical IDs of an input, unique, in order of first mention, blank-separated.
std::string find_ids(const Finder& finder, std::string_view kind, std::string_view input);

/// A document of the corpus with its expected IDs, blank-separated.
struct LabelledDocument {
  std::string name;
  std::string kind;
  std::string text;
  std::string expected;
};
std::vector<LabelledDocument> corpus_documents();

}  // namespace paperhop::test
