// SPDX-License-Identifier: Apache-2.0
//
// The cheap scan: finds every place where one of a few dozen literals stands. A filter passes over
// most of a long text many bytes at a time. In short ones each pair of neighbouring bytes is looked
// up: a host that starts for one message makes a scanner for it, and making the filter takes longer.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "ids/literal_table.hpp"
#include "ids/window_filter.hpp"

namespace paperhop {

class AnchorScanner {
 public:
  /// Literals of at least two characters: ASCII case is ignored; '#' is any digit, '%' 0 or 1,
  /// '~' a blank or line end. The number of a literal is its place in the list. One of less than
  /// WindowFilter::kWidth characters makes all scanning slow: no filter can be made then.
  explicit AnchorScanner(const std::vector<std::string_view>& literals, CpuLevel level = cpu_level());

  /// Calls on_hit(literal number, offset) for each occurrence. Hits come in order of some place inside
  /// the literal, so an offset may be up to a literal's length smaller than the one before.
  /// A const scanner may be shared by threads.
  template <typename OnHit>
  void scan(std::string_view text, OnHit&& on_hit) const {
    const LongTexts* const fast = for_text_of(text.size());
    if (fast == nullptr) {
      for (std::size_t at = 0; at + 1 < text.size(); ++at) table_.look_at(text, at, on_hit);
      return;
    }
    WindowFilter::Batch batch;
    for (std::size_t at = 0; at < text.size();) {
      at = fast->filter.collect(text, at, batch);
      fast->table.look_at_all(text, batch, on_hit);
    }
  }

  /// False where a literal is too short for the filter.
  bool can_filter() const { return can_filter_; }

  /// False where there are more literals than its tables can count: hits are then missed. Makes a table to tell.
  bool fits() const;

 private:
  struct LongTexts {
    WindowFilter filter;
    LiteralTable table;
  };

  /// What long texts are scanned with, or null where too little text has come yet.
  const LongTexts* for_text_of(std::size_t size) const;
  LongTexts make_long_texts() const;

  std::vector<NumberedLiteral> literals_;
  LiteralTable table_;
  bool can_filter_ = true;
  CpuLevel level_;

  mutable std::atomic<std::size_t> scanned_{0};
  mutable std::once_flag once_;
  mutable std::unique_ptr<const LongTexts> owned_;
  mutable std::atomic<const LongTexts*> long_texts_{nullptr};
};

}  // namespace paperhop
