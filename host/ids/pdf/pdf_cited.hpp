// SPDX-License-Identifier: Apache-2.0
//
// The papers that a PDF names, page by page: those of the text in the order of their first mention,
// then those that only links of the page hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "ids/finder.hpp"
#include "ids/pdf/pdf_mention.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop {

/// What was told of one page. A text may come in two orders: each finds what the other has torn.
struct PdfPageFacts {
  std::uint32_t page = 0;  ///< from 1
  std::string content;     ///< the text in the order in which it is drawn
  std::string reading;     ///< the text in the order in which the engine believes it is read
  std::vector<std::string> links;
};

/// Reads page after page; remembers the last one's end, for mentions that go on behind it.
class PdfCitations {
 public:
  explicit PdfCitations(const Finder& finder) : finder_(finder) {}

  /// The papers of the next page, the own one and repeated ones included.
  std::vector<PdfMention> next_page(const PdfPageFacts& facts);

 private:
  const Finder& finder_;
  std::size_t looks_left_ = limits::kPdfSeams;
  std::uint32_t last_page_ = 0;
  std::string last_content_;  ///< readable
};

}  // namespace paperhop
