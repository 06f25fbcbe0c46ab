// SPDX-License-Identifier: Apache-2.0
//
// Lines and words of a page's text: what tells front matter, footers and references apart.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace paperhop {

/// The lines that are not blank, trimmed; they point into `text`.
std::vector<std::string_view> filled_lines(std::string_view text);

/// "jan", "september": a month or its first letters, in lower case.
bool is_month(std::string_view word);

/// Digits only, with marks around them at most ("1073", "- 12 -"): a page's number, or a footnote's.
bool is_number_line(std::string_view line);

/// At most four digits, with dashes around them at most: a page's number.
bool is_page_number(std::string_view line);

/// All that `rest` says beside an ID is that this is the paper's own: nothing, labels ("DOI:",
/// "arXiv preprint"), dates, classes ("[cs.CL]"), page and report numbers.
bool only_announces(std::string_view rest);

/// The words before an ID say that it is another paper's: "An extended version of", "Code:", "Comment
/// on".
bool speaks_of_another(std::string_view before);

}  // namespace paperhop
