// SPDX-License-Identifier: Apache-2.0
//
// What paperhop-pdf tells about a PDF: small values, in the order in which they can be known.
// They come from hostile files through a process that may have been taken over: nothing in them
// is to be trusted, neither order nor numbers nor encodings.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/result.hpp"

namespace paperhop {

/// How many pages the document has.
struct PdfPageCount {
  std::uint32_t pages = 0;
};

/// One field of the information dictionary ("Title", "Subject", "doi") or of the XMP packet
/// ("prism:doi", "dc:identifier"); the value in UTF-8.
struct PdfField {
  std::string name;
  std::string value;
};

/// A text of page 1 that does not stand like running text: it runs upwards or downwards, or
/// stands in a margin. Repositories stamp their papers so. Baseline start in points from the
/// lower left corner of the unrotated page.
struct PdfStampLine {
  bool rotated = false;  ///< the baseline is vertical
  float x = 0;
  float y = 0;
  std::string text;  ///< UTF-8
};

/// A link annotation with an address; the place is the lower left corner of its rectangle.
struct PdfLink {
  std::uint32_t page = 0;  ///< from 1
  float x = 0;
  float y = 0;
  std::string address;
};

/// In which order the text of a page was put together.
enum class PdfTextOrder : std::uint8_t {
  content,  ///< as the page's content draws it: columns as the author's program wrote them, hyphens kept
  reading,  ///< as the engine believes that people read it: columns told by place, line-end hyphens dropped
  drawn,    ///< as content, but read without the engine; told only of page 1, and only whole
};

/// The text of one page in UTF-8, lines ended by "\n".
struct PdfPageText {
  std::uint32_t page = 0;  ///< from 1
  PdfTextOrder order = PdfTextOrder::content;
  std::string text;
};

/// Something that people should know about the reading; it goes on.
struct PdfWarning {
  Error what;
};

using PdfFact = std::variant<PdfPageCount, PdfField, PdfStampLine, PdfLink, PdfPageText, PdfWarning>;

}  // namespace paperhop
