// SPDX-License-Identifier: Apache-2.0
//
// What the finder says of a mention beside its ID: where it stands in the input, in which order,
// under which rule; and how channels, versions and long texts count.
#include "ids/finder.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/limits.hpp"

namespace paperhop {
namespace {

const Finder& finder() {
  static const Finder shared;
  return shared;
}

std::vector<Mention> find_all(std::string_view text, Channel channel = Channel::prose) {
  std::vector<Mention> mentions;
  finder().find(text, channel, [&](Mention&& mention) { mentions.push_back(std::move(mention)); });
  return mentions;
}

/// "arxiv:2402.12345=<arXiv:2402.12345> …": each mention with the input that it spans.
std::string spans_of(std::string_view text, const std::vector<Mention>& mentions) {
  std::string out;
  for (const Mention& mention : mentions) {
    if (!out.empty()) out += ' ';
    out +=
        mention.paper.to_string() + "=<" + std::string(text.substr(mention.begin, mention.end - mention.begin)) + ">";
  }
  return out;
}

std::string spans(std::string_view text) {
  return spans_of(text, find_all(text));
}

std::string ids(std::string_view text, Channel channel = Channel::prose) {
  std::string out;
  for (const Mention& mention : find_all(text, channel)) {
    out += (out.empty() ? "" : " ") + mention.paper.to_string();
  }
  return out;
}

std::vector<Mention> find_all_html(std::string_view html, std::string_view base = "") {
  std::vector<Mention> mentions;
  finder().find_html(html, base, [&](Mention&& mention) { mentions.push_back(std::move(mention)); });
  return mentions;
}

std::string html_ids(std::string_view html, std::string_view base = "") {
  std::string out;
  for (const Mention& mention : find_all_html(html, base)) out += mention.paper.to_string() + " ";
  return out;
}

TEST_CASE("A mention spans its bytes of the input") {
  CHECK(spans("see arXiv:2402.12345v2.") == "arxiv:2402.12345v2=<arXiv:2402.12345v2>");
  CHECK(spans("(https://arxiv.org/abs/2402.12345)") == "arxiv:2402.12345=<https://arxiv.org/abs/2402.12345>");
  CHECK(spans("a hep-th/9711200, b") == "arxiv:hep-th/9711200=<hep-th/9711200>");
  CHECK(spans("doi:10.18653/v1/P19-1001.") == "acl:P19-1001=<10.18653/v1/P19-1001>");
  CHECK(spans("arXiv:\n2402.12345") == "arxiv:2402.12345=<arXiv:\n2402.12345>");
}

TEST_CASE("Full-width forms, zero-width characters and CRLF are inside the span, what is beside is not") {
  const std::string wide =
      "\uFF41\uFF52\uFF38\uFF49\uFF56\uFF1A\uFF12\uFF14\uFF10\uFF12\uFF0E\uFF11\uFF12\uFF13\uFF14\uFF15";
  CHECK(spans("\u8BBA\u6587" + wide + "\u3002") == "arxiv:2402.12345=<" + wide + ">");
  CHECK(spans("\u200BarXiv:2402.\u200B12345\u200B!") == "arxiv:2402.12345=<arXiv:2402.\u200B12345>");
  CHECK(spans("\r\narXiv:\r\n2402.12345\r\n") == "arxiv:2402.12345=<arXiv:\r\n2402.12345>");
  CHECK(spans("acl P19 \u00A0 arXiv\u00A02402.12345") == "arxiv:2402.12345=<arXiv\u00A02402.12345>");
}

TEST_CASE("A percent-encoded mention spans its codes") {
  CHECK(spans("https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2402.12345&sa=D") ==
        "arxiv:2402.12345=<https%3A%2F%2Farxiv.org%2Fabs%2F2402.12345>");
  CHECK(spans("x?u=https%253A%252F%252Farxiv.org%252Fabs%252F2402.1234%2535,") ==
        "arxiv:2402.12345=<https%253A%252F%252Farxiv.org%252Fabs%252F2402.1234%2535>");
}

TEST_CASE("A mention in HTML spans its bytes of the HTML, tags and entities included") {
  const std::string html =
      "<p>in arXiv:<b>2402</b>.123&#52;5, and <a href=\"https://arxiv.org/abs/2403.00001?a=1&amp;b\">x</a>";
  CHECK(spans_of(html, find_all_html(html)) ==
        "arxiv:2402.12345=<arXiv:<b>2402</b>.123&#52;5> arxiv:2403.00001=<https://arxiv.org/abs/2403.00001?a=1&amp;b>");
}

TEST_CASE("Mentions come in order of their begin, repeated ones included") {
  CHECK(ids("P19-1001@ACL arXiv:2402.12345 P19-1001@ACL 2020.acl-main.1") ==
        "acl:P19-1001 arxiv:2402.12345 acl:P19-1001 acl:2020.acl-main.1");
  CHECK(ids("https://papers.cool/venue/P19-1001@ACL,B1xsqj09Fm@OpenReview") == "acl:P19-1001 openreview:B1xsqj09Fm");
  CHECK(html_ids("<a href='https://arxiv.org/abs/2402.00001'>arXiv:2402.00002</a> <i title=x>arXiv:2402.00003</i>") ==
        "arxiv:2402.00001 arxiv:2402.00002 arxiv:2402.00003 ");
}

TEST_CASE("Each mention names its evidence and its rule") {
  struct Row {
    std::string_view text;
    Evidence evidence;
    std::string_view rule;
  };
  const std::vector<Row> rows = {
      {"https://arxiv.org/abs/2402.12345", Evidence::address, "arxiv.host"},
      {"10.48550/arXiv.2402.12345", Evidence::doi, "arxiv.doi"},
      {"arXiv:2402.12345", Evidence::label, "arxiv.label"},
      {"see 2402.12345 there", Evidence::bare, "arxiv.bare"},
      {"in 2402.12345.pdf", Evidence::file_name, "arxiv.file_name"},
      {"P19-1001@ACL", Evidence::canonical, "acl.papers_cool"},
      {"0706.1234", Evidence::bare, "arxiv.whole_input"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::vector<Mention> mentions = find_all(row.text);
    REQUIRE(mentions.size() == 1);
    CHECK(mentions[0].evidence == row.evidence);
    CHECK(mentions[0].rule == row.rule);
  }
}

std::string unique_ids(std::string_view text) {
  std::string out;
  for (const Mention& mention : find_unique(finder(), text, Channel::prose)) {
    out += (out.empty() ? "" : " ") + mention.paper.to_string();
  }
  return out;
}

TEST_CASE("The first mention decides the spelling") {
  CHECK(unique_ids("arXiv:2402.12345, arXiv:2402.12345v2") == "arxiv:2402.12345");
  CHECK(unique_ids("arXiv:2402.12345v2, arXiv:2402.12345, arXiv:2402.12345v3") == "arxiv:2402.12345v2");
  CHECK(unique_ids("arXiv:math.GT/0309136 math/0309136") == "arxiv:math/0309136");
}

TEST_CASE("One paper in two sources stays two") {
  CHECK(unique_ids("arXiv:1906.02243 P19-1355@ACL") == "arxiv:1906.02243 acl:P19-1355");
}

TEST_CASE("UniquePapers keeps the first of each, whatever its version") {
  UniquePapers seen;
  CHECK(seen.add({"arxiv", "2402.12345", 0}));
  CHECK_FALSE(seen.add({"arxiv", "2402.12345", 2}));
  CHECK(seen.add({"arxiv", "2402.12346", 2}));
  CHECK(seen.add({"acl", "2402.12345", 0}));
  UniquePapers moved = std::move(seen);
  CHECK_FALSE(moved.add({"acl", "2402.12345", 0}));
}

TEST_CASE("The strongest of overlapping matches is the mention") {
  CHECK(spans("arXiv: https://arxiv.org/abs/2402.12345v3") ==
        "arxiv:2402.12345v3=<https://arxiv.org/abs/2402.12345v3>");
  CHECK(spans("https://arxiv.org/pdf/2402.12345v1.pdf") == "arxiv:2402.12345v1=<https://arxiv.org/pdf/2402.12345v1>");
}

TEST_CASE("Channels: what counts in prose, in a passage, in an attribute, in a single ID") {
  CHECK(ids("0706.1234", Channel::prose) == "arxiv:0706.1234");
  CHECK(ids("0706.1234", Channel::passage).empty());
  CHECK(ids("0706.1234", Channel::attribute).empty());
  CHECK(ids("0706.1234", Channel::single_id) == "arxiv:0706.1234");
  CHECK(ids("see 2402.12345", Channel::passage) == "arxiv:2402.12345");
  CHECK(ids("see 2402.12345", Channel::attribute).empty());
  CHECK(ids("hep-th/9711200", Channel::attribute).empty());
  CHECK(ids("arXiv:2402.12345", Channel::attribute) == "arxiv:2402.12345");
  CHECK(ids("file:///tmp/2402.12345.pdf", Channel::attribute) == "arxiv:2402.12345");
}

TEST_CASE("The whole input: quotes, brackets and final marks aside, and no longer than its limit") {
  CHECK(spans("  \u201C(P19-1001)\u201D. ") == "acl:P19-1001=<P19-1001>");
  CHECK(ids("P19-1001 P19-1002").empty());
  CHECK(ids("v139/radford21a") == "pmlr:v139/radford21a");
  CHECK(ids(std::string(limits::kWholeInput - 9, ' ') + "0706.1234") == "arxiv:0706.1234");
  CHECK(ids(std::string(limits::kWholeInput - 8, ' ') + "0706.1234").empty());
}

TEST_CASE("Relative links: the caller's base, else <base href>, else the canonical link, else known paths") {
  const std::string link = "<a href='/abs/2402.12345'>x</a>";
  const std::string base = "<base href='https://arxiv.org/list/'>";
  const std::string canonical = "<link rel=canonical href='https://export.arxiv.org/list/'>";
  CHECK(html_ids(link, "https://arxiv.org/list/cs.CL/new") == "arxiv:2402.12345 ");
  CHECK(html_ids(link, "https://example.com/").empty());
  CHECK(html_ids(base + link, "https://example.com/").empty());
  CHECK(html_ids(base + link) == "arxiv:2402.12345 ");
  CHECK(html_ids(canonical + link) == "arxiv:2402.12345 ");
  CHECK(html_ids("<base href='https://example.com/'>" + canonical + link).empty());
  CHECK(html_ids(link) == "arxiv:2402.12345 ");
  CHECK(html_ids("<a href='/forum?id=B1xsqj09Fm'>") == "openreview:B1xsqj09Fm ");
  CHECK(html_ids("<a href='/P19-1001/'>").empty());
  CHECK(html_ids("<a href='#abs/2402.12345'>", "https://arxiv.org/abs/2402.00001").empty());
}

TEST_CASE("A base without a scheme is a base") {
  CHECK(html_ids("<base href='//arxiv.org/list/'><a href='/abs/2402.12345'>x</a>") == "arxiv:2402.12345 ");
}

std::string refusals(std::string_view text, Channel channel = Channel::prose) {
  std::string out;
  finder().explain(
      text, channel, [](Mention&&) {},
      [&](Refusal&& refusal) {
        CHECK(refusal.begin < refusal.end);
        CHECK(refusal.end <= text.size());
        CHECK_FALSE(refusal.rule.empty());
        out += (out.empty() ? "" : "; ") + refusal.text + ": " + refusal.reason.sentence();
      });
  return out;
}

TEST_CASE("Explain: every refusal has its reason") {
  struct Row {
    std::string_view text;
    std::string_view reason;
  };
  const std::vector<Row> rows = {
      {"10.1145/3292500.3330701", "2500.33307: inside DOI 10.1145/3292500.3330701"},
      {"10.3389/fpsyg.2012.00542 x", "2012.00542: inside DOI 10.3389/fpsyg.2012.00542"},
      {"at https://x.org/a:2402.12345", "2402.12345: inside address https://x.org/a:2402.12345"},
      {"took 2402.12345 ms", "2402.12345: followed by the unit ms"},
      {"version 2402.12345 of", "2402.12345: behind the word \"version\""},
      {"is $2402.12345 now", "2402.12345: directly behind $"},
      {"is $ 2402.12345 now", "2402.12345: directly behind $"},
      {"2413.12345 is not", "2413.12345: there is no month 13"},
      {"is 0703.1234 not", "0703.1234: arXiv numbers of this form begin with 0704"},
      {"is 1501.1234 not", "1501.1234: that month's numbers have 5 digits"},
      {"is 2402.00000 not", "2402.00000: numbers begin at 1"},
      {"is 1203.4567 not", "1203.4567: four digits count only behind a label, with a version or a class"},
      {"is 8804.12345 not", "8804.12345: its year is still to come"},
      {"0.12 2012.12345 33.1", "2012.12345: in a row of numbers, beside 0.12"},
      {"x2402.12345", "2402.12345: part of a longer token"},
      {"test/9711200 is", "test/9711200: \"test\" is no archive of arXiv with old numbers"},
      {"hep-th/9713200 is", "hep-th/9713200: no month from 9101 to 0703, or number 000"},
      {"Part A12-3456 is", "A12-3456: an old Anthology ID counts only behind a label, in an address, or alone"},
      {"https://openreview.net/group?id=ICLR.cc/2024",
       "openreview.net/group?id=ICLR.cc/2024: a venue's page, no paper"},
      {"https://openreview.net/profile?id=~A_B1", "openreview.net/profile?id=~A_B1: a person's page, no paper"},
      {"https://openreview.net/references/pdf?id=oqtIL8DEZ",
       "openreview.net/references/pdf?id=oqtIL8DEZ: the id may be that of a revision"},
      {"https://aclanthology.org/events/acl-2019/",
       "aclanthology.org/events/acl-2019/: a list of papers (events), no paper"},
      {"https://www.ijcai.org/proceedings/2023/",
       "ijcai.org/proceedings/2023/: no address of a paper: it needs a year and a number from 1 to 9999"},
      {"https://proceedings.mlr.press/v139/",
       "proceedings.mlr.press/v139/: no address of a paper: a volume or another page"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(refusals(row.text) == row.reason);
    CHECK(find_all(row.text).empty());
  }
}

TEST_CASE("Explain: nothing is refused in clean text, and no mention is refused too") {
  CHECK(refusals("").empty());
  CHECK(refusals("A sentence of 2024, with 3.14 and 12:30 in it; see www.example.com/a_b-c.").empty());
  CHECK(refusals("arXiv:2402.12345, https://arxiv.org/abs/1203.4567, hep-th/9711200, P19-1001@ACL").empty());
  CHECK(refusals("https://openreview.net/forum?id=B1xsqj09Fm https://aclanthology.org/P19-1001/").empty());
}

TEST_CASE("Explain: mentions and refusals come in order, in bytes of the input") {
  const std::string text = "\u8BBA x2402.12345, arXiv:2402.12346, \uFF38\uFF12402.12347";
  std::string out;
  finder().explain(
      text, Channel::prose, [&](Mention&& m) { out += "+" + text.substr(m.begin, m.end - m.begin) + " "; },
      [&](Refusal&& r) { out += "-" + text.substr(r.begin, r.end - r.begin) + " "; });
  CHECK(out == "-2402.12345 +arXiv:2402.12346 -\uFF12402.12347 ");
}

TEST_CASE("Explain finds what find does") {
  const std::string text = "arXiv:2402.12345 took 2402.12346 ms (P19-1001@ACL) 10.1145/3292500.3330701 2403.00001";
  std::vector<Mention> explained;
  finder().explain(
      text, Channel::prose, [&](Mention&& m) { explained.push_back(std::move(m)); }, [](Refusal&&) {});
  CHECK(spans_of(text, explained) == spans(text));
}

/// Lines in which an ID is broken over every kind of line end, and lines that end in each mark.
std::vector<std::string> lines_of_a_long_text() {
  return {
      "Some words about arXiv:2402.12345, and more,\n",
      "a link: https://arxiv.org/abs/\n2402.00002 which goes on\n",
      "arXiv:\r\n2402.00003; then\r\n\r\n",
      "https://openreview.net/forum?\nid=B1xsqj09Fm and then (a note)\n",
      "https://proceedings.\nmlr.press/v139/radford21a.html!\n",
      "10.18653/v1/P19-\n1001 ends here.\n\n",
      "\uFF41\uFF52\uFF38\uFF49\uFF56\uFF1A\uFF12\uFF14\uFF10\uFF12\uFF0E\uFF10\uFF10\uFF10\uFF10\uFF17 %E8%AE%BA\n",
      "and https%3A%2F%2Farxiv.org%2Fabs%2F2402.00008 in a run]\n"};
}

TEST_CASE("A text of several blocks gives what its pieces give, wherever the cuts fall") {
  const std::vector<std::string> lines = lines_of_a_long_text();
  std::string piece;
  for (const std::string& line : lines) piece += line;
  REQUIRE(unique_ids(piece) ==
          "arxiv:2402.12345 arxiv:2402.00002 arxiv:2402.00003 openreview:B1xsqj09Fm "
          "pmlr:v139/radford21a acl:P19-1001 arxiv:2402.00007 arxiv:2402.00008");
  // Each offset puts the cut at another place of the piece.
  for (std::size_t offset = 0; offset < piece.size(); offset += 7) {
    std::string text = std::string(offset, 'x') + ".\n\n";
    std::string expected;
    while (text.size() < 2 * limits::kBlock + 2 * piece.size()) {
      for (const Mention& mention : find_all(piece, Channel::passage)) {
        expected += mention.paper.to_string() + "@" + std::to_string(text.size() + mention.begin) + "-" +
                    std::to_string(text.size() + mention.end) + "\n";
      }
      text += piece;
    }
    std::string found;
    finder().find(text, Channel::prose, [&](Mention&& mention) {
      found +=
          mention.paper.to_string() + "@" + std::to_string(mention.begin) + "-" + std::to_string(mention.end) + "\n";
    });
    INFO("offset " << offset);
    REQUIRE((found == expected));
  }
}

TEST_CASE("Any bytes are input") {
  std::string bytes;
  for (int round = 0; round < 4; ++round) {
    for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  }
  CHECK(find_all(bytes).empty());
  CHECK(spans("\xE8\xAE"
              "arXiv:2402.12345\xFF") == "arxiv:2402.12345=<arXiv:2402.12345>");
  CHECK(spans(std::string("\0arXiv:2402.12345\0", 18)) == "arxiv:2402.12345=<arXiv:2402.12345>");
  CHECK(find_all("").empty());
}

}  // namespace
}  // namespace paperhop
