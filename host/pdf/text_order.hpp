// SPDX-License-Identifier: Apache-2.0
//
// Whether the text of a page in content order may hide an ID that reading order shows.
//
// Content order is poppler's raw order. Over the public test PDFs (27 files, 174 pages) it loses no
// ID that reading order has, and finds 4 more in REVTeX's narrow columns, where reading order
// drops the hyphen of "astro-/ph/0407532". So reading order, which costs the page a second time,
// is read in addition only where content order looks as if it broke an address or a label.
#pragma once

#include <string_view>

namespace paperhop::pdf {

/// True where a line ends inside a word that announces IDs ("openre-/view.net"), or just behind one
/// with nothing like an ID on the next line, or where an address breaks off within a line ("arXiv:1706. [4] E. Hu"), or
/// where the lines are mere scraps.
bool needs_reading_order(std::string_view content_text);

}  // namespace paperhop::pdf
