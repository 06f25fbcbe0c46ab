// SPDX-License-Identifier: Apache-2.0
#include "ids/explanation.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ids/neighbours.hpp"
#include "ids/rule_set.hpp"

namespace paperhop {
Explanation::Explanation(std::span<const std::unique_ptr<CompiledLookalike>> lookalikes, std::string_view folded,
                         const OnMention& on_mention, const OnRefusal& on_refusal)
    : folded_(folded), on_mention_(on_mention), on_refusal_(on_refusal) {
  for (const auto& lookalike : lookalikes) {
    lookalikes_.push_back({lookalike.get(), AddressSpans(folded)});
    find_next(lookalikes_.back());
  }
}

void Explanation::add(Mention&& mention) {
  // None that is still to come begins before this one.
  while (horizon_ + limits::kDecidedAtOnce <= mention.begin) decide_to(horizon_ + limits::kDecidedAtOnce);
  taken_.add(mention.begin, mention.end);
  mentions_.push_back(std::move(mention));
}

void Explanation::finish() {
  while (horizon_ < folded_.size()) decide_to(std::min(horizon_ + limits::kDecidedAtOnce, folded_.size()));
  tell_before(kNoBegin);
}

/// Where there is none it begins and ends nowhere.
void Explanation::find_next(Matches& matches) {
  if (!matches.lookalike->pattern.search(folded_, matches.next, groups_)) {
    matches.begin = matches.end = kNoBegin;
    return;
  }
  const std::string_view text = groups_.size() > 1 && groups_[1].data() != nullptr ? groups_[1] : groups_[0];
  matches.begin = static_cast<std::size_t>(text.data() - folded_.data());
  // What goes on longer is no more like an ID, and all that stands in it would wait for its end. Looking into it once
  // more would read it to its end each time.
  matches.end = matches.begin + std::min(text.size(), limits::kMatchWindow);
  matches.next = std::max(matches.begin + text.size(), matches.next + 1);
}

void Explanation::decide(Matches& matches) {
  const auto [begin, end] = std::pair(matches.begin, matches.end);
  if (taken_.overlaps(begin, end)) return;
  const Lookalike& lookalike = *matches.lookalike->lookalike;
  RefusalReason reason = lookalike.reason(folded_, begin, end, matches.spans);
  if (!reason) return;
  taken_.add(begin, end);
  first_refused_ = std::min(first_refused_, begin);
  refusals_.push_back({std::string(folded_.substr(begin, end - begin)), begin, end, lookalike.rule, std::move(reason)});
}

/// All mentions that begin before `horizon` are known. A match that ends behind it waits, and so does all behind its
/// begin that later look-alikes match.
void Explanation::decide_to(std::size_t horizon) {
  horizon_ = horizon;
  for (Matches& matches : lookalikes_) {
    for (; matches.end <= horizon; find_next(matches)) decide(matches);
    horizon = std::min(horizon, matches.begin);
  }
  tell_before(horizon);
  taken_.forget_before(horizon);
}

void Explanation::tell_before(std::size_t at) {
  // As long as one look-alike goes on, nothing can be told, and looking for it each time would add up.
  if (first_refused_ >= at && (mentions_.empty() || mentions_.front().begin >= at)) return;
  const auto begins_later = [](const Refusal& a, const Refusal& b) { return a.begin < b.begin; };
  std::sort(refusals_.begin(), refusals_.end(), begins_later);
  auto refusal = refusals_.begin();
  const auto refuse_before = [&](std::size_t end) {
    for (; refusal != refusals_.end() && refusal->begin < end; ++refusal) on_refusal_(std::move(*refusal));
  };
  for (; !mentions_.empty() && mentions_.front().begin < at; mentions_.pop_front()) {
    refuse_before(mentions_.front().begin);
    on_mention_(std::move(mentions_.front()));
  }
  refuse_before(at);
  refusals_.erase(refusals_.begin(), refusal);
  first_refused_ = refusals_.empty() ? kNoBegin : refusals_.front().begin;
}

}  // namespace paperhop
