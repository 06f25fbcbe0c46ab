// SPDX-License-Identifier: Apache-2.0
//
// StampJoiner: decides which pieces of text stand apart from the body, and joins pieces to lines.
#pragma once

#include <string>
#include <string_view>

#include "pdf/stamp_lines.hpp"

namespace paperhop::pdf {

class StampJoiner : public TextSink {
 public:
  explicit StampJoiner(const PageFrame& frame) : frame_(frame) {}

  /// True where text that begins at `place` (the unit of text space is the font's size) stands apart.
  bool wants(const Matrix& place) const override;
  /// Adds a piece to the line it goes on, or as a new one; one with unknown characters ends a line.
  void add(const TextPiece& piece) override;
  /// The lines.
  StampLines take();

 private:
  /// Where the open line ends.
  struct OpenLine {
    Matrix end;
    bool end_known = true;  ///< else the width is a guess
    PdfStampLine line;
  };
  bool is_turned(const Matrix& place) const;
  bool on_page(const Matrix& place) const;
  bool in_margin(double x, double y) const;
  /// Text that begins at `start` stands on the open line's baseline.
  bool is_beside(const Matrix& start) const;
  bool continues(const Matrix& start) const;
  void add_unreadable(const Matrix& place);
  void close();

  PageFrame frame_;
  StampLines found_;
  OpenLine open_;
  std::size_t turned_ = 0;
  std::size_t straight_ = 0;
};

}  // namespace paperhop::pdf
