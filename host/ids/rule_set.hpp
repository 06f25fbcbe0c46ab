// SPDX-License-Identifier: Apache-2.0
//
// RuleSet: the tables of all sources made ready for one block of folded text: anchors in a
// scanner, patterns that compile at their first use.
//
// Text that is full of anchors and near misses gets no way of its own, such as one pattern of all sources for a whole
// block: that would find something else than the rules do. What refuses cheaply ahead of any pattern (FindBegin) must
// keep it ahead of plain RE2; tests/bench/throughput.py measures that.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "ids/anchor_scanner.hpp"
#include "ids/finder.hpp"
#include "ids/pattern.hpp"
#include "ids/source.hpp"

namespace paperhop {

/// A rule of a source with its pattern.
struct CompiledRule {
  CompiledRule(const Source& its_source, const Rule& its_rule)
      : source(&its_source), rule(&its_rule), pattern(its_rule.pattern, its_source.pieces) {}

  const Source* source;
  const Rule* rule;
  Pattern pattern;
};

struct CompiledLookalike {
  CompiledLookalike(const Source& source, const Lookalike& its_lookalike)
      : lookalike(&its_lookalike), pattern(its_lookalike.pattern, source.pieces) {}

  const Lookalike* lookalike;
  Pattern pattern;
};

/// What an anchor means to a rule.
struct AnchorUse {
  const CompiledRule* rule;
  FindBegin begin;
  bool counts_in_attributes;
  Strength strength;  ///< of the rule
};

/// An anchor's literal, whatever rules have it.
struct AnchorLiteral {
  std::string_view text;
  Needs needs;               ///< what all of the rules need behind it
  std::size_t needs_number;  ///< in the list of all that is needed
  std::vector<AnchorUse> uses;
};

class RuleSet {
 public:
  using OnMention = std::function<void(Mention&&)>;

  explicit RuleSet(std::span<const Source* const> sources);

  std::span<const Source* const> sources() const { return sources_; }

  /// Mentions in a block of folded text, in order; offsets of the folded text.
  void find(std::string_view folded, Channel channel, const OnMention& on_mention) const;

  /// The one ID that the whole text is, without what stands around it.
  void find_whole_input(std::string_view folded, const OnMention& on_mention) const;

  /// What looks like an ID (see ids/explanation.hpp).
  std::span<const std::unique_ptr<CompiledLookalike>> lookalikes() const { return lookalikes_; }

 private:
  void add_anchor(const Anchor& anchor, const CompiledRule& compiled);
  std::size_t needs_number(const Needs& needs);
  const AnchorScanner& scanner_without_digits() const;

  std::span<const Source* const> sources_;
  std::vector<std::unique_ptr<CompiledRule>> rules_;
  std::vector<std::unique_ptr<CompiledRule>> whole_input_;
  std::vector<std::unique_ptr<CompiledLookalike>> lookalikes_;
  std::vector<AnchorLiteral> anchors_;
  std::vector<Needs> needs_;  ///< of the anchors, each once
  std::unique_ptr<AnchorScanner> scanner_;
  /// Of the anchors that count where there are no two digits in a row.
  std::vector<std::size_t> without_digits_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<AnchorScanner> scanner_without_digits_;
};

}  // namespace paperhop
