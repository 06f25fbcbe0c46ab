// SPDX-License-Identifier: Apache-2.0
//
// The search for a text, by the rule of the site's own search box: runs of letters and digits.
#include <catch2/catch.hpp>
#include <string>

#include "answer/answer.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

using Catch::Matchers::Contains;

const std::string kHighlighted = "https://papers.cool/arxiv/search?highlight=1&query=";
const std::string kPlain = "https://papers.cool/arxiv/search?query=";

const Target& cool_papers() {
  return builtin_targets().front();
}

/// The address without its highlighted beginning, or the code of the notice.
std::string words(std::string_view text) {
  const Search search = search_for(text, cool_papers());
  if (search.addresses.empty()) return "none: " + std::string(search.notice.value().reason);
  CHECK_FALSE(search.notice);
  CHECK(search.addresses.front().starts_with(kHighlighted));
  return search.addresses.front().substr(kHighlighted.size());
}

TEST_CASE("Words are runs of letters and digits, joined by one blank") {
  CHECK(words("Attention Is All You Need") == "Attention+Is+All+You+Need");
  CHECK(words("  \"Self-attention\": a_b, c/d &\n\te=1; 100% ") == "Self+attention+a+b+c+d+e+1+100");
  CHECK(words("GPT-4o (2024)") == "GPT+4o+2024");
}

TEST_CASE("Letters and digits of every script, other signs none") {
  CHECK(words("Erd\u0151s\u2013R\u00E9nyi") == "Erd%C5%91s+R%C3%A9nyi");
  CHECK(words("\u6CE8\u610F\u529B\uFF0C\u673A\u5236") == "%E6%B3%A8%E6%84%8F%E5%8A%9B+%E6%9C%BA%E5%88%B6");
  CHECK(words("plain words, na\u00EFve ones, plain") == "plain+words+na%C3%AFve+ones+plain");
  CHECK(words("caf\u00E9") == "caf%C3%A9");
  CHECK(words("tail \u2014") == "tail");
  CHECK(words("big \U0001F600 model\U0001F680s") == "big+model+s");
  CHECK(words("x\u00B2 \u2167 \u0663\u0664") == "x%C2%B2+%E2%85%A7+%D9%A3%D9%A4");
  CHECK(words("ab\xFF"
              "cd \xE8\xAE ef") == "ab+cd+ef");
  CHECK(words(std::string_view("ab\0cd", 5)) == "ab+cd");
}

TEST_CASE("What only looks like letters, or stands invisibly between them, becomes plain") {
  CHECK(words("e\uFB03cient \uFB01ne-tuning of \uFB02ows") == "efficient+fine+tuning+of+flows");
  CHECK(words("trans\u00ADformer zero\u200Bwidth") == "transformer+zerowidth");
  CHECK(words("\uFF22\uFF25\uFF32\uFF34\uFF1A \uFF12\uFF10\uFF11\uFF18") == "BERT+2018");
  CHECK(words("attention%20is%20all") == "attention+is+all");
}

TEST_CASE("Where no word has two characters highlighting is left out") {
  const auto address = [](std::string_view text) { return search_for(text, cool_papers()).addresses.at(0); };
  CHECK(address("a b 1") == kPlain + "a+b+1");
  CHECK(address("\u8BBA") == kPlain + "%E8%AE%BA");
  CHECK(address("\U00020000 x") == kPlain + "%F0%A0%80%80+x");
  CHECK(address("a bc") == kHighlighted + "a+bc");
  CHECK(address("\u8BBA\u6587") == kHighlighted + "%E8%AE%BA%E6%96%87");
  Target target = cool_papers();
  target.search_short_words.clear();
  CHECK(search_for("a b", target).addresses.at(0) == kHighlighted + "a+b");
}

TEST_CASE("A text without words has no search, and that is said") {
  for (const std::string_view text : {"", "  \n", "?! -- ...", "\U0001F600", "\xFF\xFE"}) {
    const Search search = search_for(text, cool_papers());
    CHECK(search.addresses.empty());
    REQUIRE(search.notice);
    CHECK(search.notice->reason == "no_words");
  }
}

TEST_CASE("A target without a search says so") {
  Target target;
  target.title = "Nowhere";
  const Search search = search_for("some words", target);
  CHECK(search.addresses.empty());
  REQUIRE(search.notice);
  CHECK(search.notice->reason == "no_search");
  CHECK_THAT(search.notice->message, Contains("Nowhere has no search"));
}

TEST_CASE("A long text is cut between words, below the length of an address, and that is said") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word" + std::to_string(i) + " ";
  const Search search = search_for(text, cool_papers());
  REQUIRE(search.addresses.size() == 1);
  CHECK(search.addresses.front().size() <= limits::kAddressLength);
  CHECK(search.addresses.front().size() > limits::kAddressLength - 20);
  const std::size_t last = search.addresses.front().rfind('+');
  const std::string last_word = search.addresses.front().substr(last + 1);
  CHECK(("+" + text).find(" " + last_word + " ") != std::string::npos);
  REQUIRE(search.notice);
  CHECK(search.notice->reason == "search_cut");
  const int taken = std::stoi(last_word.substr(4)) + 1;
  CHECK_THAT(search.notice->message, Contains("first " + std::to_string(taken) + " words"));
}

TEST_CASE("A text that just fits is not cut") {
  const std::size_t room = limits::kAddressLength - kHighlighted.size();
  CHECK(words(std::string(room - 10, 'x')) == std::string(room - 10, 'x'));
}

TEST_CASE("A first word that is too long is cut between characters") {
  std::string text;  // a paragraph of Chinese without punctuation is one word
  for (int i = 0; i < 1000; ++i) text += "\u8BBA";
  const Search search = search_for(text, cool_papers());
  REQUIRE(search.addresses.size() == 1);
  CHECK(search.addresses.front().size() <= limits::kAddressLength);
  CHECK(search.addresses.front().size() > limits::kAddressLength - 30);
  CHECK(search.addresses.front().starts_with(kHighlighted + "%E8%AE%BA"));
  CHECK(search.addresses.front().ends_with("%E8%AE%BA"));
  CHECK((search.addresses.front().size() - kHighlighted.size()) % 9 == 0);
  REQUIRE(search.notice);
  CHECK(search.notice->reason == "search_cut");
}

TEST_CASE("A template that says the query twice keeps below the length too") {
  Target target;
  target.search = "https://x.org/{query}?again={query}";
  const Search short_one = search_for("a bc", target);
  CHECK(short_one.addresses.at(0) == "https://x.org/a+bc?again=a+bc");
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  const Search search = search_for(text, target);
  REQUIRE(search.addresses.size() == 1);
  CHECK(search.addresses.front().size() <= limits::kAddressLength);
  CHECK(search.addresses.front().size() > limits::kAddressLength - 40);
}

TEST_CASE("The words of a text do not meet the template's placeholder") {
  Target target;
  target.search = "https://x.org/?q={query}";
  CHECK(search_for("{query} {query}", target).addresses.at(0) == "https://x.org/?q=query+query");
}

TEST_CASE("a search goes to the branch that is asked for, or to both") {
  const Target& target = cool_papers();
  const std::string venue = "https://papers.cool/venue/search?highlight=1&query=some+words";
  const std::string arxiv = kHighlighted + "some+words";
  CHECK(search_for("some words", target, SearchIn::arxiv).addresses == std::vector{arxiv});
  CHECK(search_for("some words", target, SearchIn::venue).addresses == std::vector{venue});
  CHECK(search_for("some words", target, SearchIn::both).addresses == std::vector{arxiv, venue});
  CHECK(search_for("a b", target, SearchIn::venue).addresses.at(0) == "https://papers.cool/venue/search?query=a+b");
}

TEST_CASE("a target with one search has no branches") {
  Target target;
  target.search = "https://x.org/?q={query}";
  CHECK(search_for("words", target, SearchIn::venue).addresses == std::vector<std::string>{"https://x.org/?q=words"});
  CHECK(search_for("words", target, SearchIn::both).addresses.size() == 1);
  target = {};
  target.search_venue = "https://x.org/venue?q={query}";
  CHECK(search_for("words", target, SearchIn::arxiv).addresses.at(0) == "https://x.org/venue?q=words");
}

}  // namespace
}  // namespace paperhop
