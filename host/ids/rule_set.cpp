// SPDX-License-Identifier: Apache-2.0
#include "ids/rule_set.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ids/address_spans.hpp"
#include "ids/needed_marks.hpp"
#include "ids/neighbours.hpp"
#include "ids/overlaps.hpp"
#include "ids/whole_input.hpp"

namespace paperhop {
namespace {

/// An attribute value is an address, never bare text.
bool counts_in_attributes(const Rule& rule) {
  return rule.scope == Scope::anywhere && rule.strength != Strength::bare && rule.strength != Strength::bare_number;
}

/// What has_digits() asks for, first in the list.
constexpr Needs kTwoDigits = {Mark::two_digits};
constexpr std::size_t kTwoDigitsNumber = 0;

bool is_digits(Mark mark) {
  return mark == Mark::two_digits || mark == Mark::four_digits;
}

/// What stands wherever one of them does.
Needs weaker(const Needs& a, const Needs& b) {
  if (a == b) return a;
  if (a.mark == b.mark) return {a.mark};
  return is_digits(a.mark) && is_digits(b.mark) ? kTwoDigits : Needs();
}

/// A block of folded text that is searched: what its anchors lead to.
class BlockSearch {
 public:
  BlockSearch(std::string_view folded, Channel channel, std::span<const Needs> needs,
              const RuleSet::OnMention& on_mention)
      : folded_(folded),
        is_attribute_(channel == Channel::attribute),
        spans_(folded),
        marks_(folded, needs),
        overlaps_(on_mention) {}

  /// An anchor stands at `at`: cheap checks, which most anchors without an ID fail.
  void look_at(const AnchorLiteral& anchor, std::size_t at) {
    const std::size_t end = at + anchor.text.size();
    if (marks_.known_missing(anchor.needs_number, end)) return;
    for (const AnchorUse& use : anchor.uses) {
      if (is_attribute_ && !use.counts_in_attributes) continue;
      if (overlaps_.is_taken(at, use.strength)) continue;
      const std::size_t begin = use.begin(folded_, at);
      if (begin == kNoBegin || !read(*use.rule, begin, at)) note_in_vain(anchor.needs_number, end);
    }
  }

  /// False where there are nowhere two digits in a row: few rules find anything then.
  bool has_digits() { return !marks_.missing_everywhere(kTwoDigitsNumber); }

  void finish() { overlaps_.finish(); }

 private:
  void note_in_vain(std::size_t needs, std::size_t at) {
    if (++vain_ < vain_wanted_) return;
    vain_ = 0;
    marks_.look(needs, at);
    vain_wanted_ = marks_.known_missing(needs, at) ? limits::kVainFirst : std::min(2 * vain_wanted_, limits::kVainMost);
  }

  /// False where the rule finds nothing.
  bool read(const CompiledRule& compiled, std::size_t begin, std::size_t at);

  std::string_view folded_;
  bool is_attribute_;
  AddressSpans spans_;
  NeededMarks marks_;
  std::size_t vain_ = 0;
  std::size_t vain_wanted_ = limits::kVainFirst;
  Overlaps overlaps_;
  MatchGroups groups_;
  Walks walks_;
};

// Not inline: the scan is quicker where its loop is small.
[[gnu::noinline]] bool BlockSearch::read(const CompiledRule& compiled, std::size_t begin, std::size_t at) {
  const Rule& rule = *compiled.rule;
  groups_.clear();
  if (!rule.pattern.empty()) {
    const std::size_t end = std::min(folded_.size(), begin + limits::kMatchWindow);
    if (!compiled.pattern.match(folded_, begin, end, false, groups_)) return false;
  }
  std::vector<Found>& found = overlaps_.waiting();
  // Growing by and by would move each match; a short text has few, most others none.
  if (found.capacity() == 0 && folded_.size() > limits::kWholeInput) found.reserve(limits::kMatchesWaiting);
  const std::size_t first = found.size();
  rule.read(Match{folded_, begin, groups_, &spans_, &rule, &walks_}, found);
  if (found.size() == first) return false;
  const bool is_host = rule.strength == Strength::address && rule.evidence != Evidence::doi;
  for (std::size_t i = first; is_host && i < found.size(); ++i) {
    if (found[i].begin == begin) found[i].begin = address_begin(folded_, begin);
  }
  overlaps_.added(first, *compiled.source, rule);
  overlaps_.settle(at > 3 * limits::kWalkBack ? at - 3 * limits::kWalkBack : 0);
  return true;
}

}  // namespace

RuleSet::RuleSet(std::span<const Source* const> sources) : sources_(sources) {
  for (const Source* source : sources) {
    for (const Rule& rule : source->rules) {
      rules_.push_back(std::make_unique<CompiledRule>(*source, rule));
      for (const Anchor& anchor : rule.anchors) add_anchor(anchor, *rules_.back());
    }
    for (const Rule& rule : source->whole_input) whole_input_.push_back(std::make_unique<CompiledRule>(*source, rule));
    for (const Lookalike& lookalike : source->lookalikes) {
      lookalikes_.push_back(std::make_unique<CompiledLookalike>(*source, lookalike));
    }
  }
  needs_ = {kTwoDigits};
  std::vector<std::string_view> literals;
  for (std::size_t i = 0; i < anchors_.size(); ++i) {
    anchors_[i].needs_number = needs_number(anchors_[i].needs);
    literals.push_back(anchors_[i].text);
    const bool has_digits = anchors_[i].text.find_first_of("#0123456789") != std::string_view::npos;
    if (!has_digits && !is_digits(anchors_[i].needs.mark)) without_digits_.push_back(i);
  }
  scanner_ = std::make_unique<AnchorScanner>(literals);
}

void RuleSet::add_anchor(const Anchor& anchor, const CompiledRule& compiled) {
  const Rule& rule = *compiled.rule;
  // The digits of a literal are those that the rule needs, or a part of them.
  const Needs needs = anchor.literal.find('#') == std::string_view::npos ? rule.needs : Needs();
  const auto has_its_text = [&](const AnchorLiteral& literal) { return literal.text == anchor.literal; };
  auto literal = std::find_if(anchors_.begin(), anchors_.end(), has_its_text);
  if (literal == anchors_.end()) literal = anchors_.insert(literal, {anchor.literal, needs, 0, {}});
  literal->needs = weaker(literal->needs, needs);
  literal->uses.push_back({&compiled, anchor.begin, counts_in_attributes(rule), rule.strength});
}

std::size_t RuleSet::needs_number(const Needs& needs) {
  auto same = std::find(needs_.begin(), needs_.end(), needs);
  if (same == needs_.end()) same = needs_.insert(same, needs);
  return static_cast<std::size_t>(same - needs_.begin());
}

const AnchorScanner& RuleSet::scanner_without_digits() const {
  std::call_once(once_, [this] {
    std::vector<std::string_view> literals;
    for (const std::size_t i : without_digits_) literals.push_back(anchors_[i].text);
    scanner_without_digits_ = std::make_unique<AnchorScanner>(literals);
  });
  return *scanner_without_digits_;
}

void RuleSet::find(std::string_view folded, Channel channel, const OnMention& on_mention) const {
  BlockSearch search(folded, channel, needs_, on_mention);
  if (search.has_digits()) {
    scanner_->scan(folded, [&](std::size_t number, std::size_t at) { search.look_at(anchors_[number], at); });
  } else {
    const auto look_at = [&](std::size_t i, std::size_t at) { search.look_at(anchors_[without_digits_[i]], at); };
    scanner_without_digits().scan(folded, look_at);
  }
  search.finish();
}

void RuleSet::find_whole_input(std::string_view folded, const OnMention& on_mention) const {
  const std::string_view trimmed = trim_whole_input(folded);
  if (trimmed.empty()) return;
  const auto begin = static_cast<std::size_t>(trimmed.data() - folded.data());
  const AddressSpans spans(folded);
  MatchGroups groups;
  std::vector<Found> found;
  for (const auto& compiled : whole_input_) {
    if (!compiled->pattern.match(folded, begin, begin + trimmed.size(), true, groups)) continue;
    compiled->rule->read(Match{folded, begin, groups, &spans, compiled->rule, nullptr}, found);
    if (found.empty()) continue;
    found.front().source = compiled->source;
    found.front().rule = compiled->rule;
    on_mention(mention_of(std::move(found.front())));
    return;
  }
}

}  // namespace paperhop
