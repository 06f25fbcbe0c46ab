// SPDX-License-Identifier: Apache-2.0
#include "pdf/stamp_joiner.hpp"

#include <cmath>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::pdf {
namespace {

// Margins as parts of the page as shown. Bodies begin one inch from an edge, or not much less:
// on US letter that is 9 % of the height and 12 % of the width. Running heads, footers and
// copyright lines begin outside of 60 points (7.6 % of 792) in the styles of ACL, ICML, NeurIPS
// and IJCAI; a margin's own notes begin within 43 points (7 % of 612) of the side.
constexpr double kEdgeAcross = 0.076;
constexpr double kEdgeAside = 0.07;

/// Gaps in units of the font's size: wider ones are a blank, or another line.
constexpr double kStampBlankGap = 0.15;
constexpr double kLineGap = 4;
constexpr double kStampBackwards = -0.5;
/// How far a piece may stand off the line's baseline, in units of the font's size.
constexpr double kStampOffBaseline = 0.3;

}  // namespace

bool StampJoiner::is_turned(const Matrix& place) const {
  const bool upright = std::abs(place.b) <= std::abs(place.a);
  return upright == (frame_.quarter_turns % 2 != 0);
}

bool StampJoiner::on_page(const Matrix& place) const {
  return place.e >= frame_.left && place.e <= frame_.right && place.f >= frame_.bottom && place.f <= frame_.top;
}

bool StampJoiner::in_margin(double x, double y) const {
  const double width = frame_.right - frame_.left;
  const double height = frame_.top - frame_.bottom;
  if (!(width > 0) || !(height > 0)) return false;
  const bool sideways = frame_.quarter_turns % 2 != 0;
  const double edge_x = sideways ? kEdgeAcross : kEdgeAside;
  const double edge_y = sideways ? kEdgeAside : kEdgeAcross;
  const double from_left = (x - frame_.left) / width;
  const double from_bottom = (y - frame_.bottom) / height;
  return from_left < edge_x || from_left > 1 - edge_x || from_bottom < edge_y || from_bottom > 1 - edge_y;
}

bool StampJoiner::wants(const Matrix& place) const {
  if (is_turned(place)) return turned_ < limits::kPdfStampLines;
  // Further pieces of an open line may begin where nothing else would be wanted.
  return straight_ < limits::kPdfStampLines && (in_margin(place.e, place.f) || continues(place));
}

bool StampJoiner::is_beside(const Matrix& start) const {
  return !open_.line.text.empty() && same_direction(open_.end, start) &&
         std::abs(distance(open_.end, start).across) < kStampOffBaseline;
}

bool StampJoiner::continues(const Matrix& start) const {
  if (!is_beside(start)) return false;
  const double gap = distance(open_.end, start).along;
  return gap > kStampBackwards && gap < kLineGap;
}

void StampJoiner::add(const TextPiece& piece) {
  const Matrix& start = piece.start;
  if (!piece.font || piece.unknown) return add_unreadable(start);
  if (piece.text.empty() || !piece.visible || !on_page(start)) return;
  // Behind a string of unknown width nobody knows whether the next one is part of its last word.
  if (piece.placed && !open_.end_known && is_beside(start)) found_.unreadable = found_.unreadable || is_turned(start);
  if (!continues(start)) {
    close();
    open_.line.rotated = is_turned(start);
    open_.line.x = static_cast<float>(start.e);
    open_.line.y = static_cast<float>(start.f);
  } else if (distance(open_.end, start).along > kStampBlankGap && !open_.line.text.ends_with(' ')) {
    open_.line.text += ' ';
  }
  if (open_.line.text.size() + piece.text.size() <= limits::kPdfField) open_.line.text += piece.text;
  open_.end = piece.end;
  open_.end_known = piece.font->widths_known;
}

void StampJoiner::add_unreadable(const Matrix& place) {
  close();
  found_.unreadable = found_.unreadable || is_turned(place);
}

void StampJoiner::close() {
  const Matrix end = open_.end;
  PdfStampLine line = std::exchange(open_, {}).line;
  // A printed web page's body begins that far left, too; a margin's own notes end there.
  if (!line.rotated && !in_margin(end.e, end.f)) return;
  if (line.text.find_first_not_of(' ') == std::string::npos) return;
  std::size_t& count = line.rotated ? turned_ : straight_;
  if (count++ < limits::kPdfStampLines) found_.lines.push_back(std::move(line));
}

StampLines StampJoiner::take() {
  close();
  return std::move(found_);
}

}  // namespace paperhop::pdf
