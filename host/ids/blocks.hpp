// SPDX-License-Identifier: Apache-2.0
//
// Cutting a long text into pieces where no ID can straddle the cut, so that folding needs
// bounded memory and the piece stays in the cache.
#pragma once

#include <cstddef>
#include <string_view>

namespace paperhop {

/// End of the piece that begins at `begin`: text.size(), or a place behind a line end that no
/// soft gap crosses (a blank line, or a line that ends in punctuation which ends every ID).
/// Behind limits::kBlockFar a line end before a plain word will do.
/// Where there is none within limits::kBlockMax the last line end, blank or byte before it.
std::size_t block_end(std::string_view text, std::size_t begin);

/// The same for a reader that holds only the beginning of what is left of a text: the end of its first
/// piece, or 0 where more must come first to tell; that is never so above limits::kBlockMax +
/// limits::kCutLookAhead bytes. The pieces are those of the whole text, and searching each for itself
/// (with Channel::passage, its offsets moved by its place) gives what Finder::find() gives for the whole:
///
///   read until first_block_end(held) is not 0, search held.substr(0, end), drop it, go on;
///   at the end of the text search all that is left. (A text that was one piece is Channel::prose:
///   only there may the whole input be one ID.)
std::size_t first_block_end(std::string_view held);

/// The end of the last piece that is known to end in `held`, for a reader that searches several at once;
/// as first_block_end() where that is the only one, or holds more than limits::kBlockMax.
std::size_t last_block_end(std::string_view held);

/// A part of a block that is searched for itself: no ID straddles its ends.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool folds = false;  ///< false where it reads the same folded
};

/// Cuts a block so that what folding changes, little of most texts, is copied and folded alone.
class Pieces {
 public:
  explicit Pieces(std::string_view block) : block_(block) {}

  /// Gives the next piece; false at the end of the block.
  bool next(Piece& piece);

 private:
  std::string_view block_;
  std::size_t at_ = 0;
  std::size_t change_ = 0;
  bool knows_change_ = false;  ///< change_ is the first change at or behind at_
};

}  // namespace paperhop
