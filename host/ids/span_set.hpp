// SPDX-License-Identifier: Apache-2.0
//
// SpanSet: a set of spans of a text, joined where they touch, that answers "is this free?"
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>

namespace paperhop {

class SpanSet {
 public:
  /// True where [begin, end) shares a byte with a span of the set.
  bool overlaps(std::size_t begin, std::size_t end) const {
    const auto next = spans_.lower_bound(end);
    return next != spans_.begin() && std::prev(next)->second > begin;
  }

  void add(std::size_t begin, std::size_t end) {
    auto next = spans_.lower_bound(begin);
    if (next != spans_.begin() && std::prev(next)->second >= begin) {
      --next;
      begin = next->first;
    }
    while (next != spans_.end() && next->first <= end) {
      end = std::max(end, next->second);
      next = spans_.erase(next);
    }
    spans_.emplace(begin, end);
  }

  /// Forgets the spans that end before `at`, of which nobody asks any more.
  void forget_before(std::size_t at) {
    while (!spans_.empty() && spans_.begin()->second <= at) spans_.erase(spans_.begin());
  }

 private:
  std::map<std::size_t, std::size_t> spans_;  ///< begin to end
};

}  // namespace paperhop
