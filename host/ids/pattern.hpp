// SPDX-License-Identifier: Apache-2.0
//
// A rule's RE2 pattern, compiled at its first use: a one-shot host must answer within
// milliseconds, and most texts meet only a few rules.
#pragma once

#include <re2/re2.h>

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "ids/source.hpp"

namespace paperhop {

/// A soft gap: blanks and at most one line break (RULES.md, notation).
inline constexpr std::string_view kSoftGap = R"([ \t]*(?:\n[ \t]*)?)";

/// Replaces {G} and the names of `pieces` ({ID}) in a pattern, in pieces too.
std::string expand_pattern(std::string_view pattern, std::span<const PatternPiece> pieces);

/// The groups of a match, the whole one first; those that took no part have no data().
class MatchGroups {
 public:
  /// Most groups that a reader may ask for.
  static constexpr std::size_t kMost = 10;

  std::size_t size() const { return size_; }
  std::string_view operator[](std::size_t i) const { return groups_[i]; }
  operator std::span<const std::string_view>() const { return {groups_.data(), size_}; }

  void clear() { size_ = 0; }
  void add(std::string_view group) { groups_[size_++] = group; }

 private:
  std::array<std::string_view, kMost> groups_;
  std::size_t size_ = 0;
};

class Pattern {
 public:
  Pattern(std::string_view pattern, std::span<const PatternPiece> pieces) : pattern_(pattern), pieces_(pieces) {}

  /// Matches at `begin`, looking no further than `end`. Fills `groups` with the groups of the pattern.
  bool match(std::string_view text, std::size_t begin, std::size_t end, bool whole, MatchGroups& groups) const;

  /// Finds the next match at or behind `begin`.
  bool search(std::string_view text, std::size_t begin, MatchGroups& groups) const;

  /// The compiled pattern; not ok() where the table holds a broken one.
  const re2::RE2& compiled() const;

 private:
  bool run(std::string_view text, std::size_t begin, std::size_t end, re2::RE2::Anchor anchor,
           MatchGroups& groups) const;

  std::string_view pattern_;
  std::span<const PatternPiece> pieces_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace paperhop
