// SPDX-License-Identifier: Apache-2.0
//
// What must stand behind an anchor for any ID to begin there: digits, or an equals sign. A text of nothing but anchors
// ("arxiv.org/" a thousand times) is refused by a look for them that goes over the text once, whatever the rules of
// the anchors would do.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "ids/source.hpp"

namespace paperhop {

/// What is needed is said by its number in a list. Answers for positions that mostly grow; keeps the stretch without
/// marks that it saw last, so that all questions together cost about one pass over the text.
class NeededMarks {
 public:
  NeededMarks(std::string_view text, std::span<const Needs> needs) : text_(text), needs_(needs), clear_(needs.size()) {}

  /// It is known already that what is needed is nowhere within limits::kMarkReach of `at`, nor a gap so long that it
  /// could stand further off. Costs next to nothing.
  bool known_missing(std::size_t number, std::size_t at) const {
    const Clear& clear = clear_[number];
    return at >= clear.begin && at < clear.enough;
  }

  /// There is none in the whole text, nor such a gap.
  bool missing_everywhere(std::size_t number);

  /// Looks at what is behind `at`, so that the former is known of it and maybe of more.
  void look(std::size_t number, std::size_t at);

 private:
  /// A stretch without marks of an ID; from a place before `enough` on it is as long as the reach, or goes to the
  /// text's end.
  struct Clear {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t enough = 0;
  };

  std::string_view text_;
  std::span<const Needs> needs_;
  std::vector<Clear> clear_;
};

}  // namespace paperhop
