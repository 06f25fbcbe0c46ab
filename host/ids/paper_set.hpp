// SPDX-License-Identifier: Apache-2.0
//
// PaperSet: which papers were named already. A text of gigabytes may name millions; nearly all of those that there are
// have numbers in a row, so papers that differ in their last three digits only share a row of the set: up to six of
// them as numbers in its slot, more as bits of a page. So each paper of a long row takes a byte or less, one of a short
// row 21 to 43 bytes, and one without such a number 11 to 21; and what takes memory without bound has one:
// limits::kPaperRows, kPaperPages, kPapersAlone. Beyond these a paper that finds no place is forgotten, so it may be
// told once more, and forgets() says so.
//
// A row, and a paper without a number, is kept as a fingerprint of 64 bits: two of a set of three million are the same
// one with a probability of 1 in four million.
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
#include "base/zeroed_table.hpp"
#include "ids/paper_id.hpp"

namespace paperhop {

/// Slots by their `row`, as many as `most`, three quarters of a power of two: open addressing.
template <typename Slot>
class RowTable {
 public:
  explicit RowTable(std::size_t most) : most_(most) {}

  /// The slot of the row, or the free one where it belongs; null where that is new and there is no place for it.
  Slot* place_of(std::uint64_t row) {
    if (must_grow()) grow();
    Slot& slot = find(row);
    if (!slot.is_free()) return &slot;
    if (taken_ == most_) return nullptr;
    ++taken_;
    return &slot;
  }

  /// Bytes that it takes once one more was added, at most.
  std::size_t size_after_add() const { return (must_grow() ? slots_.grown_size() : slots_.size()) * sizeof(Slot); }

 private:
  Slot& find(std::uint64_t row) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(row) & mask;
    while (!slots_[at].is_free() && slots_[at].row != row) at = (at + 1) & mask;
    return slots_[at];
  }

  bool must_grow() const { return 4 * (taken_ + 1) > 3 * slots_.size() && taken_ < most_; }

  void grow() {
    const std::size_t before = slots_.size();
    slots_.grow();
    if (before == 0) return;
    // From the start of a run on: then no row moves to a place that a later one still leaves.
    std::size_t first = 0;
    while (!slots_[first].is_free()) ++first;
    for (std::size_t i = 0; i < before; ++i) {
      const Slot slot = std::exchange(slots_[(first + i) & (before - 1)], Slot());
      if (!slot.is_free()) find(slot.row) = slot;
    }
  }

  ZeroedTable<Slot> slots_;
  std::size_t taken_ = 0;
  std::size_t most_;
};

class PaperSet {
 public:
  /// Keeps up to `most_alone` papers without a number in a row.
  explicit PaperSet(std::size_t most_alone = limits::kPapersAlone) : alone_(most_alone) {}

  /// A paper's place: versions of a paper have the same one.
  struct Key {
    std::uint64_t row = 0;
    std::uint64_t number = 0;  ///< in its row, from 1 on; 0 of a paper alone
  };

  static Key key(const PaperId& paper) {
    const std::hash<std::string_view> hash_of;
    std::string_view row = paper.key;
    std::uint64_t number = 0;
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
  bool add(const Key& key) { return key.number == 0 ? add_alone(key.row) : add_to_row(key); }

  /// True once a paper was not kept.
  bool forgets() const { return forgets_; }

  /// Bytes that it takes once one more was added, at most.
  std::size_t size_after_add() const {
    const bool adds_pages = page_count_ == pages_.size() && page_count_ < limits::kPaperPages;
    const std::size_t pages = adds_pages ? pages_.grown_size() : pages_.size();
    return rows_.size_after_add() + alone_.size_after_add() + pages * sizeof(Page);
  }

 private:
  static constexpr std::size_t kDigits = 3;
  static constexpr unsigned kPlaces = 6;
  static constexpr unsigned kPlaceBits = 10;
  static constexpr std::uint64_t kPlaceMask = (1U << kPlaceBits) - 1;
  static constexpr std::uint64_t kIsPage = std::uint64_t{1} << 63;
  using Page = std::bitset<1U << kPlaceBits>;

  struct Row {
    std::uint64_t row = 0;
    std::uint64_t numbers = 0;  ///< 0: free; else up to six of them, or kIsPage and the page's number

    bool is_free() const { return numbers == 0; }
  };

  struct Alone {
    std::uint64_t row = 0;  ///< 0: free

    bool is_free() const { return row == 0; }
  };

  bool add_alone(std::uint64_t row) {
    row = std::max<std::uint64_t>(row, 1);
    Alone* const slot = alone_.place_of(row);
    if (!slot) return forget();
    return std::exchange(slot->row, row) == 0;
  }

  bool add_to_row(const Key& key) {
    Row* const slot = rows_.place_of(key.row);
    if (!slot) return forget();
    slot->row = key.row;
    if ((slot->numbers & kIsPage) == 0) {
      for (unsigned shift = 0; shift < kPlaces * kPlaceBits; shift += kPlaceBits) {
        const std::uint64_t there = slot->numbers >> shift & kPlaceMask;
        if (there == key.number) return false;
        if (there != 0) continue;
        slot->numbers |= key.number << shift;
        return true;
      }
      if (page_count_ == limits::kPaperPages) return forget();
      move_to_page(*slot);
    }
    Page& page = pages_[slot->numbers & ~kIsPage];
    const bool was_there = page.test(key.number);
    page.set(key.number);
    return !was_there;
  }

  void move_to_page(Row& slot) {
    if (page_count_ == pages_.size()) pages_.grow();
    Page& page = pages_[page_count_];
    for (std::uint64_t left = slot.numbers; left != 0; left >>= kPlaceBits) page.set(left & kPlaceMask);
    slot.numbers = kIsPage | page_count_++;
  }

  bool forget() {
    forgets_ = true;
    return true;
  }

  RowTable<Row> rows_{limits::kPaperRows};
  RowTable<Alone> alone_;
  ZeroedTable<Page> pages_;
  std::size_t page_count_ = 0;
  bool forgets_ = false;
};

}  // namespace paperhop
