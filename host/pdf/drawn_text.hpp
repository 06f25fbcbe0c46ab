// SPDX-License-Identifier: Apache-2.0
//
// The text of a page straight from its content stream, in the lines that poppler's raw order would
// make of it, or nothing where that is not sure: it spares loading the engine for text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pdf/content_text.hpp"

namespace paperhop::pdf {

/// Joins pieces to lines in drawing order. Not sure is what a font does not tell (more than some
/// letters of a formula), a line that goes on behind a string of unknown width, text that is shown as
/// another one or not at all, and a page beyond limits::kPdfFirstPage.
class DrawnText : public TextSink {
 public:
  explicit DrawnText(const PageFrame& frame) : frame_(frame) {}

  bool wants(const Matrix& /*place*/) const override { return sure_; }
  void add(const TextPiece& piece) override;
  void mark(std::string_view tag, std::string_view properties) override;
  /// UTF-8, lines ended by "\n"; nothing where not sure.
  std::optional<std::string> take();

 private:
  bool is_shown(const Matrix& place) const;
  void count_unknown(const TextPiece& piece);
  bool is_overprint(const TextPiece& piece) const;
  void separate(const Matrix& start);
  void append(std::string_view text, bool spread);

  PageFrame frame_;
  std::string text_;
  Matrix start_;  ///< of the last piece
  Matrix end_;
  bool mark_ = false;  ///< the last piece may be an accent
  bool end_known_ = true;
  std::size_t unknown_ = 0;  ///< characters not known, one behind the other
  bool sure_ = true;
};

std::optional<std::string> find_drawn_text(std::string_view content, ContentResources& resources,
                                           const PageFrame& frame);

}  // namespace paperhop::pdf
