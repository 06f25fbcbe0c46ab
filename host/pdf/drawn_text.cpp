// SPDX-License-Identifier: Apache-2.0
#include "pdf/drawn_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::pdf {
namespace {

// poppler's own measures (TextOutputDev.cc), in units of the font's size: what goes on in a line, and
// the gap that is a blank.
constexpr double kOffBaseline = 0.5;
constexpr double kBackwards = -0.2;
constexpr double kBlankGap = 0.15;
/// A formula's letters and a row of bullets are fewer; an address or a DOI is longer.
constexpr std::size_t kUnknownRun = 8;

/// One character that may be an accent or a circle: not known, or no letter or digit of ASCII.
bool is_mark(const TextPiece& piece) {
  if (piece.text.size() == 1) return piece.text == "^" || piece.text == "~" || piece.text == "`";
  const auto inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  return piece.text.size() <= 4 && static_cast<unsigned char>(piece.text[0]) >= 0x80 &&
         std::all_of(piece.text.begin() + 1, piece.text.end(), inside);
}

}  // namespace

bool DrawnText::is_shown(const Matrix& place) const {
  return place.e >= frame_.left && place.e <= frame_.right && place.f >= frame_.bottom && place.f <= frame_.top;
}

void DrawnText::mark(std::string_view tag, std::string_view properties) {
  // Text shown instead, layers that are not shown; a name stands for properties kept elsewhere.
  const bool instead = properties.find("ActualText") != std::string_view::npos;
  const bool elsewhere = tag == "Span" && properties.find("MCID") == std::string_view::npos;
  if (tag == "OC" || instead || elsewhere) sure_ = false;
}

void DrawnText::count_unknown(const TextPiece& piece) {
  if (piece.font->guessed) {
    unknown_ += piece.text.size();
  } else if (!piece.unknown) {
    unknown_ = 0;
  } else {
    for (std::size_t at = 0; at < piece.text.size() && unknown_ < kUnknownRun;) {
      const bool unknown = piece.text.substr(at).starts_with(kUnknownCharacter);
      unknown_ = unknown ? unknown_ + 1 : 0;
      at += unknown ? kUnknownCharacter.size() : 1;
    }
  }
  if (unknown_ >= kUnknownRun) sure_ = false;
}

/// A sign over the character before it: the circle around a "c", an accent.
bool DrawnText::is_overprint(const TextPiece& piece) const {
  if (text_.empty() || !is_mark(piece) || !same_direction(end_, piece.start)) return false;
  const Vector gap = distance(end_, piece.start);
  return std::abs(gap.across) < kOffBaseline && gap.along < kBackwards && gap.along > -1;
}

void DrawnText::separate(const Matrix& start) {
  if (text_.empty()) return;
  // A letter is drawn over its accent.
  const bool over_mark = mark_ && distance(end_, start).along < kBackwards;
  const Vector gap = distance(over_mark ? start_ : end_, start);
  const bool beside = same_direction(end_, start) && std::abs(gap.across) < kOffBaseline;
  if (beside && !end_known_) sure_ = false;
  if (!beside || gap.along < kBackwards) {
    text_ += '\n';
  } else if (gap.along > kBlankGap) {
    append(" ", false);
  }
}

void DrawnText::append(std::string_view text, bool spread) {
  const std::size_t begin = text_.size();
  for (const char c : text) {
    const bool inside = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (spread && !inside && text_.size() > begin && !text_.ends_with(' ')) text_ += ' ';
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank) {
      text_ += c;
    } else if (!text_.ends_with(' ') && !text_.ends_with('\n')) {
      text_ += ' ';
    }
  }
}

void DrawnText::add(const TextPiece& piece) {
  if (!piece.font) sure_ = false;
  if (!sure_ || piece.text.empty() || !is_shown(piece.start)) return;
  count_unknown(piece);
  if (is_overprint(piece)) return;
  separate(piece.start);
  append(piece.text, piece.spread > kBlankGap);
  start_ = piece.start;
  end_ = piece.end;
  mark_ = is_mark(piece);
  end_known_ = piece.font->widths_known;
  if (text_.size() > limits::kPdfFirstPage) sure_ = false;
}

std::optional<std::string> DrawnText::take() {
  if (!sure_) return std::nullopt;
  if (!text_.empty()) text_ += '\n';
  return std::move(text_);
}

std::optional<std::string> find_drawn_text(std::string_view content, ContentResources& resources,
                                           const PageFrame& frame) {
  DrawnText text(frame);
  draw_text(content, resources, text);
  return text.take();
}

}  // namespace paperhop::pdf
