// SPDX-License-Identifier: Apache-2.0
//
// Folding: the text as the finder reads it (RULES.md, section 1, steps 2 to 8),
// with the way back to the input. Text that needs no folding is not copied.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/offset_map.hpp"

namespace paperhop {

/// Folded text. Refers to the input where nothing had to change, so the input must outlive it.
class FoldedText {
 public:
  explicit FoldedText(std::string_view input);

  /// Of a text that next_change() says nothing changes in.
  static FoldedText unchanged(std::string_view input) { return {input, Unchanged{}}; }

  std::string_view text() const { return copied_ ? std::string_view(storage_) : input_; }

  /// Input bytes [begin, end) of the span [begin, end) of text().
  std::size_t input_begin(std::size_t begin) const;
  std::size_t input_end(std::size_t end) const;

 private:
  struct Unchanged {};
  FoldedText(std::string_view input, Unchanged) : input_(input) {}

  std::string_view input_;
  bool copied_ = false;
  std::string storage_;
  OffsetMap map_;
  bool unwrapped_ = false;
  OffsetMap unwrap_map_;  ///< from the unwrapped text to the input, where a wrapper was taken off
};

}  // namespace paperhop
