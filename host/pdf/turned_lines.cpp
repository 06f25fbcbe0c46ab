// SPDX-License-Identifier: Apache-2.0
#include "pdf/turned_lines.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace paperhop::pdf {
namespace {

/// Part of a word's width by which the next one must lie in the same column.
constexpr double kOverlap = 0.5;

bool same_line(const TurnedWord& one, const TurnedWord& next) {
  if (one.quarter_turns != next.quarter_turns) return false;
  const double common = std::min(one.right, next.right) - std::max(one.left, next.left);
  return common > kOverlap * std::min(one.right - one.left, next.right - next.left);
}

}  // namespace

std::vector<PdfStampLine> join_turned_words(const std::vector<TurnedWord>& words, double height) {
  std::vector<PdfStampLine> lines;
  const TurnedWord* last = nullptr;
  for (const TurnedWord& word : words) {
    // Upside down is no stamp's way.
    if (word.quarter_turns % 2 == 0) continue;
    if (!last || !same_line(*last, word)) {
      if (lines.size() == limits::kPdfStampLines) break;
      lines.push_back({true, static_cast<float>(word.left), static_cast<float>(height - word.bottom), {}});
    } else if (last->space_after) {
      lines.back().text += ' ';
    }
    if (lines.back().text.size() + word.text.size() < limits::kPdfField) lines.back().text += word.text;
    last = &word;
  }
  return lines;
}

}  // namespace paperhop::pdf
