// SPDX-License-Identifier: Apache-2.0
//
// Papers and mentions by source, year and venue; the order of rows; what charts make of them.
#include "answer/paper_counts.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace paperhop {
namespace {

PaperCounts counts_of(std::string_view text) {
  PaperCounts counts;
  Finder().find(text, Channel::prose, [&](const Mention& mention) { counts.add(mention.paper); });
  return counts;
}

std::string text_of(const std::vector<CountRow>& rows) {
  std::string text;
  for (const CountRow& row : rows) {
    text += row.name + " " + std::to_string(row.papers) + "/" + std::to_string(row.mentions) + "; ";
  }
  return text;
}

constexpr std::string_view kIds =
    "arxiv:2402.12345 arxiv:2402.12345v2 arxiv:hep-th/9901001 acl:P19-1001 acl:2020.acl-main.1 acl:D19-1001 "
    "pmlr:v139/radford21a openreview:B1xsqj09Fm ijcai:2023/123";

TEST_CASE("a paper counts once, whatever its version; a mention each time") {
  const PaperCounts counts = counts_of(kIds);
  CHECK(counts.papers() == 8);
  CHECK(counts.mentions() == 9);
  CHECK(text_of(counts.rows(CountBy::source)) == "ACL Anthology 3/3; arXiv 2/3; IJCAI 1/1; OpenReview 1/1; PMLR 1/1; ");
  CHECK(text_of(counts.rows(CountBy::year)) == "1999 1/1; 2019 2/2; 2020 1/1; 2023 1/1; 2024 1/2;  2/2; ");
  CHECK(text_of(counts.rows(CountBy::venue)) ==
        "arXiv 2/3; ACL 2/2; EMNLP 1/1; IJCAI 1/1; OpenReview 1/1; PMLR v139 1/1; ");
}

TEST_CASE("nothing was counted") {
  const PaperCounts counts;
  CHECK(counts.papers() == 0);
  CHECK(counts.rows(CountBy::year).empty());
  CHECK(with_every_year({}).empty());
  CHECK(fold_rows({}, CountBy::year, 1).empty());
}

TEST_CASE("rows over the limit are one") {
  const std::vector<CountRow> years = {{"2001", 1, 2}, {"2002", 3, 4}, {"2003", 5, 6}, {"", 7, 8}};
  CHECK(text_of(fold_rows(years, CountBy::year, 3)) == "2001 1/2; 2002 3/4; 2003 5/6;  7/8; ");
  CHECK(text_of(fold_rows(years, CountBy::year, 2)) == "earlier 4/6; 2003 5/6;  7/8; ");
  CHECK(text_of(fold_rows(years, CountBy::year, 1)) == "earlier 9/12;  7/8; ");
  CHECK(text_of(fold_rows(years, CountBy::venue, 2)) == "2001 1/2; other 8/10;  7/8; ");
}

TEST_CASE("years without a paper are seen between others") {
  const std::vector<CountRow> years = {{"2001", 1, 2}, {"2004", 3, 4}, {"", 7, 8}};
  CHECK(text_of(with_every_year(years)) == "2001 1/2; 2002 0/0; 2003 0/0; 2004 3/4;  7/8; ");
  CHECK(text_of(with_every_year({{"", 7, 8}})) == " 7/8; ");
  CHECK(with_every_year({{"1952", 1, 1}, {"2099", 1, 1}}).size() == 2);
}

}  // namespace
}  // namespace paperhop
