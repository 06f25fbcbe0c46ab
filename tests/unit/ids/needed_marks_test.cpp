// SPDX-License-Identifier: Apache-2.0
#include "ids/needed_marks.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "ids/finder.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

bool is_followed_by_x(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at < text.size() && text[at] == 'x';
}

constexpr std::array<Needs, 4> kAll = {Needs{Mark::two_digits}, Needs{Mark::four_digits}, Needs{Mark::equals_sign},
                                       Needs{Mark::two_digits, is_followed_by_x}};
constexpr std::size_t kTwo = 0;
constexpr std::size_t kFour = 1;
constexpr std::size_t kTwoAndX = 3;

/// What is needed stands behind `at` within the reach, said in the simplest way.
bool stands_near(std::string_view text, const Needs& needs, std::size_t at) {
  const std::string_view wanted = needs.mark == Mark::equals_sign  ? "="
                                  : needs.mark == Mark::two_digits ? "##"
                                                                   : "####";
  for (std::size_t i = at; i < at + limits::kMarkReach && i + wanted.size() <= text.size(); ++i) {
    const std::string_view part = text.substr(i, wanted.size());
    if (wanted == "=" ? part != "=" : part.find_first_not_of("0123456789") != std::string_view::npos) continue;
    if (needs.is_of_id == nullptr || needs.is_of_id(text, i)) return true;
  }
  return false;
}

TEST_CASE("What is needed is never said to be missing where it stands near") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 12000, 'x');
    for (std::size_t marks = random() % 6; marks > 0; --marks) {
      constexpr std::array<std::string_view, 7> kMarks = {"y1", "y12", "1234", "=", "y123 4", "12y", "1234 "};
      text.insert(random() % (text.size() + 1), kMarks[random() % kMarks.size()]);
    }
    NeededMarks marks(text, kAll);
    std::size_t at = 0;
    while (at <= text.size()) {
      // Anchors end before the digits of an ID, never among them.
      while (at > 0 && at < text.size() && is_digit(text[at - 1])) ++at;
      for (std::size_t number = 0; number < kAll.size(); ++number) {
        if (random() % 2 == 0) marks.look(number, at);
        if (marks.known_missing(number, at)) REQUIRE_FALSE(stands_near(text, kAll[number], at));
      }
      const std::size_t back = random() % 30;
      at = at > back && random() % 4 == 0 ? at - back : at + random() % 200;
    }
  }
}

TEST_CASE("What is nowhere near is known to be missing once it was looked for") {
  const std::string text = std::string(3 * limits::kMarkReach, 'x') + "12";
  NeededMarks marks(text, kAll);
  CHECK_FALSE(marks.known_missing(kTwo, 0));
  marks.look(kTwo, 0);
  CHECK(marks.known_missing(kTwo, 0));
  CHECK_FALSE(marks.known_missing(kTwo, text.size() - limits::kMarkReach));
  CHECK(marks.missing_everywhere(kFour));
  CHECK_FALSE(marks.missing_everywhere(kTwo));
}

TEST_CASE("Digits that are of no ID are none") {
  std::string text;
  while (text.size() < 3 * limits::kMarkReach) text += "12y 345-";
  NeededMarks marks(text, kAll);
  marks.look(kTwo, 0);
  marks.look(kTwoAndX, 0);
  CHECK_FALSE(marks.known_missing(kTwo, 0));
  CHECK(marks.known_missing(kTwoAndX, 0));
  text[limits::kMarkReach + 2] = 'x';
  NeededMarks others(text, kAll);
  others.look(kTwoAndX, 0);
  CHECK(others.known_missing(kTwoAndX, 0));
  CHECK_FALSE(others.known_missing(kTwoAndX, 8));
}

TEST_CASE("An ID among many that nearly are one is found, however it is spelled") {
  const std::vector<std::string> nearly = {"arXiv:2413.12345 ",          "arxiv.org/abs/2402.1234567 ",
                                           "10.48550/arXiv.2402.1 ",     "abs/9999.99999 ",
                                           "arXiv:hep-th/9713001 ",      "aclanthology.org/P19-100 ",
                                           "10.18653/v1/2020.acl.main ", "openreview.net/forum?a=1&id=ab "};
  const std::vector<std::pair<std::string, std::string>> spelled = {
      {"arXiv:2402.\n12345", "arxiv:2402.12345"},
      {"arXiv:2402.123\n45", "arxiv:2402.12345"},
      {"arXiv: hepth/9711200v2", "arxiv:hep-th/9711200v2"},
      {"arxiv.org/ftp/cond-mat/papers/0408/0408502.pdf", "arxiv:cond-mat/0408502"},
      {"arXiv:hep-th/1601.07616", "arxiv:1601.07616"},
      {"aclanthology.org/P19-\n1001", "acl:P19-1001"},
      {"aclanthology.org/2020.\nacl-main.1", "acl:2020.acl-main.1"},
      {"openreview.net/forum?forum=\nB1xsqj09Fm", "openreview:B1xsqj09Fm"},
      {"openreview.net/login?redirect=/forum?id=B1xsqj09Fm", "openreview:B1xsqj09Fm"}};
  const Finder finder;
  for (const std::string& unit : nearly) {
    std::string before;
    for (int i = 0; i < 500; ++i) before += unit;
    for (const auto& [text, id] : spelled) {
      const std::vector<Mention> mentions = find_unique(finder, before + text + " " + before, Channel::prose);
      INFO(unit << text);
      REQUIRE(mentions.size() == 1);
      CHECK(mentions[0].paper.to_string() == id);
    }
  }
}

TEST_CASE("A gap of any length hides no ID behind anchors in vain") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "arXiv:math/x arxiv.org/abs/ ";
  text += "arXiv:math/" + std::string(3 * limits::kMarkReach, ' ') + "0309136";
  const std::vector<Mention> mentions = find_unique(Finder(), text, Channel::prose);
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].paper.to_string() == "arxiv:math/0309136");
}

}  // namespace
}  // namespace paperhop
