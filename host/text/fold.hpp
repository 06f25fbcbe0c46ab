// SPDX-License-Identifier: Apache-2.0
//
// Folding: the text as the finder reads it (RULES.md, section 1, steps 2 to 9),
// with the way back to the input. Text that needs no folding is not copied.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"

namespace paperhop {

/// A place of a text behind which folding goes on as if it began there: in the folded text, and in what is folded.
struct FoldCut {
  std::size_t out = 0;
  std::size_t in = 0;
};

/// Folded text. Refers to the input, which must outlive it. The way back is made of the parts that are asked for: most
/// texts hold no ID, or few. So one is for one thread at a time.
class FoldedText {
 public:
  FoldedText() = default;
  explicit FoldedText(std::string_view input) { fold(input); }

  /// Becomes the folded text of another input, in the memory that it has.
  void fold(std::string_view input);
  /// The same for a text that next_change() says nothing changes in.
  void keep(std::string_view input);

  std::string_view text() const { return copied_ ? std::string_view(storage_).substr(0, size_) : input_; }

  /// Input bytes [begin, end) of the span [begin, end) of text().
  std::size_t input_begin(std::size_t begin) const { return copied_ ? mapped_begin(begin) : begin; }
  std::size_t input_end(std::size_t end) const { return copied_ ? mapped_end(end) : end; }

 private:
  std::size_t mapped_begin(std::size_t begin) const;
  std::size_t mapped_end(std::size_t end) const;
  void map_part_of(std::size_t out) const;
  std::string_view source() const { return unwrapped_ ? std::string_view(unwrapped_text_) : input_; }

  std::string_view input_;
  bool copied_ = false;
  std::string storage_;        ///< holds the folded text, and room
  std::size_t size_ = 0;       ///< of the folded text
  std::vector<FoldCut> cuts_;  ///< where its parts begin
  mutable bool mapped_ = false;
  mutable std::size_t part_ = 0;  ///< the one that is mapped
  mutable OffsetMap map_;         ///< from that part of the folded text to the same of the unwrapped one
  mutable std::size_t near_ = 0;  ///< where the last offset stood in it
  bool unwrapped_ = false;
  std::string unwrapped_text_;
  OffsetMap unwrap_map_;  ///< from the unwrapped text to the input, where a wrapper was taken off
};

}  // namespace paperhop
