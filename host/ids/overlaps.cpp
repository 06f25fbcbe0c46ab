// SPDX-License-Identifier: Apache-2.0
#include "ids/overlaps.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "base/limits.hpp"
#include "ids/span_set.hpp"

namespace paperhop {
namespace {

Strength strength_of(const Found& match) {
  return match.rule->strength;
}

bool begins_first(const Found& a, const Found& b) {
  if (a.begin != b.begin) return a.begin < b.begin;
  return a.end > b.end;
}

/// Of two that are alike the one whose rule stands first in the table: which one it is must not hang on where a text
/// was cut.
bool is_stronger(const Found& a, const Found& b) {
  if (strength_of(a) != strength_of(b)) return strength_of(a) < strength_of(b);
  if (a.begin != b.begin || a.end != b.end) return begins_first(a, b);
  return std::less<>()(a.rule, b.rule);
}

bool shares_bytes(const Found& a, const Found& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_same_paper(const Found& a, const Found& b) {
  return a.source == b.source && a.key == b.key;
}

/// Two rules of one strength may read the same mention: where the kept mentions of each paper end.
/// Matches come in order of their begin, so the last one kept of a paper reaches furthest.
class Mentioned {
 public:
  /// False where a mention of the same paper that was kept shares bytes with this one, which must live on.
  bool keep(const Found& match) {
    std::size_t& end = ends_[{match.key, match.source->name}];
    if (match.begin < end) return false;
    end = match.end;
    return true;
  }
  void clear() { ends_.clear(); }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> ends_;
};

/// Most are in order already.
void sort_pointers(std::vector<Found*>& matches, bool (*comes_first)(const Found&, const Found&)) {
  const auto in_order = [&](const Found* a, const Found* b) { return comes_first(*a, *b); };
  if (!std::is_sorted(matches.begin(), matches.end(), in_order)) std::sort(matches.begin(), matches.end(), in_order);
}

}  // namespace

Mention mention_of(Found&& match) {
  return {PaperId{match.source->name, std::move(match.key), match.version}, match.begin, match.end,
          match.rule->evidence, match.rule->name};
}

void Overlaps::added(std::size_t first, const Source& source, const Rule& rule) {
  for (; first < waiting_.size(); ++first) {
    Found& match = waiting_[first];
    match.source = &source;
    match.rule = &rule;
    const bool is_sure = rule.strength <= Strength::label && reach_ <= match.begin;
    last_begin_ = match.begin;
    last_size_ = is_sure ? match.end - match.begin : 0;
    last_strength_ = rule.strength;
    reach_ = std::max(reach_, match.end);
  }
}

void Overlaps::resolve_before(std::size_t horizon) {
  if (!std::is_sorted(waiting_.begin(), waiting_.end(), begins_first)) {
    std::sort(waiting_.begin(), waiting_.end(), begins_first);
  }
  auto done = waiting_.begin();
  for (auto it = waiting_.begin(); it != waiting_.end();) {
    auto last = std::next(it);
    std::size_t end = it->end;
    for (; last != waiting_.end() && last->begin < end; ++last) end = std::max(end, last->end);
    if (end > horizon) break;
    resolve(it, last);
    it = done = last;
  }
  waiting_.erase(waiting_.begin(), done);
  // Sorting again only when the rest has doubled keeps a hostile chain of overlaps near-linear.
  sort_again_at_ = 2 * waiting_.size() + limits::kMatchesWaiting;
}

/// The same for a few matches, without the sets that many need.
void Overlaps::resolve_few(std::vector<Found>::iterator first, std::vector<Found>::iterator last) {
  std::sort(first, last, is_stronger);
  auto kept_end = first;
  for (auto it = first; it != last; ++it) {
    const auto stands_against = [&](const Found& kept) {
      if (strength_of(kept) != strength_of(*it)) return shares_bytes(kept, *it);
      return it->begin < kept.end && is_same_paper(kept, *it);
    };
    if (std::any_of(first, kept_end, stands_against)) continue;
    if (kept_end != it) *kept_end = std::move(*it);
    ++kept_end;
  }
  std::sort(first, kept_end, begins_first);
  for (auto it = first; it != kept_end; ++it) emit_(mention_of(std::move(*it)));
}

void Overlaps::resolve(std::vector<Found>::iterator first, std::vector<Found>::iterator last) {
  if (std::next(first) == last) {
    emit_(mention_of(std::move(*first)));
    return;
  }
  if (static_cast<std::size_t>(last - first) <= limits::kFewOverlaps) return resolve_few(first, last);
  std::vector<Found*> matches;
  matches.reserve(static_cast<std::size_t>(last - first));
  for (auto it = first; it != last; ++it) matches.push_back(&*it);
  sort_pointers(matches, is_stronger);
  SpanSet consumed;
  Mentioned mentioned;
  std::vector<Found*> kept;
  std::size_t added = 0;
  for (Found* const match : matches) {
    if (!kept.empty() && strength_of(*kept.back()) != strength_of(*match)) {
      for (; added < kept.size(); ++added) consumed.add(kept[added]->begin, kept[added]->end);
      mentioned.clear();
    }
    if (consumed.overlaps(match->begin, match->end) || !mentioned.keep(*match)) continue;
    kept.push_back(match);
  }
  sort_pointers(kept, begins_first);
  for (Found* const match : kept) emit_(mention_of(std::move(*match)));
}

}  // namespace paperhop
