// SPDX-License-Identifier: Apache-2.0
//
// Finds the lines of a page that do not stand like running text, straight from its content
// stream: what runs upwards or downwards, and what begins in a margin. Only such lines are put
// together; running text is passed over, so a page costs little more than splitting it into
// tokens. Any bytes are taken.
#pragma once

#include <string_view>
#include <vector>

#include "pdf/content_text.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop::pdf {

struct StampLines {
  std::vector<PdfStampLine> lines;  ///< in drawing order, limits::kPdfStampLines of each kind at most
  bool unreadable = false;          ///< a turned line's font does not say what it draws, or how its pieces join
};

StampLines find_stamp_lines(std::string_view content, ContentResources& resources, const PageFrame& frame);

}  // namespace paperhop::pdf
