// SPDX-License-Identifier: Apache-2.0
//
// OffsetMap: the way back from a text that was folded, decoded or taken out of HTML to
// the bytes it came from. The text is a row of pieces; each piece came from one span of
// the input. A piece of equal length on both sides maps byte by byte, so does a row of bytes that each came from the
// same number of them (full-width digits), any other as a whole.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace paperhop {

class OffsetMap {
 public:
  /// Says that `out_size` bytes of the text, next in order, came from input
  /// [in, in + in_size). Pieces that go on byte by byte in equal steps are merged.
  void add(std::size_t out_size, std::size_t in, std::size_t in_size) {
    if (out_size == 0) return;
    const bool is_whole = out_size > 1 && out_size != in_size;
    if (!is_whole) return add_row(out_size, in, out_size == 1 ? in_size : 1);
    pieces_.push_back({out_end_, in, in_size | Piece::kWhole});
    out_end_ += out_size;
  }

  /// Says that `size` bytes of the text, one at the least, each came from `step` bytes of the input, from `in` on.
  void add_row(std::size_t size, std::size_t in, std::size_t step) {
    if (pieces_.empty() || !goes_on(pieces_.back(), in, step)) pieces_.push_back({out_end_, in, step});
    out_end_ += size;
  }

  /// Bytes of text that each came from `step` bytes, from `in` on.
  struct Row {
    std::size_t size = 0;
    std::size_t in = 0;
    std::size_t step = 0;
  };

  /// Describes no text any more; keeps its memory.
  void clear() {
    pieces_.clear();
    out_end_ = 0;
  }

  /// Input offset where the byte at `out` of the text begins.
  std::size_t begin_of(std::size_t out) const { return pieces_.empty() ? out : begin_at(out, index_of(out)); }

  /// Input offset just behind the text [.., out_end): of a span's exclusive end.
  std::size_t end_of(std::size_t out_end) const {
    if (pieces_.empty()) return out_end;
    if (out_end == 0) return begin_of(0);
    return end_at(out_end, index_of(out_end - 1));
  }

  /// The same for offsets that mostly grow: `near` is where the search ended before, 0 at first.
  std::size_t begin_of(std::size_t out, std::size_t& near) const {
    return pieces_.empty() ? out : begin_at(out, near = index_from(out, near));
  }
  std::size_t end_of(std::size_t out_end, std::size_t& near) const {
    if (pieces_.empty() || out_end == 0) return end_of(out_end);
    return end_at(out_end, near = index_from(out_end - 1, near));
  }

  /// begin_of() and end_of() of a map with text, for offsets that mostly grow: the search goes on where it ended.
  class Walk {
   public:
    explicit Walk(const OffsetMap& map) : map_(map) {}

    std::size_t begin_of(std::size_t out) { return map_.begin_of(out, at_); }
    std::size_t end_of(std::size_t out_end) { return map_.end_of(out_end, at_); }
    /// The bytes of text from `out` on, not behind `out_end`, that go on in equal steps. Where they map as a whole: one
    /// that came from all of it.
    Row row(std::size_t out, std::size_t out_end) {
      at_ = map_.index_from(out, at_);
      const Piece& piece = map_.pieces_[at_];
      if (piece.is_whole()) return {1, piece.in, piece.step & ~Piece::kWhole};
      return {std::min(out_end, map_.piece_end(at_)) - out, map_.begin_at(out, at_), piece.step};
    }

   private:
    const OffsetMap& map_;
    std::size_t at_ = 0;
  };

  /// Bytes of text described so far.
  std::size_t size() const { return out_end_; }

 private:
  struct Piece {
    static constexpr std::size_t kWhole = ~(static_cast<std::size_t>(-1) >> 1U);

    std::size_t out;
    std::size_t in;
    std::size_t step;  ///< input bytes of each byte; of all, and kWhole, where it maps as a whole

    bool is_whole() const { return (step & kWhole) != 0; }
  };

  /// What comes from `in` on goes on in the steps of the last piece.
  bool goes_on(const Piece& last, std::size_t in, std::size_t step) const {
    return last.step == step && last.in + (out_end_ - last.out) * step == in;
  }

  std::size_t index_of(std::size_t out) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), out,
                                        [](std::size_t value, const Piece& piece) { return value < piece.out; });
    return after == pieces_.begin() ? 0 : static_cast<std::size_t>(after - pieces_.begin()) - 1;
  }

  std::size_t index_from(std::size_t out, std::size_t i) const {
    if (out < pieces_[i].out) return index_of(out);
    while (i + 1 < pieces_.size() && pieces_[i + 1].out <= out) ++i;
    return i;
  }

  std::size_t begin_at(std::size_t out, std::size_t i) const {
    const Piece& piece = pieces_[i];
    return piece.is_whole() ? piece.in : piece.in + (out - piece.out) * piece.step;
  }

  std::size_t end_at(std::size_t out_end, std::size_t i) const {
    const Piece& piece = pieces_[i];
    return piece.in + (piece.is_whole() ? piece.step & ~Piece::kWhole : (out_end - piece.out) * piece.step);
  }

  std::size_t piece_end(std::size_t i) const { return i + 1 < pieces_.size() ? pieces_[i + 1].out : out_end_; }

  std::vector<Piece> pieces_;
  std::size_t out_end_ = 0;
};

}  // namespace paperhop
