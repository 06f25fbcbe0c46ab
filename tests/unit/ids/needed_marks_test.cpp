// SPDX-License-Identifier: Apache-2.0
#include "ids/needed_marks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/limits.hpp"
#include "ids/finder.hpp"

namespace paperhop {
namespace {

/// What is needed stands behind `at` within the reach, said in the simplest way.
bool stands_near(std::string_view text, Needs needs, std::size_t at) {
  const std::string_view wanted = needs == Needs::equals_sign ? "=" : needs == Needs::two_digits ? "##" : "####";
  for (std::size_t i = at; i < at + limits::kMarkReach && i + wanted.size() <= text.size(); ++i) {
    const std::string_view part = text.substr(i, wanted.size());
    if (wanted == "=" ? part == "=" : part.find_first_not_of("0123456789") == std::string_view::npos) return true;
  }
  return false;
}

TEST_CASE("What is needed is never said to be missing where it stands near") {
  std::mt19937 random(3);
  constexpr std::array kAll = {Needs::two_digits, Needs::four_digits, Needs::equals_sign};
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 12000, 'x');
    for (std::size_t marks = random() % 6; marks > 0; --marks) {
      constexpr std::array<std::string_view, 5> kMarks = {"1", "12", "1234", "=", "123 4"};
      text.insert(random() % (text.size() + 1), kMarks[random() % kMarks.size()]);
    }
    NeededMarks marks(text);
    std::size_t at = 0;
    while (at <= text.size()) {
      for (const Needs needs : kAll) {
        if (random() % 2 == 0) marks.look(needs, at);
        if (marks.known_missing(needs, at)) REQUIRE_FALSE(stands_near(text, needs, at));
      }
      const std::size_t back = random() % 30;
      at = at > back && random() % 4 == 0 ? at - back : at + random() % 200;
    }
  }
}

TEST_CASE("What is nowhere near is known to be missing once it was looked for") {
  const std::string text = std::string(3 * limits::kMarkReach, 'x') + "12";
  NeededMarks marks(text);
  CHECK_FALSE(marks.known_missing(Needs::two_digits, 0));
  marks.look(Needs::two_digits, 0);
  CHECK(marks.known_missing(Needs::two_digits, 0));
  CHECK_FALSE(marks.known_missing(Needs::two_digits, text.size() - limits::kMarkReach));
  CHECK(marks.missing_everywhere(Needs::four_digits));
  CHECK_FALSE(marks.missing_everywhere(Needs::two_digits));
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
