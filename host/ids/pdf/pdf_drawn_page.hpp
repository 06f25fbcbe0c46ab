// SPDX-License-Identifier: Apache-2.0
//
// The own paper on page 1 as it was read without the text engine. Some characters may not be known
// there (U+FFFD): what they could be must not matter, else the engine is to be asked.
#pragma once

#include <optional>
#include <string_view>

#include "ids/finder.hpp"
#include "ids/pdf/pdf_mention.hpp"

namespace paperhop {

struct DrawnPage {
  bool sure = false;              ///< the engine's text would say the same
  std::optional<PdfMention> own;  ///< as own_of_first_page(); only where sure
};

DrawnPage judge_drawn_page(const Finder& finder, std::string_view text);

}  // namespace paperhop
