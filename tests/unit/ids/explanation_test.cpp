// SPDX-License-Identifier: Apache-2.0
//
// Refusals that are decided as the mentions come, against those that are decided once all mentions are known.
#include "ids/explanation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "ids/rule_set.hpp"

namespace paperhop {
namespace {

const RuleSet& rule_set() {
  static const RuleSet rules(all_sources());
  return rules;
}

std::string told(const Mention& mention) {
  return std::to_string(mention.begin) + "-" + std::to_string(mention.end) + " " + mention.paper.to_string();
}

std::string told(const Refusal& refusal) {
  return std::to_string(refusal.begin) + "-" + std::to_string(refusal.end) + " no " + refusal.text + ": " +
         refusal.reason.sentence() + ", rule " + std::string(refusal.rule);
}

std::vector<std::string> explained(std::string_view text) {
  std::vector<std::string> lines;
  const Explanation::OnMention on_mention = [&](Mention&& mention) { lines.push_back(told(mention)); };
  const Explanation::OnRefusal on_refusal = [&](Refusal&& refusal) { lines.push_back(told(refusal)); };
  Explanation explanation(rule_set().lookalikes(), text, on_mention, on_refusal);
  rule_set().find(text, Channel::passage, [&](Mention&& mention) { explanation.add(std::move(mention)); });
  explanation.finish();
  return lines;
}

/// As the rules say it, with everything in memory. No look-alike is longer than what a pattern may look at, and
/// none of its kind begins in what it goes on with.
std::vector<std::string> explained_at_once(std::string_view text) {
  struct Line {
    std::size_t begin;
    std::string line;
  };
  std::vector<Line> lines;
  SpanSet taken;
  rule_set().find(text, Channel::passage, [&](Mention&& mention) {
    taken.add(mention.begin, mention.end);
    lines.push_back({mention.begin, told(mention)});
  });
  for (const auto& compiled : rule_set().lookalikes()) {
    const AddressSpans spans(text);
    MatchGroups groups;
    for (std::size_t at = 0; compiled->pattern.search(text, at, groups);) {
      const std::string_view whole = groups.size() > 1 && groups[1].data() != nullptr ? groups[1] : groups[0];
      const std::string_view match = whole.substr(0, limits::kMatchWindow);
      const auto begin = static_cast<std::size_t>(match.data() - text.data());
      const std::size_t end = begin + match.size();
      at = begin + whole.size();
      if (taken.overlaps(begin, end)) continue;
      RefusalReason reason = compiled->lookalike->reason(text, begin, end, spans);
      if (!reason) continue;
      taken.add(begin, end);
      lines.push_back({begin, told(Refusal{std::string(match), begin, end, compiled->lookalike->rule, reason})});
    }
  }
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.begin < b.begin; });
  std::vector<std::string> texts;
  for (const Line& line : lines) texts.push_back(line.line);
  return texts;
}

TEST_CASE("refusals are the same decided as the mentions come") {
  constexpr std::string_view kParts[] = {"arXiv:",
                                         "https://openreview.net/",
                                         "group?id=",
                                         "forum?id=",
                                         "10.1234/",
                                         " ",
                                         "\n",
                                         ",",
                                         "math/",
                                         "https://aclanthology.org/",
                                         "events/",
                                         "P18-1234",
                                         "P18-",
                                         "ijcai.org/proceedings/",
                                         "proceedings.mlr.press/v1",
                                         "E",
                                         "figure "};
  std::mt19937 random(GENERATE(range(0U, 24U)));
  // Blanks seldom or often: look-alikes reach over a word, or over all.
  const bool has_blanks = random() % 2 == 0;
  std::string text;
  const std::size_t size = 1000 + random() % 60'000;
  while (text.size() < size) {
    const std::uint32_t kind = random() % 4;
    if (kind == 0) text += kParts[random() % std::size(kParts)];
    if (kind > 0) text += std::to_string(700 + random() % 2100) + "." + std::to_string(1000 + random() % 99'000);
    if (has_blanks && kind > 1) text += ' ';
  }
  const std::vector<std::string> lines = explained(text);
  CHECK(lines.size() > 10);
  CHECK(lines == explained_at_once(text));
}

TEST_CASE("a look-alike that reaches over everything else") {
  std::string text = "x https://openreview.net/group?id=";
  for (int i = 0; i < 3000; ++i) text += "arXiv:2402." + std::to_string(10'000 + i) + ",2402.99999/";
  CHECK(explained(text) == explained_at_once(text));
  CHECK(explained("").empty());
}

}  // namespace
}  // namespace paperhop
