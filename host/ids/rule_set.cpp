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

/// A block of folded text that is searched: what its anchors lead to.
class BlockSearch {
  /// Of so many anchors that their neighbours refuse one is taken to look ahead for what the next ones need, so that a
  /// text of nothing else costs less. Looking ahead for each would make ordinary text slower.
  static constexpr std::size_t kRefusedAhead = 8;

 public:
  BlockSearch(std::string_view folded, Channel channel, const RuleSet::OnMention& on_mention)
      : folded_(folded), is_attribute_(channel == Channel::attribute), spans_(folded), marks_(folded), overlaps_(on_mention) {}

  /// An anchor stands at `at`: cheap checks, which most anchors without an ID fail.
  void look_at(const AnchorUse& anchor, std::size_t at) {
    if (is_attribute_ && !anchor.counts_in_attributes) return;
    if (overlaps_.is_taken(at, anchor.strength)) return;
    const std::size_t end = at + anchor.size;
    if (marks_.known_missing(anchor.needs, end)) return;
    const std::size_t begin = anchor.begin(folded_, at);
    if (begin == kNoBegin) {
      if (++refused_ % kRefusedAhead == 0) marks_.look(anchor.needs, end);
    } else if (!marks_.missing(anchor.needs, end)) {
      read(*anchor.rule, begin, at);
    }
  }

  void finish() { overlaps_.finish(); }

 private:
  void read(const CompiledRule& compiled, std::size_t begin, std::size_t at);

  std::string_view folded_;
  bool is_attribute_;
  AddressSpans spans_;
  NeededMarks marks_;
  std::size_t refused_ = 0;
  Overlaps overlaps_;
  MatchGroups groups_;
};

// Not inline: the scan is quicker where its loop is small.
[[gnu::noinline]] void BlockSearch::read(const CompiledRule& compiled, std::size_t begin, std::size_t at) {
  const Rule& rule = *compiled.rule;
  groups_.clear();
  if (!rule.pattern.empty()) {
    const std::size_t end = std::min(folded_.size(), begin + limits::kMatchWindow);
    if (!compiled.pattern.match(folded_, begin, end, false, groups_)) return;
  }
  std::vector<Found>& found = overlaps_.waiting();
  const std::size_t first = found.size();
  rule.read(Match{folded_, begin, groups_, &spans_}, found);
  if (found.size() == first) return;
  const bool is_host = rule.strength == Strength::address && rule.evidence != Evidence::doi;
  for (std::size_t i = first; is_host && i < found.size(); ++i) {
    if (found[i].begin == begin) found[i].begin = address_begin(folded_, begin);
  }
  overlaps_.added(first, *compiled.source, rule);
  overlaps_.settle(at > 3 * limits::kWalkBack ? at - 3 * limits::kWalkBack : 0);
}

}  // namespace

RuleSet::RuleSet(std::span<const Source* const> sources) : sources_(sources) {
  std::vector<std::string_view> literals;
  for (const Source* source : sources) {
    for (const Rule& rule : source->rules) {
      rules_.push_back(std::make_unique<CompiledRule>(*source, rule));
      for (const Anchor& anchor : rule.anchors) {
        literals.push_back(anchor.literal);
        anchors_.push_back({rules_.back().get(), anchor.begin, counts_in_attributes(rule), rule.strength, rule.needs,
                            anchor.literal.size()});
      }
    }
    for (const Rule& rule : source->whole_input) whole_input_.push_back(std::make_unique<CompiledRule>(*source, rule));
    for (const Lookalike& lookalike : source->lookalikes) {
      lookalikes_.push_back(std::make_unique<CompiledLookalike>(*source, lookalike));
    }
  }
  scanner_ = std::make_unique<AnchorScanner>(literals);
}

void RuleSet::find(std::string_view folded, Channel channel, const OnMention& on_mention) const {
  BlockSearch search(folded, channel, on_mention);
  scanner_->scan(folded, [&](std::size_t number, std::size_t at) { search.look_at(anchors_[number], at); });
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
    compiled->rule->read(Match{folded, begin, groups, &spans}, found);
    if (found.empty()) continue;
    found.front().source = compiled->source;
    found.front().rule = compiled->rule;
    on_mention(mention_of(std::move(found.front())));
    return;
  }
}

}  // namespace paperhop
