// SPDX-License-Identifier: Apache-2.0
//
// Explanation: mentions and refusals of a block of folded text, merged in order. A refusal is a look-alike outside the
// mentions, and outside the refusals of look-alikes that stand before it in the table. Decided as the mentions come, so
// that what waits is no more than what one look-alike reaches over, however many IDs a text holds.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "ids/address_spans.hpp"
#include "ids/mention.hpp"
#include "ids/neighbours.hpp"
#include "ids/pattern.hpp"
#include "ids/span_set.hpp"

namespace paperhop {

struct CompiledLookalike;

class Explanation {
 public:
  using OnMention = std::function<void(Mention&&)>;
  using OnRefusal = std::function<void(Refusal&&)>;

  /// All that is passed in must live on.
  Explanation(std::span<const std::unique_ptr<CompiledLookalike>> lookalikes, std::string_view folded,
              const OnMention& on_mention, const OnRefusal& on_refusal);

  /// The next mention, in order of their begin.
  void add(Mention&& mention);
  /// No further mention comes: tells the rest.
  void finish();

 private:
  /// The matches of a look-alike, one after the other.
  struct Matches {
    const CompiledLookalike* lookalike;
    AddressSpans spans;
    std::size_t begin = 0;  ///< of the first match that is not decided
    std::size_t end = 0;
    std::size_t next = 0;  ///< where to look for the one behind it
  };

  void find_next(Matches& matches);
  void decide(Matches& matches);
  void decide_to(std::size_t horizon);
  void tell_before(std::size_t at);

  std::string_view folded_;
  const OnMention& on_mention_;
  const OnRefusal& on_refusal_;
  std::vector<Matches> lookalikes_;
  SpanSet taken_;  ///< mentions and refusals, but for what lies before all that is still to be decided
  std::deque<Mention> mentions_;
  std::vector<Refusal> refusals_;
  std::size_t first_refused_ = kNoBegin;  ///< the least begin of refusals_
  std::size_t horizon_ = 0;               ///< the matches that end before it are decided
  MatchGroups groups_;
};

}  // namespace paperhop
