// SPDX-License-Identifier: Apache-2.0
//
// The finder against the naive reference finder, which was written from the rules alone: on the
// labelled lines, on the documents and on mutations of both. The seeds are fixed; a new seed that
// differs is a finding (CONTRIBUTING.md, "When the two finders differ").
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <sstream>

#include "case_table.hpp"
#include "reference_finder.hpp"

namespace paperhop::test {
namespace {

/// The sources that the reference knows: a new source needs no second finder.
std::span<const Source* const> reference_sources() {
  static const std::vector<const Source*> sources = [] {
    std::vector<const Source*> known;
    for (const char* name : {"arxiv", "openreview", "acl", "ijcai", "pmlr"}) known.push_back(find_source(name));
    return known;
  }();
  return sources;
}

std::string reference_ids(std::string_view text) {
  std::string ids;
  for (const std::string& id : reference::find_ids(text)) ids += (ids.empty() ? "" : " ") + id;
  return ids;
}

/// Lines to mutate: the inputs of the cases and the lines of the documents.
std::vector<std::string> seeds() {
  std::vector<std::string> lines;
  for (const Case& each : all_cases()) {
    if (each.kind != "html") lines.push_back(each.input);
  }
  for (const LabelledDocument& document : corpus_documents()) {
    std::istringstream text(document.text);
    for (std::string line; document.kind == "text" && std::getline(text, line);) {
      if (!line.empty() && line.size() < 400) lines.push_back(line);
    }
  }
  return lines;
}

constexpr std::array<std::string_view, 63> kPieces = {
    " ",       "\n",       ".",          "/",         "-",        "_",
    "v2",      "1",        "0",          "arXiv:",    "arxiv",    "https://",
    "www.",    "@",        "doi:",       "(",         ")",        "[",
    "]",       "{",        "\"",         "'",         "%2F",      "%20",
    "%3A",     "&amp;",    "&",          "?",         "id=",      "#",
    ",",       ";",        ":",          "|",         "abs/",     "pdf/",
    ".pdf",    "@ACL",     "@PMLR",      "@IJCAI",    "eprint=",  "\u8BBA\u6587",
    "\uFF0C",  "\u3002",   "\uFF1A",     "\u200B",    "\u2011",   "ms",
    "hep-th/", "math.GT/", "[hep-th]",   "\n\n",      "<",        ">",
    "$",       "0.5",      "2402.12345", "1203.4567", "P19-1001", "2020.acl-main.1",
    "\\",      "\\_",      "%5C"};

class Mutator {
 public:
  Mutator(std::vector<std::string> lines, unsigned seed) : lines_(std::move(lines)), random_(seed) {}

  std::string next() {
    std::string text = any_line();
    for (std::size_t steps = 1 + below(4); steps > 0; --steps) mutate(text);
    return text;
  }

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  const std::string& any_line() { return lines_[below(lines_.size())]; }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0: text.erase(at, 1 + below(3)); break;
      case 1: text.insert(at, kPieces[below(kPieces.size())]); break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(' ' + below(95));
        break;
      case 3: {
        const std::string& other = any_line();
        text.insert(at, other.substr(below(other.size() + 1), below(40)));
        break;
      }
      default: text += " " + any_line(); break;
    }
  }

  std::vector<std::string> lines_;
  std::mt19937 random_;
};

/// PAPERHOP_MUTATIONS and PAPERHOP_SEED make the search longer or another one.
unsigned setting(const char* variable, unsigned otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

TEST_CASE("The finder agrees with the reference on the labelled lines and documents") {
  const Finder finder(reference_sources());
  for (const Case& each : all_cases()) {
    if (each.kind == "html") continue;
    INFO(each.name << ": " << each.input);
    CHECK(find_ids(finder, each.kind, each.input) == reference_ids(each.input));
  }
  for (const LabelledDocument& document : corpus_documents()) {
    INFO(document.name);
    if (document.kind == "text") CHECK(find_ids(finder, "text", document.text) == reference_ids(document.text));
  }
}

TEST_CASE("The finder agrees with the reference on mutations") {
  const Finder finder(reference_sources());
  Mutator mutator(seeds(), setting("PAPERHOP_SEED", 20261124));
  const unsigned mutations = setting("PAPERHOP_MUTATIONS", 10000);
  for (unsigned i = 0; i < mutations; ++i) {
    const std::string text = mutator.next();
    const std::string found = find_ids(finder, "text", text);
    const std::string expected = reference_ids(text);
    if (found == expected) continue;
    INFO(text);
    CHECK(found == expected);
  }
}

/// What announces IDs, parts of IDs and what parts them.
constexpr std::array<std::string_view, 48> kChainParts = {
    "arxiv.org/",
    "arxiv.org/abs/",
    "export.arxiv.org/list/",
    "arXiv:",
    "arXiv ",
    "abs/",
    "aclanthology.org/",
    "aclweb.org/",
    "anthology/",
    "volumes/",
    "ACL Anthology ",
    "10.18653/v1/",
    "openreview.net/",
    "forum?",
    "login?redirect=/",
    "pdf?id=",
    "noteId=a&",
    "&id=",
    "ijcai.org/",
    "proceedings/",
    "10.24963/ijcai.",
    "ijcai:",
    "2023/123",
    "10.48550/arXiv.",
    "jmlr.org/",
    "proceedings.mlr.press/",
    "v139/",
    "pmlr-v1-",
    "radford21a",
    "radford21a@v139",
    "@PMLR",
    "@ACL",
    "@OpenReview",
    "@2023@IJCAI",
    "12",
    "hep-th/",
    "9711200",
    "math/",
    "2402.12345",
    "1234.5678",
    "P19-1001",
    "2020.acl-main.1",
    "Bk8ZcAxR-",
    "?id=",
    "[x](",
    " ",
    "/",
    "://",
};

TEST_CASE("The finder agrees with the reference on announcers and parts of IDs behind each other") {
  const Finder finder(reference_sources());
  std::mt19937 random(setting("PAPERHOP_SEED", 20261130));
  const unsigned texts = setting("PAPERHOP_MUTATIONS", 10000);
  for (unsigned i = 0; i < texts; ++i) {
    std::string text;
    for (std::size_t parts = 2 + random() % 14; parts > 0; --parts) text += kChainParts[random() % kChainParts.size()];
    const std::string found = find_ids(finder, "text", text);
    const std::string expected = reference_ids(text);
    if (found == expected) continue;
    INFO(text);
    CHECK(found == expected);
  }
}

}  // namespace
}  // namespace paperhop::test
