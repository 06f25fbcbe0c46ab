// SPDX-License-Identifier: Apache-2.0
#include "answer/pdf_answer.hpp"

#include <catch2/catch.hpp>

#include "answer/target.hpp"
#include "base/limits.hpp"
#include "ids/finder.hpp"

using namespace paperhop;

namespace {

const Target& target() {
  static const std::vector<Target> targets = builtin_targets();
  return targets.front();
}

/// A paper as read_pdf_papers() tells it: an arXiv number on a page.
PdfMention paper(const std::string& number, bool own) {
  static const Finder finder;
  PdfMention out;
  finder.find("arXiv:" + number, Channel::prose, [&](Mention&& found) {
    out.paper = found.paper;
    out.rule = found.rule;
  });
  out.evidence = own ? PdfEvidence::stamp : PdfEvidence::text;
  out.page = own ? 1 : 7;
  out.own = own;
  return out;
}

std::vector<std::string> keys(const Answer& answer) {
  std::vector<std::string> out;
  for (const AnswerPaper& each : answer.papers) out.push_back(each.paper.key);
  return out;
}

std::string reason(const PdfAnswer& answer) {
  return answer.answer.notice ? std::string(answer.answer.notice->reason) : "";
}

std::string message(const PdfAnswer& answer) {
  return answer.answer.notice ? answer.answer.notice->message : "";
}

const Error kNoEngine{ErrorCode::start_failed, "the text of PDFs cannot be read; install paperhop again"};
const Error kNoText{ErrorCode::pdf_no_text, "this PDF has no text"};
const Error kDamaged{ErrorCode::pdf_damaged, "this PDF is damaged"};

}  // namespace

TEST_CASE("the own paper can be told before the rest is read") {
  PdfAnswerer both(target(), PdfWant::both, {});
  CHECK_FALSE(both.first());
  both.add(paper("2402.12345", true));
  both.add(paper("1706.03762", false));
  const std::optional<PdfAnswer> first = both.first();
  REQUIRE(first);
  CHECK(first->more);
  CHECK(keys(first->answer) == std::vector<std::string>{"2402.12345"});
  CHECK(first->answer.open == std::vector<std::string>{"https://papers.cool/arxiv/2402.12345"});
  PdfAnswerer only_cited(target(), PdfWant::cited, {});
  only_cited.add(paper("2402.12345", true));
  CHECK_FALSE(only_cited.first());
}

TEST_CASE("the last answer tells all papers, the own one first") {
  PdfAnswerer answerer(target(), PdfWant::both, {});
  answerer.add(paper("1706.03762", false));
  answerer.add(paper("2402.12345", true));
  const Result<PdfAnswer> last = answerer.last(Done{});
  REQUIRE(last);
  CHECK_FALSE(last.value().more);
  CHECK(keys(last.value().answer) == std::vector<std::string>{"2402.12345", "1706.03762"});
  CHECK(last.value().answer.open == std::vector<std::string>{"https://papers.cool/arxiv/2402.12345"});
  CHECK(last.value().open_cited == std::vector<std::string>{"https://papers.cool/arxiv/1706.03762"});
  CHECK(reason(last.value()).empty());
}

TEST_CASE("a reading that failed is an error only where nothing was found") {
  const Error stopped{ErrorCode::pdf_stopped, "this PDF took too long"};
  PdfAnswerer answerer(target(), PdfWant::both, {});
  const Result<PdfAnswer> nothing = answerer.last(stopped);
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().code == ErrorCode::pdf_stopped);
  answerer.add(paper("2402.12345", true));
  const Result<PdfAnswer> something = answerer.last(stopped);
  REQUIRE(something);
  CHECK(reason(something.value()) == "pdf_stopped");
  CHECK(message(something.value()) == "This PDF took too long.");
}

TEST_CASE("a title is searched for where no own paper was found") {
  PdfAnswerer answerer(target(), PdfWant::own, {});
  answerer.set_title("untitled");
  answerer.set_title("Attention Is All You Need");
  const Result<PdfAnswer> last = answerer.last(Done{});
  REQUIRE(last);
  CHECK(last.value().answer.search.value_or("").find("Attention") != std::string::npos);
  CHECK(reason(last.value()) == "pdf_no_own");
  answerer.add(paper("2402.12345", true));
  CHECK_FALSE(answerer.last(Done{}).value().answer.search);
}

TEST_CASE("where the text could not be read, that is said before that nothing was found") {
  for (const Error& warning : {kNoEngine, kNoText}) {
    CAPTURE(warning.message);
    for (const PdfWant want : {PdfWant::both, PdfWant::own, PdfWant::cited}) {
      PdfAnswerer answerer(target(), want, {});
      answerer.warn(kDamaged);
      answerer.warn(warning);
      const Result<PdfAnswer> last = answerer.last(Done{});
      REQUIRE(last);
      CHECK(reason(last.value()) == code_name(warning.code));
      CHECK_THAT(message(last.value()),
                 Catch::Contains("no paper that is recognised") || Catch::Contains("does not say which paper it is"));
      CHECK_THAT(message(last.value()), Catch::EndsWith("This PDF is damaged."));
    }
  }
}

TEST_CASE("where the text could not be read, that is said behind what links and metadata tell") {
  for (const Error& warning : {kNoEngine, kNoText}) {
    CAPTURE(warning.message);
    PdfAnswerer answerer(target(), PdfWant::both, {});
    answerer.add(paper("2402.12345", true));
    answerer.add(paper("1706.03762", false));
    answerer.warn(warning);
    const Result<PdfAnswer> last = answerer.last(Done{});
    REQUIRE(last);
    CHECK(reason(last.value()) == code_name(warning.code));
    CHECK(keys(last.value().answer).size() == 2);
  }
}

TEST_CASE("a sandbox that lacks a part is nothing that who reads can mend there") {
  PdfAnswerer answerer(target(), PdfWant::both, {});
  answerer.add(paper("2402.12345", true));
  answerer.warn({ErrorCode::sandbox_incomplete, "PDFs are read without a part of the sandbox"});
  CHECK(reason(answerer.last(Done{}).value()).empty());
}

TEST_CASE("titles that are worth a search") {
  CHECK(searchable_title("Attention Is All You Need") == "Attention Is All You Need");
  CHECK(searchable_title(" \tDeep Learning\n") == "Deep Learning");
  CHECK(searchable_title("\xE6\xB7\xB1\xE5\xBA\xA6\xE5\xAD\xA6\xE4\xB9\xA0") ==
        "\xE6\xB7\xB1\xE5\xBA\xA6\xE5\xAD\xA6\xE4\xB9\xA0");
}

TEST_CASE("titles that are none") {
  const auto title = GENERATE(as<std::string>{}, "", "untitled", "Word", "main.dvi", "Microsoft Word - final version",
                              "my final paper.DOC", "C:\\papers\\my paper", "camera ready.tex");
  INFO(title);
  CHECK(searchable_title(title).empty());
  CHECK(searchable_title(std::string(limits::kTitleMax + 1, 'a') + " b").empty());
}
