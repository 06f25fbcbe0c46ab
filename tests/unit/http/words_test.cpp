// SPDX-License-Identifier: Apache-2.0
//
// The words of the daemon's pages: the same in both languages, and Chinese for all that an answer can say.
#include "http/words.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "http/page_files.hpp"
#include "ids/mention.hpp"
#include "ids/pdf/pdf_mention.hpp"

namespace paperhop::http {
namespace {

/// The names of the words in a language.
std::vector<std::string> names_of(const char* file) {
  std::vector<std::string> names;
  std::istringstream lines{std::string(page_file(file))};
  for (std::string line; std::getline(lines, line);) names.push_back(line.substr(0, line.find(" = ")));
  return names;
}

/// English says these as the answer does.
bool is_answers_own(std::string_view name) {
  return name.starts_with("reason_") || name.starts_with("refused_") || name.starts_with("evidence_") ||
         name.starts_with("error_");
}

}  // namespace

TEST_CASE("words: both languages have the same, but for those of the answer, which is English") {
  for (const std::string& name : names_of("words.en.txt")) {
    CAPTURE(name);
    CHECK_FALSE(word(Language::chinese, name).empty());
  }
  for (const std::string& name : names_of("words.zh-CN.txt")) {
    CAPTURE(name);
    CHECK(is_answers_own(name) == word(Language::english, name).empty());
  }
}

TEST_CASE("words: every reason against a look-alike, every evidence and every notice is there in Chinese") {
  const auto has_place = [](std::string_view text) { return text.find("{}") != std::string_view::npos; };
  for (const ReasonWords& reason : kReasonWords) {
    CAPTURE(reason.code);
    const std::string_view translated = word(Language::chinese, "refused_" + std::string(reason.code));
    CHECK_FALSE(translated.empty());
    CHECK(has_place(translated) == has_place(reason.sentence));
  }
  for (int i = 0; i <= static_cast<int>(Evidence::file_name); ++i) {
    const std::string name(evidence_name(static_cast<Evidence>(i)));
    CAPTURE(name);
    CHECK_FALSE(word(Language::chinese, "evidence_" + name).empty());
  }
  for (int i = 0; i <= static_cast<int>(PdfEvidence::text); ++i) {
    const std::string name(evidence_name(static_cast<PdfEvidence>(i)));
    CAPTURE(name);
    CHECK_FALSE(word(Language::chinese, "evidence_" + name).empty());
  }
}

TEST_CASE("words: the scripts of a page get all of them, escaped") {
  const std::string all = words_as_attributes(Language::chinese).text;
  CHECK(all.find(" data-refused_no_month=\"没有 {} 月\"") != std::string::npos);
  CHECK(std::count(all.begin(), all.end(), '"') == static_cast<std::ptrdiff_t>(2 * names_of("words.zh-CN.txt").size()));
  CHECK(fill_page("<a{{words}}>", Language::english, {}).text.starts_with("<a data-"));
}

TEST_CASE("words: each word of the pages is there in both languages") {
  for (const char* name : {"start.html", "open.html", "list.html", "message.html"}) {
    std::string_view rest = page_file(name);
    while ((rest = rest.substr(std::min(rest.find("{{say."), rest.size()))).size() > 6) {
      const std::string_view wanted = rest.substr(6, rest.find('}') - 6);
      CAPTURE(name, wanted);
      CHECK_FALSE(word(Language::chinese, wanted).empty());
      CHECK_FALSE(word(Language::english, wanted).empty());
      rest.remove_prefix(6);
    }
  }
  CHECK(word(Language::english, "intr").empty());
  CHECK(fill_page("{{lang}}{{say.go}}{{x}}", Language::chinese, {{"x", escaped("<")}}).text == "zh-CN前往&lt;");
}

}  // namespace paperhop::http
