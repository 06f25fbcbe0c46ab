// SPDX-License-Identifier: Apache-2.0
//
// HTML to text and addresses by an own single-pass tokenizer: no tree, linear time, no
// recursion. It keeps two channels in document order, because paper IDs live in attributes
// as much as in text (RULES.md, section 8). Checked against gumbo in the tests.
//
// Text: white space stays as written. Inline elements (a, b, span, wbr …) join text; any other
// tag breaks the line, at most twice between two pieces of visible text. A title is text too,
// on a line of its own. Script, style, iframe and comments are not text.
//
// Attributes: empty values are left out; of two attributes of one name in a tag the first
// counts; a tag that the end of the input cuts off does not count, as in browsers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"

namespace paperhop {

/// A value that may hold an address: href, src, content, cite or data-*.
struct HtmlAttribute {
  enum class Kind {
    address,        ///< href, src, cite: an address, maybe relative; blanks dropped as URL parsers do
    value,          ///< content, data-*: any text
    arxiv_id_meta,  ///< content of <meta name="citation_arxiv_id">: one bare arXiv ID
  };
  Kind kind = Kind::value;
  std::string value;     ///< entities decoded
  std::size_t at = 0;    ///< byte offset of the raw value in the HTML
  std::size_t size = 0;  ///< bytes of the raw value in the HTML
};

/// What a page says, taken apart. Offsets are bytes of the HTML.
struct Html {
  std::string text;  ///< visible text, entities decoded; inline elements join, any other tag is "\n"
  OffsetMap map;     ///< from `text` to the HTML
  std::vector<HtmlAttribute> attributes;  ///< in document order
  std::string base;       ///< href of the first <base> that has one, else empty; not among the attributes
  std::string canonical;  ///< href of the first <link rel=canonical> that has one, else empty
  std::string title;      ///< text of the first <title>, blanks folded
};

/// Takes any bytes: broken HTML is normal HTML. Time and memory are linear in the input.
Html read_html(std::string_view html);

}  // namespace paperhop
