// SPDX-License-Identifier: Apache-2.0
//
// Overlaps: of matches that share bytes the strongest counts and consumes its span (rules of
// identifiers, section 10). Works on clusters as the scan moves on, so that memory stays
// bounded however many IDs a text holds.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "ids/mention.hpp"
#include "ids/source.hpp"

namespace paperhop {

/// A match before overlaps are resolved; offsets of folded text.
struct RawMatch {
  Mention mention;
  Strength strength = Strength::bare;
};

class Overlaps {
 public:
  using Emit = std::function<void(Mention&&)>;

  explicit Overlaps(Emit emit) : emit_(std::move(emit)) {}

  void add(RawMatch match) { waiting_.push_back(std::move(match)); }

  /// Says that no match to come begins before `horizon`; what cannot overlap with one any more is emitted.
  void settle(std::size_t horizon);

  void finish() { settle(kEverything); }

 private:
  static constexpr std::size_t kEverything = static_cast<std::size_t>(-1);

  void resolve(std::vector<RawMatch>::iterator first, std::vector<RawMatch>::iterator last);
  void resolve_few(std::vector<RawMatch>::iterator first, std::vector<RawMatch>::iterator last);

  std::vector<RawMatch> waiting_;
  std::size_t sort_again_at_ = 32;
  Emit emit_;
};

}  // namespace paperhop
