// SPDX-License-Identifier: Apache-2.0
//
// A rule's RE2 pattern, compiled at its first use: a one-shot host must answer within
// milliseconds, and most texts meet only a few rules.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ids/source.hpp"

namespace paperhop {

/// A soft gap: blanks and at most one line break (RULES.md, notation).
inline constexpr std::string_view kSoftGap = R"([ \t]*(?:\n[ \t]*)?)";

/// Replaces {G} and the names of `pieces` ({ID}) in a pattern, in pieces too.
std::string expand_pattern(std::string_view pattern, std::span<const PatternPiece> pieces);

class Pattern {
 public:
  /// Most groups that a reader may ask for, the whole match included.
  static constexpr int kGroups = 10;

  Pattern(std::string_view pattern, std::span<const PatternPiece> pieces) : pattern_(pattern), pieces_(pieces) {}

  /// Matches at `begin`, looking no further than `end`. Fills `groups` with the groups of the pattern.
  bool match(std::string_view text, std::size_t begin, std::size_t end, bool whole,
             std::vector<std::string_view>& groups) const;

  /// Finds the next match at or behind `begin`.
  bool search(std::string_view text, std::size_t begin, std::vector<std::string_view>& groups) const;

  /// The compiled pattern; not ok() where the table holds a broken one.
  const re2::RE2& compiled() const;

 private:
  bool run(std::string_view text, std::size_t begin, std::size_t end, re2::RE2::Anchor anchor,
           std::vector<std::string_view>& groups) const;

  std::string_view pattern_;
  std::span<const PatternPiece> pieces_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace paperhop
