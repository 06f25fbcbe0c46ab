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
constexpr double kBackwards = -0.1;
constexpr double kBlankGap = 0.15;
/// A formula's letters and a row of bullets are fewer; an address or a DOI is longer.
constexpr std::size_t kUnknownRun = 8;

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

void DrawnText::separate(const Matrix& start) {
  if (text_.empty()) return;
  const Vector gap = distance(end_, start);
  const bool beside = same_direction(end_, start) && std::abs(gap.across) < kOffBaseline;
  if (beside && !end_known_) sure_ = false;
  if (!beside || gap.along < kBackwards) {
    text_ += '\n';
  } else if (gap.along > kBlankGap) {
    append(" ");
  }
}

void DrawnText::append(std::string_view text) {
  for (const char c : text) {
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
  separate(piece.start);
  append(piece.text);
  end_ = piece.end;
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
