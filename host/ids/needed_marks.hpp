// SPDX-License-Identifier: Apache-2.0
//
// What must stand behind an anchor for any ID to begin there: digits, or an equals sign. A text of nothing but anchors
// ("arxiv.org/" a thousand times) is refused by a look for them that goes over the text once, whatever the rules of
// the anchors would do.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "ids/source.hpp"

namespace paperhop {

/// Answers for positions that mostly grow; keeps the stretch without marks that it saw last, so that all questions
/// together cost about one pass over the text.
class NeededMarks {
 public:
  explicit NeededMarks(std::string_view text) : text_(text) {}

  /// It is known already that what is needed is nowhere within limits::kMarkReach of `at`, nor a gap so long that it
  /// could stand further off. Costs next to nothing.
  bool known_missing(Needs needs, std::size_t at) const {
    const Clear& clear = clear_[static_cast<std::size_t>(needs)];
    return at >= clear.begin && at < clear.enough;
  }

  /// There is none in the whole text, nor such a gap.
  bool missing_everywhere(Needs needs);

  /// Looks at what is behind `at`, so that the former is known of it and maybe of more.
  void look(Needs needs, std::size_t at);

 private:
  /// A stretch without marks; from a place before `enough` on it is as long as the reach, or goes to the text's end.
  struct Clear {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t enough = 0;
  };

  std::string_view text_;
  std::array<Clear, static_cast<std::size_t>(Needs::equals_sign) + 1> clear_{};
};

}  // namespace paperhop
