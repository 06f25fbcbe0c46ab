// SPDX-License-Identifier: Apache-2.0
//
// Joins the text engine's turned words to lines: for stamps in fonts that only the engine can read.
#pragma once

#include <string>
#include <vector>

#include "text/pdf_facts.hpp"

namespace paperhop::pdf {

/// A word as the engine tells it; points from the upper left corner of the page as shown.
struct TurnedWord {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  int quarter_turns = 0;
  bool space_after = false;
};

/// Lines of words with the same turn in the same column, in the words' order; limits::kPdfStampLines at most. The place
/// is the first word's, from the lower left corner of a page that is `height` points high as shown.
std::vector<PdfStampLine> join_turned_words(const std::vector<TurnedWord>& words, double height);

}  // namespace paperhop::pdf
