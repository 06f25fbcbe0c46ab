// SPDX-License-Identifier: Apache-2.0
#include "ids/overlaps.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "ids/span_set.hpp"

namespace paperhop {
namespace {

bool begins_first(const RawMatch& a, const RawMatch& b) {
  if (a.mention.begin != b.mention.begin) return a.mention.begin < b.mention.begin;
  return a.mention.end > b.mention.end;
}

bool is_stronger(const RawMatch& a, const RawMatch& b) {
  if (a.strength != b.strength) return a.strength < b.strength;
  return begins_first(a, b);
}

bool shares_bytes(const Mention& a, const Mention& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_same_paper(const PaperId& a, const PaperId& b) {
  return a.source == b.source && a.key == b.key;
}

/// Matches that are compared each with each.
constexpr std::ptrdiff_t kFew = 8;

/// Two rules of one strength may read the same mention: where the kept mentions of each paper end.
/// Matches come in order of their begin, so the last one kept of a paper reaches furthest.
class Mentioned {
 public:
  /// False where a mention of the same paper that was kept shares bytes with this one.
  bool keep(const Mention& mention) {
    std::size_t& end = ends_[mention.paper.identity()];
    if (mention.begin < end) return false;
    end = mention.end;
    return true;
  }
  void clear() { ends_.clear(); }

 private:
  std::map<std::string, std::size_t> ends_;
};

}  // namespace

void Overlaps::add(Found&& found, const Source& source, const Rule& rule) {
  const bool is_sure = rule.strength <= Strength::label && reach_ <= found.begin;
  last_begin_ = found.begin;
  last_size_ = is_sure ? found.end - found.begin : 0;
  last_strength_ = rule.strength;
  reach_ = std::max(reach_, found.end);
  // Each field once and in its place: moving a short string costs as much as many of these checks.
  RawMatch& match = waiting_.emplace_back();
  match.strength = rule.strength;
  match.mention.paper.source = source.name;
  match.mention.paper.key = std::move(found.key);
  match.mention.paper.version = found.version;
  match.mention.begin = found.begin;
  match.mention.end = found.end;
  match.mention.evidence = rule.evidence;
  match.mention.rule = rule.name;
}

void Overlaps::settle(std::size_t horizon) {
  if (waiting_.size() < sort_again_at_ && horizon != kEverything) return;
  if (!std::is_sorted(waiting_.begin(), waiting_.end(), begins_first)) {
    std::sort(waiting_.begin(), waiting_.end(), begins_first);
  }
  auto done = waiting_.begin();
  for (auto it = waiting_.begin(); it != waiting_.end();) {
    auto last = std::next(it);
    std::size_t end = it->mention.end;
    for (; last != waiting_.end() && last->mention.begin < end; ++last) end = std::max(end, last->mention.end);
    if (end > horizon) break;
    resolve(it, last);
    it = done = last;
  }
  waiting_.erase(waiting_.begin(), done);
  // Sorting again only when the rest has doubled keeps a hostile chain of overlaps near-linear.
  sort_again_at_ = 2 * waiting_.size() + 32;
}

/// The same for a few matches, without the sets that many need.
void Overlaps::resolve_few(std::vector<RawMatch>::iterator first, std::vector<RawMatch>::iterator last) {
  std::sort(first, last, is_stronger);
  auto kept_end = first;
  for (auto it = first; it != last; ++it) {
    const auto stands_against = [&](const RawMatch& kept) {
      if (kept.strength != it->strength) return shares_bytes(kept.mention, it->mention);
      return it->mention.begin < kept.mention.end && is_same_paper(kept.mention.paper, it->mention.paper);
    };
    if (std::any_of(first, kept_end, stands_against)) continue;
    if (kept_end != it) *kept_end = std::move(*it);
    ++kept_end;
  }
  std::sort(first, kept_end, begins_first);
  for (auto it = first; it != kept_end; ++it) emit_(std::move(it->mention));
}

void Overlaps::resolve(std::vector<RawMatch>::iterator first, std::vector<RawMatch>::iterator last) {
  if (std::next(first) == last) {
    emit_(std::move(first->mention));
    return;
  }
  if (last - first <= kFew) return resolve_few(first, last);
  std::sort(first, last, is_stronger);
  SpanSet consumed;
  Mentioned mentioned;
  std::vector<RawMatch> kept;
  std::size_t added = 0;
  for (auto it = first; it != last; ++it) {
    const Mention& mention = it->mention;
    if (!kept.empty() && kept.back().strength != it->strength) {
      for (; added < kept.size(); ++added) consumed.add(kept[added].mention.begin, kept[added].mention.end);
      mentioned.clear();
    }
    if (consumed.overlaps(mention.begin, mention.end) || !mentioned.keep(mention)) continue;
    kept.push_back(std::move(*it));
  }
  std::sort(kept.begin(), kept.end(), begins_first);
  for (RawMatch& match : kept) emit_(std::move(match.mention));
}

}  // namespace paperhop
