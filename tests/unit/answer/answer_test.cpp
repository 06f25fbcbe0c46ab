// SPDX-License-Identifier: Apache-2.0
//
// Answers: which part of a question counts, where each paper was found, what is opened for it.
#include "answer/answer.hpp"
#include "answer/target_named.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace paperhop {
namespace {

Answer ask(const Question& question, std::string_view target = "coolpapers") {
  static const Finder finder;
  return answer_question(finder, question, target_named(target));
}

Question about_text(std::string text, std::string page = "") {
  Question question;
  question.text = std::move(text);
  question.page = std::move(page);
  return question;
}

Question about_html(std::string text, std::string page = "") {
  Question question = about_text(std::move(text), std::move(page));
  question.html = true;
  return question;
}

/// "arxiv:2402.12345(text) …": papers with their origin.
std::string papers_of(const std::vector<AnswerPaper>& papers) {
  std::string out;
  for (const AnswerPaper& one : papers) {
    out += (out.empty() ? "" : " ") + one.paper.to_string() + "(" + std::string(origin_name(one.from)) + ")";
  }
  return out;
}

std::string reason_of(const Answer& answer) {
  return answer.notice ? std::string(answer.notice->reason) : "";
}

const std::string kPage = "https://arxiv.org/abs/2402.12345v2";

TEST_CASE("The papers of a text are opened, and each says what is known of it") {
  const std::string text = "see arXiv:2402.12345v2 and P19-1001@ACL";
  const Answer answer = ask(about_text(text));
  REQUIRE(papers_of(answer.papers) == "arxiv:2402.12345v2(text) acl:P19-1001(text)");
  const AnswerPaper& first = answer.papers[0];
  CHECK(first.url == "https://papers.cool/arxiv/2402.12345");
  CHECK(first.page == "https://arxiv.org/abs/2402.12345v2");
  CHECK(first.pdf == "https://arxiv.org/pdf/2402.12345v2");
  CHECK(first.evidence == Evidence::label);
  CHECK(first.rule == "arxiv.label");
  CHECK(text.substr(first.begin, first.size) == "arXiv:2402.12345v2");
  CHECK(answer.open ==
        std::vector<std::string>{"https://papers.cool/arxiv/2402.12345", "https://papers.cool/venue/P19-1001@ACL"});
  CHECK_FALSE(answer.search);
  CHECK(answer.beside.empty());
  CHECK_FALSE(answer.notice);
}

TEST_CASE("Text beats page: its papers are opened, not the page's") {
  const Answer answer = ask(about_text("cites 2020.acl-main.1", kPage));
  CHECK(papers_of(answer.papers) == "acl:2020.acl-main.1(text)");
  CHECK(answer.beside.empty());
}

TEST_CASE("Text beats page: without an ID it is searched for, and the page's paper is offered beside") {
  const Answer answer = ask(about_text("sparse attention", kPage));
  CHECK(answer.papers.empty());
  CHECK(answer.open.empty());
  CHECK(answer.search == "https://papers.cool/arxiv/search?highlight=1&query=sparse+attention");
  REQUIRE(papers_of(answer.beside) == "arxiv:2402.12345v2(page)");
  CHECK(answer.beside[0].url == "https://papers.cool/arxiv/2402.12345");
  CHECK_FALSE(answer.notice);
}

TEST_CASE("A text without words still offers the page's paper") {
  const Answer answer = ask(about_text("?!", kPage));
  CHECK_FALSE(answer.search);
  CHECK(reason_of(answer) == "no_words");
  CHECK(papers_of(answer.beside) == "arxiv:2402.12345v2(page)");
}

TEST_CASE("A search that the target does not have is said") {
  const Answer answer = ask(about_text("sparse attention"), "alphaxiv");
  CHECK_FALSE(answer.search);
  CHECK(reason_of(answer) == "no_search");
}

TEST_CASE("A link is asked for its address only") {
  paperhop::Question question;
  question.links = {{"https://aclanthology.org/P19-1001/", "arXiv:2402.00001"}};
  question.page = kPage;
  const Answer answer = ask(question);
  REQUIRE(papers_of(answer.papers) == "acl:P19-1001(link)");
  CHECK(answer.papers[0].begin == 0);
  CHECK(question.links[0].href.substr(0, answer.papers[0].size) == "https://aclanthology.org/P19-1001");
  CHECK(answer.open == std::vector<std::string>{"https://papers.cool/venue/P19-1001@ACL"});
  CHECK(answer.beside.empty());
}

TEST_CASE("A link without an ID: the page's paper is beside it, and nothing is opened") {
  paperhop::Question question;
  question.links = {{"https://example.com/2402.12345", ""}};
  question.page = kPage;
  const Answer answer = ask(question);
  CHECK(answer.papers.empty());
  CHECK(answer.open.empty());
  CHECK_FALSE(answer.search);
  CHECK(reason_of(answer) == "no_paper_in_link");
  CHECK(papers_of(answer.beside) == "arxiv:2402.12345v2(page)");
}

TEST_CASE("Only a page: its own paper is opened") {
  const Answer answer = ask(about_text(" \n\t", kPage));
  CHECK(papers_of(answer.papers) == "arxiv:2402.12345v2(page)");
  CHECK(answer.open == std::vector<std::string>{"https://papers.cool/arxiv/2402.12345"});
  CHECK(answer.beside.empty());
}

TEST_CASE("Only a page that names no paper") {
  const Answer answer = ask(about_text("", "https://arxiv.org/list/cs.CL/recent"));
  CHECK(answer.papers.empty());
  CHECK(answer.open.empty());
  CHECK_FALSE(answer.search);
  CHECK(reason_of(answer) == "no_paper_on_page");
}

TEST_CASE("Nothing given") {
  const Answer answer = ask({});
  CHECK(answer.papers.empty());
  CHECK(answer.open.empty());
  CHECK_FALSE(answer.search);
  CHECK(reason_of(answer) == "nothing_given");
}

TEST_CASE("Links stand where their text stands, others behind the text") {
  Question question = about_text("First paper [1], then arXiv:2402.00002, then second paper and [1] again.");
  question.links = {{"https://arxiv.org/abs/2402.00001", " [1]\n"},
                    {"https://arxiv.org/abs/2402.00009", "nowhere"},
                    {"https://arxiv.org/abs/2402.00003", "second paper"},
                    {"https://arxiv.org/abs/2402.00008", ""},
                    {"https://arxiv.org/abs/2402.00004", "[1]"}};
  CHECK(papers_of(ask(question).papers) ==
        "arxiv:2402.00001(link) arxiv:2402.00002(text) arxiv:2402.00003(link) arxiv:2402.00004(link) "
        "arxiv:2402.00009(link) arxiv:2402.00008(link)");
}

TEST_CASE("A paper in text and link is one, by its first mention") {
  Question question = about_text("arXiv:2402.12345 is here");
  question.links = {{"https://arxiv.org/abs/2402.12345v3", "here"}, {"https://arxiv.org/pdf/2402.00001v1", "is"}};
  CHECK(papers_of(ask(question).papers) == "arxiv:2402.12345(text) arxiv:2402.00001v1(link)");
  question.links[0].text = "arXiv:2402.12345";
  CHECK(papers_of(ask(question).papers) == "arxiv:2402.12345(text) arxiv:2402.00001v1(link)");
}

TEST_CASE("A relative link is resolved against the page, a place in the page is no link") {
  paperhop::Question question;
  question.page = "https://arxiv.org/list/cs/new?skip=0";
  question.links = {{"/abs/2402.12345v2", "x"}, {"../../pdf/2402.00001", ""}, {"#2402.00002", ""}};
  const Answer answer = ask(question);
  REQUIRE(papers_of(answer.papers) == "arxiv:2402.12345v2(link) arxiv:2402.00001(link)");
  CHECK(answer.papers[0].begin == 0);
  CHECK(answer.papers[0].size == question.links[0].href.size());
  question.page = "https://example.org/list/";
  CHECK(ask(question).papers.empty());
}

TEST_CASE("Many links whose text is not found keep their order") {
  Question question = about_text("some text");
  std::string expected;
  for (int i = 10; i < 90; ++i) {
    question.links.push_back({"https://arxiv.org/abs/2402.000" + std::to_string(i), "gone " + std::to_string(i)});
    expected += (expected.empty() ? "" : " ") + std::string("arxiv:2402.000") + std::to_string(i) + "(link)";
  }
  CHECK(papers_of(ask(question).papers) == expected);
}

TEST_CASE("An HTML selection: text and links, relative ones against the page") {
  const std::string html =
      "<p>a <a href=\"/abs/2402.00001\">paper</a>, arXiv:<b>2402</b>.00002, <a href='../pdf/2402.00003v1'>x</a>";
  const Answer answer = ask(about_html(html, "https://arxiv.org/list/cs.CL"));
  REQUIRE(papers_of(answer.papers) == "arxiv:2402.00001(text) arxiv:2402.00002(text) arxiv:2402.00003v1(text)");
  CHECK(html.substr(answer.papers[0].begin, answer.papers[0].size) == "/abs/2402.00001");
  CHECK(html.substr(answer.papers[1].begin, answer.papers[1].size) == "arXiv:<b>2402</b>.00002");
  CHECK(papers_of(ask(about_html(html, "https://example.com/")).papers) == "arxiv:2402.00002(text)");
}

TEST_CASE("An HTML selection without an ID is searched for by its text") {
  const Answer answer = ask(about_html("<p class=x>Sparse <b>atten</b>tion &amp; more</p><script>no</script>", kPage));
  CHECK(answer.search == "https://papers.cool/arxiv/search?highlight=1&query=Sparse+attention+more");
  CHECK(papers_of(answer.beside) == "arxiv:2402.12345v2(page)");
}

TEST_CASE("HTML that is not called so is text") {
  const Answer answer =
      ask(about_text("<a href=\"/forum?id=B1xsqj09Fm\">x</a>", "https://openreview.net/group?id=ICLR.cc"));
  CHECK(answer.papers.empty());
  CHECK(answer.search);
}

TEST_CASE("Versions are dropped for Cool Papers and kept for alphaXiv and the source's page") {
  const Question question = about_text("arXiv:2402.12345v2");
  CHECK(ask(question).open == std::vector<std::string>{"https://papers.cool/arxiv/2402.12345"});
  CHECK(ask(question, "alphaxiv").open == std::vector<std::string>{"https://www.alphaxiv.org/abs/2402.12345v2"});
  CHECK(ask(question, "page").open == std::vector<std::string>{"https://arxiv.org/abs/2402.12345v2"});
  CHECK(ask(question, "pdf").open == std::vector<std::string>{"https://arxiv.org/pdf/2402.12345v2"});
}

TEST_CASE("The limit of a question counts, and what is left out is still among the papers") {
  Question question = about_text("arXiv:2402.00001 arXiv:2402.00002 arXiv:2402.00003");
  question.limit = 2;
  const Answer answer = ask(question);
  CHECK(answer.papers.size() == 3);
  CHECK(answer.open == std::vector<std::string>{"https://papers.cool/arxiv/2402.00001,2402.00002"});
  REQUIRE(answer.left_out.size() == 1);
  CHECK(answer.left_out[0].paper.key == "2402.00003");
  CHECK(reason_of(answer) == "left_out");
}

TEST_CASE("An answer lists no more papers than its cap, and says that there are more") {
  Question question;
  for (std::size_t i = 0; i < limits::kPapersListed + 5; ++i) {
    question.text += "openreview:paper" + std::to_string(100000 + i) + " ";
  }
  const Finder finder;
  const Answer answer = answer_question(finder, question, builtin_targets().front());
  CHECK(answer.papers.size() == limits::kPapersListed);
  REQUIRE(answer.notice);
  CHECK(answer.notice->message.find("or more papers") != std::string::npos);
}

TEST_CASE("Origins have the names of the protocol") {
  CHECK(origin_name(Origin::text) == "text");
  CHECK(origin_name(Origin::link) == "link");
  CHECK(origin_name(Origin::page) == "page");
}

}  // namespace
}  // namespace paperhop

TEST_CASE("a paper of a link says which link it was") {
  paperhop::Question question;
  question.links = {{"https://example.org/", "nothing"}, {"https://aclanthology.org/P19-1001/", "a paper"}};
  const auto answer = paperhop::answer_question(paperhop::Finder(), question, paperhop::builtin_targets().front());
  REQUIRE(answer.papers.size() == 1);
  CHECK(answer.papers[0].link == 1);
}

TEST_CASE("the papers of a page's address and of links are bounded as those of a text are") {
  std::string address = "https://papers.cool/arxiv/";
  for (std::size_t i = 0; i < paperhop::limits::kPapersListed + 50; ++i) {
    const std::string number = std::to_string(10000 + i);
    address += (i == 0 ? "" : ",") + std::string("2402.") + number;
  }
  paperhop::Question question;
  question.page = address;
  const auto ask = [&] {
    return paperhop::answer_question(paperhop::Finder(), question, paperhop::builtin_targets().front());
  };
  CHECK(ask().papers.size() == paperhop::limits::kPapersListed);
  question.links = {{address, ""}, {address, ""}, {"https://arxiv.org/abs/1706.03762", ""}};
  CHECK(ask().papers.size() == paperhop::limits::kPapersListed);
}

TEST_CASE("of a link whose text stands early the paper comes early, though another link named it first") {
  paperhop::Question question;
  question.text = "first second";
  question.links = {{"https://arxiv.org/abs/1706.03762", "nowhere"},
                    {"https://arxiv.org/abs/1706.03762", "first"},
                    {"https://arxiv.org/abs/2402.12345", "second"}};
  const auto answer = paperhop::answer_question(paperhop::Finder(), question, paperhop::builtin_targets().front());
  REQUIRE(answer.papers.size() == 2);
  CHECK(answer.papers[0].paper.key == "1706.03762");
  CHECK(answer.papers[0].link == 1);
}

TEST_CASE("on a page of the target the way leads back") {
  const paperhop::Target& target = paperhop::builtin_targets().front();
  const auto ask = [&](std::string page, bool back) {
    paperhop::Question question;
    question.page = std::move(page);
    question.back = back;
    return paperhop::answer_question(paperhop::Finder(), question, target);
  };
  const std::vector<std::string> own = {"https://arxiv.org/abs/2402.12345"};
  const std::vector<std::string> target_page = {"https://papers.cool/arxiv/2402.12345"};
  CHECK(ask("https://papers.cool/arxiv/2402.12345", true).open == own);
  CHECK(ask("https://papers.cool/arxiv/2402.12345", true).back);
  CHECK(ask("HTTP://WWW.papers.cool/arxiv/2402.12345?x#y", true).open == own);
  CHECK(ask("https://papers.cool/arxiv/2402.12345", false).open == target_page);
  CHECK(ask("https://arxiv.org/abs/2402.12345", true).open == target_page);
  CHECK_FALSE(ask("https://arxiv.org/abs/2402.12345", true).back);
  CHECK_FALSE(paperhop::is_at_target(target, "https://papers.cool.evil.test/arxiv/2402.12345"));
  CHECK_FALSE(paperhop::is_at_target(target, "https://papers.cool@evil.test/"));
  CHECK_FALSE(paperhop::is_at_target(target, "papers.cool"));
  CHECK_FALSE(paperhop::is_at_target(target, ""));
}
