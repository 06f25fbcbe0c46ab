// SPDX-License-Identifier: Apache-2.0
//
// PaperSet: which papers a document named already. A text of gigabytes may name millions; nearly all of those that
// there are have numbers in a row, so papers that differ in their last three digits only share a row of the set: up to
// six of them as numbers in its slot, more as bits of a page. So each paper of a long row takes a byte or less, any
// other one 21 to 43 bytes, and what takes memory without bound has one: limits::kPaperRows, kPaperPages. Beyond these
// a paper that finds no place is forgotten, so it may be told once more, and forgets() says so.
//
// A row is kept as a fingerprint of 64 bits: two rows of a set that is full have the same one with a probability of 1
// in 50 million.
#pragma once

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "base/limits.hpp"
#include "cli/search/zeroed_table.hpp"
#include "ids/paper_id.hpp"

namespace paperhop::cli {

class PaperSet {
 public:
  /// A paper's place: versions of a paper have the same one.
  struct Key {
    std::uint64_t row = 0;
    std::uint64_t number = 0;  ///< in its row, from 1 on
  };

  static Key key(const PaperId& paper) {
    const std::hash<std::string_view> hash_of;
    std::string_view row = paper.key;
    std::uint64_t number = kAlone;
    if (row.size() > kDigits &&
        std::all_of(row.end() - kDigits, row.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      number = 1;
      for (std::size_t i = 0, factor = 100; i < kDigits; ++i, factor /= 10) {
        number += factor * static_cast<std::uint64_t>(row[row.size() - kDigits + i] - '0');
      }
      row.remove_suffix(kDigits);
    }
    return {hash_of(row) ^ std::rotl(std::uint64_t{hash_of(paper.source)}, 1), number};
  }

  /// True where this paper was not there before.
  bool add(const Key& key) {
    if (must_grow()) grow();
    Slot& slot = find(key.row);
    if (slot.numbers == 0) {
      if (rows_ == limits::kPaperRows) return forget();
      slot = {key.row, key.number};
      ++rows_;
      return true;
    }
    if ((slot.numbers & kIsPage) == 0) {
      for (unsigned shift = 0; shift < kPlaces * kPlaceBits; shift += kPlaceBits) {
        const std::uint64_t there = slot.numbers >> shift & kPlaceMask;
        if (there == key.number) return false;
        if (there != 0) continue;
        slot.numbers |= key.number << shift;
        return true;
      }
      if (page_count_ == limits::kPaperPages) return forget();
      move_to_page(slot);
    }
    Page& page = pages_[slot.numbers & ~kIsPage];
    const bool was_there = page.test(key.number);
    page.set(key.number);
    return !was_there;
  }

  /// True once a paper was not kept.
  bool forgets() const { return forgets_; }

  /// Bytes that it takes once one more was added, at most.
  std::size_t size_after_add() const {
    const bool adds_pages = page_count_ == pages_.size() && page_count_ < limits::kPaperPages;
    const std::size_t pages = adds_pages ? pages_.grown_size() : pages_.size();
    return (must_grow() ? slots_.grown_size() : slots_.size()) * sizeof(Slot) + pages * sizeof(Page);
  }

 private:
  static constexpr std::size_t kDigits = 3;
  static constexpr std::uint64_t kAlone = 1001;  ///< of a key without such digits, which is a row of its own
  static constexpr unsigned kPlaces = 6;
  static constexpr unsigned kPlaceBits = 10;
  static constexpr std::uint64_t kPlaceMask = (1U << kPlaceBits) - 1;
  static constexpr std::uint64_t kIsPage = std::uint64_t{1} << 63;
  using Page = std::bitset<1U << kPlaceBits>;

  struct Slot {
    std::uint64_t row = 0;
    std::uint64_t numbers = 0;  ///< 0: free; else up to six of them, or kIsPage and the page's number
  };

  /// The slot of the row, or the free one where it belongs.
  Slot& find(std::uint64_t row) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(row) & mask;
    while (slots_[at].numbers != 0 && slots_[at].row != row) at = (at + 1) & mask;
    return slots_[at];
  }

  bool must_grow() const { return 4 * (rows_ + 1) > 3 * slots_.size() && rows_ < limits::kPaperRows; }

  void grow() {
    const std::size_t before = slots_.size();
    slots_.grow();
    if (before == 0) return;
    // From the start of a run on: then no row moves to a place that a later one still leaves.
    std::size_t first = 0;
    while (slots_[first].numbers != 0) ++first;
    for (std::size_t i = 0; i < before; ++i) {
      const Slot slot = std::exchange(slots_[(first + i) & (before - 1)], Slot());
      if (slot.numbers != 0) find(slot.row) = slot;
    }
  }

  void move_to_page(Slot& slot) {
    if (page_count_ == pages_.size()) pages_.grow();
    Page& page = pages_[page_count_];
    for (std::uint64_t left = slot.numbers; left != 0; left >>= kPlaceBits) page.set(left & kPlaceMask);
    slot.numbers = kIsPage | page_count_++;
  }

  bool forget() {
    forgets_ = true;
    return true;
  }

  ZeroedTable<Slot> slots_;
  ZeroedTable<Page> pages_;
  std::size_t page_count_ = 0;
  std::size_t rows_ = 0;
  bool forgets_ = false;
};

}  // namespace paperhop::cli
