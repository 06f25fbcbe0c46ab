// SPDX-License-Identifier: Apache-2.0
//
// Overlaps: of matches that share bytes the strongest counts and consumes its span
// (RULES.md, section 10). Works on clusters as the scan moves on, so that memory stays
// bounded however many IDs a text holds.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "base/limits.hpp"
#include "ids/mention.hpp"
#include "ids/source.hpp"

namespace paperhop {

/// The mention that a match with its source and rule is.
Mention mention_of(Found&& match);

class Overlaps {
 public:
  using Emit = std::function<void(Mention&&)>;

  /// Calls `emit`, which must live on, for each mention that counts, in order.
  explicit Overlaps(const Emit& emit) : emit_(emit) {}
  explicit Overlaps(Emit&&) = delete;

  /// The matches that wait, offsets of folded text. A reader puts new ones behind them, where they stay: moving the
  /// short string that was just made of a key takes longer than most else that is done for it.
  std::vector<Found>& waiting() { return waiting_; }
  /// Says that those from the number `first` on were put there by a rule of that source.
  void added(std::size_t first, const Source& source, const Rule& rule);

  /// True where a match of an address or label that was added last is sure to consume what is at `at`:
  /// a match there of the weaker `strength` need not be read. Hits come in the order of the text, so nothing
  /// stronger is still to come that begins before it.
  bool is_taken(std::size_t at, Strength strength) const {
    return at - last_begin_ < last_size_ && last_strength_ < strength;
  }

  /// Says that no match to come begins before `horizon`; what cannot overlap with one any more is emitted.
  void settle(std::size_t horizon) {
    if (waiting_.size() >= sort_again_at_) resolve_before(horizon);
  }

  void finish() { resolve_before(static_cast<std::size_t>(-1)); }

 private:
  void resolve_before(std::size_t horizon);
  void resolve(std::vector<Found>::iterator first, std::vector<Found>::iterator last);
  void resolve_few(std::vector<Found>::iterator first, std::vector<Found>::iterator last);

  std::vector<Found> waiting_;
  std::size_t reach_ = 0;  ///< where the matches so far end
  // The match that was added last, where it is an address or label and shares no bytes with those before it.
  std::size_t last_begin_ = 0;
  std::size_t last_size_ = 0;
  Strength last_strength_ = Strength::bare;
  std::size_t sort_again_at_ = limits::kMatchesWaiting;
  const Emit& emit_;
};

}  // namespace paperhop
