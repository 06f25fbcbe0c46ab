// SPDX-License-Identifier: Apache-2.0
//
// The papers that the text of a page names. A page's text is made readable for the finder first
// (characters, broken lines, bent numbers), what is too weak in PDFs is left out, and what stands
// across a page break is read from the two pages' edges.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ids/finder.hpp"
#include "ids/mention.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop {

/// A page's text as the finder may read it; two of them where soft hyphens can be read in two ways.
/// Lines are joined only in the order in which the page is drawn: the other one may have two columns'
/// lines in turns, and has dropped hyphens already. `looks_left` as in with_joined_lines().
std::vector<std::string> readable_texts(const Finder& finder, std::string_view page, PdfTextOrder order,
                                        std::size_t& looks_left);

/// A paper on a page, and where: offsets in the readable text.
struct PageMention {
  Mention mention;
  bool at_line_end = false;  ///< no word follows on the line: its key may be cut off there
};

/// The mentions of a readable text, in order.
std::vector<PageMention> page_mentions(const Finder& finder, std::string_view readable);

/// Mentions that begin at the end of one page (or column) and go on at the start of the next, over a
/// page's number or running head. Both are readable texts.
std::vector<Mention> mentions_across(const Finder& finder, std::string_view page, std::string_view next);

}  // namespace paperhop
