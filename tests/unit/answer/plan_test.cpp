// SPDX-License-Identifier: Apache-2.0
//
// Plans: which addresses to open for papers that are known, and what is said of the rest.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "answer/answer.hpp"
#include "answer/target_named.hpp"

namespace paperhop {
namespace {

using Catch::Matchers::Contains;

AnswerPaper paper(PaperId id) {
  AnswerPaper out;
  out.page = find_source(id.source)->page(id);
  out.paper = std::move(id);
  return out;
}

/// `count` papers of arXiv, numbers from 10001.
std::vector<AnswerPaper> arxiv_papers(std::size_t count) {
  std::vector<AnswerPaper> papers;
  for (std::size_t i = 0; i < count; ++i) papers.push_back(paper({"arxiv", "2402." + std::to_string(10001 + i), 0}));
  return papers;
}

std::string reason_of(const Plan& plan) {
  return plan.notice ? std::string(plan.notice->reason) : "";
}
std::string message_of(const Plan& plan) {
  return plan.notice ? plan.notice->message : "";
}

/// Numbers of the papers left out, all for `reason`.
std::vector<std::string> left_out_for(const Plan& plan, std::string_view reason) {
  std::vector<std::string> keys;
  for (const LeftOut& one : plan.left_out) {
    CHECK(one.reason == reason);
    keys.push_back(one.paper.key);
  }
  return keys;
}

TEST_CASE("No papers, no addresses") {
  std::vector<AnswerPaper> none;
  const Plan plan = plan_addresses(none, target_named("coolpapers"));
  CHECK(plan.open.empty());
  CHECK(plan.left_out.empty());
  CHECK_FALSE(plan.notice);
}

TEST_CASE("Cool Papers: one address for arXiv and one for all venues, in order of first mention") {
  std::vector<AnswerPaper> papers = {paper({"acl", "P19-1001", 0}), paper({"arxiv", "2402.12345", 2}),
                                     paper({"openreview", "B1xsqj09Fm", 0}), paper({"arxiv", "math/0309136", 0})};
  const Plan plan = plan_addresses(papers, target_named("coolpapers"));
  CHECK(plan.open == std::vector<std::string>{"https://papers.cool/venue/P19-1001@ACL,B1xsqj09Fm@OpenReview",
                                              "https://papers.cool/arxiv/2402.12345,math/0309136"});
  CHECK_FALSE(plan.notice);
  CHECK(papers[0].url == "https://papers.cool/venue/P19-1001@ACL");
  CHECK(papers[3].url == "https://papers.cool/arxiv/math/0309136");
}

TEST_CASE("Above the site's own count the address asks to show all") {
  std::vector<AnswerPaper> papers = arxiv_papers(limits::kShownByDefault);
  CHECK_THAT(plan_addresses(papers, target_named("coolpapers")).open.at(0), !Contains("show="));
  papers = arxiv_papers(limits::kShownByDefault + 1);
  CHECK_THAT(plan_addresses(papers, target_named("coolpapers")).open.at(0),
             Catch::Matchers::EndsWith(",2402.10026?show=26"));
  Target plain = target_named("coolpapers");
  plain.show_parameter.clear();
  CHECK_THAT(plan_addresses(papers, plain).open.at(0), Catch::Matchers::EndsWith(",2402.10026"));
}

TEST_CASE("An address takes as many papers as the limit, the rest is left out and said") {
  std::vector<AnswerPaper> papers = arxiv_papers(limits::kPapersPerAnswer);
  Plan plan = plan_addresses(papers, target_named("coolpapers"));
  REQUIRE(plan.open.size() == 1);
  CHECK(plan.left_out.empty());
  CHECK_FALSE(plan.notice);
  CHECK_THAT(plan.open[0], Catch::Matchers::EndsWith(",2402.10100?show=100"));

  papers = arxiv_papers(limits::kPapersPerAnswer + 2);
  plan = plan_addresses(papers, target_named("coolpapers"), 1000);
  REQUIRE(plan.open.size() == 1);
  CHECK_THAT(plan.open[0], Catch::Matchers::EndsWith(",2402.10100?show=100"));
  CHECK(left_out_for(plan, "over_limit") == std::vector<std::string>{"2402.10101", "2402.10102"});
  CHECK(reason_of(plan) == "left_out");
  CHECK_THAT(message_of(plan), Contains("100 of 102 papers") && Contains("Cool Papers"));
  for (const AnswerPaper& one : papers) CHECK_FALSE(one.url.empty());
}

TEST_CASE("The smallest of the request's and the target's limit counts") {
  std::vector<AnswerPaper> papers = arxiv_papers(5);
  CHECK(plan_addresses(papers, target_named("coolpapers"), 2).open.at(0) ==
        "https://papers.cool/arxiv/2402.10001,2402.10002");
  Target small = target_named("coolpapers");
  small.limit = 3;
  CHECK(left_out_for(plan_addresses(papers, small), "over_limit").size() == 2);
  CHECK(left_out_for(plan_addresses(papers, small, 4), "over_limit").size() == 2);
  CHECK(left_out_for(plan_addresses(papers, small, 1), "over_limit").size() == 4);
}

TEST_CASE("A limit counts papers over all addresses, and is named as the cause") {
  std::vector<AnswerPaper> papers = arxiv_papers(2);
  papers.push_back(paper({"acl", "P19-1001", 0}));
  papers.push_back(paper({"acl", "P19-1002", 0}));
  const Plan plan = plan_addresses(papers, target_named("coolpapers"), 3);
  CHECK(plan.open == std::vector<std::string>{"https://papers.cool/arxiv/2402.10001,2402.10002",
                                              "https://papers.cool/venue/P19-1001@ACL"});
  CHECK(left_out_for(plan, "over_limit") == std::vector<std::string>{"P19-1002"});
  CHECK_THAT(message_of(plan), Contains("first 3 of 4 papers") && Contains("limit"));
}

TEST_CASE("Long keys fill an address below its length; none behind the first that does not fit is taken") {
  std::vector<AnswerPaper> papers;
  for (int i = 100; i < 180; ++i) papers.push_back(paper({"pmlr", "v139/a-rather-long-name" + std::to_string(i), 0}));
  papers.push_back(paper({"acl", "P19-1001", 0}));  // would still fit
  papers.push_back(paper({"arxiv", "2402.12345", 0}));
  const Plan plan = plan_addresses(papers, target_named("coolpapers"));
  REQUIRE(plan.open.size() == 2);
  CHECK(plan.open[0].size() <= limits::kAddressLength);
  CHECK(plan.open[0].size() > limits::kAddressLength - 40);
  CHECK(plan.open[1] == "https://papers.cool/arxiv/2402.12345");
  const std::vector<std::string> left = left_out_for(plan, "address_full");
  REQUIRE(left.size() > 1);
  CHECK(left.back() == "P19-1001");
  const std::size_t taken = papers.size() - 1 - left.size();
  CHECK_THAT(plan.open[0], Contains("name" + std::to_string(100 + taken - 1) + "@v139@PMLR?show="));
  CHECK(plan.open[0].ends_with("?show=" + std::to_string(taken)));
  CHECK(reason_of(plan) == "left_out");
  CHECK_THAT(message_of(plan), Contains(std::to_string(taken + 1) + " of 82 papers"));
}

TEST_CASE("A target that does not join opens tabs, up to its cap or the limit that was asked for") {
  std::vector<AnswerPaper> papers = arxiv_papers(limits::kTabs + 2);
  Plan plan = plan_addresses(papers, target_named("alphaxiv"));
  REQUIRE(plan.open.size() == limits::kTabs);
  CHECK(plan.open[0] == "https://www.alphaxiv.org/abs/2402.10001");
  CHECK(left_out_for(plan, "over_limit") == std::vector<std::string>{"2402.10011", "2402.10012"});
  CHECK(message_of(plan) ==
        "Opening the first 10 of 12 papers, one tab each. Select fewer, or raise the limit, to open the rest.");
  CHECK(plan_addresses(papers, target_named("alphaxiv"), 12).open.size() == 12);
  plan = plan_addresses(papers, target_named("alphaxiv"), 1);
  CHECK(plan.open.size() == 1);
  CHECK(plan.left_out.size() == 11);
}

TEST_CASE("A paper that the target does not know has its own page opened, in its place, and that is said") {
  std::vector<AnswerPaper> papers = {paper({"arxiv", "2402.12345", 2}), paper({"acl", "P19-1001", 0}),
                                     paper({"arxiv", "2402.12346", 0})};
  const Plan plan = plan_addresses(papers, target_named("alphaxiv"));
  CHECK(plan.open == std::vector<std::string>{"https://www.alphaxiv.org/abs/2402.12345v2",
                                              "https://aclanthology.org/P19-1001/",
                                              "https://www.alphaxiv.org/abs/2402.12346"});
  CHECK(papers[1].url == "https://aclanthology.org/P19-1001/");
  CHECK(reason_of(plan) == "fell_back");
  CHECK_THAT(message_of(plan), Contains("alphaXiv does not know"));
}

TEST_CASE("A volume of IJCAI falls back at Cool Papers, beside the joined address") {
  std::vector<AnswerPaper> papers = {paper({"ijcai", "2023/123", 0}), paper({"ijcai", "1991-1/20", 0}),
                                     paper({"acl", "P19-1001", 0})};
  const Plan plan = plan_addresses(papers, target_named("coolpapers"));
  CHECK(plan.open == std::vector<std::string>{"https://papers.cool/venue/123@2023@IJCAI,P19-1001@ACL",
                                              "https://www.ijcai.org/Proceedings/91-1/Papers/020.pdf"});
  CHECK(reason_of(plan) == "fell_back");
}

TEST_CASE("Left out and fallen back are both said") {
  std::vector<AnswerPaper> papers = arxiv_papers(3);
  papers.insert(papers.begin(), paper({"acl", "P19-1001", 0}));
  const Plan plan = plan_addresses(papers, target_named("alphaxiv"), 2);
  CHECK(plan.open.size() == 2);
  CHECK(reason_of(plan) == "left_out");
  CHECK_THAT(message_of(plan), Contains("first 2 of 4 papers") && Contains("alphaXiv does not know"));
}

}  // namespace
}  // namespace paperhop
