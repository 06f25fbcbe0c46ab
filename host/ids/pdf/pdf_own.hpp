// SPDX-License-Identifier: Apache-2.0
//
// Which paper a PDF is: the kinds of evidence, one function each; PdfPapers keeps the
// strongest (stamp, DOI, footer, metadata, address, file name). Each function refuses rather than
// guesses: a wrong own paper is worse than none, for the caller can still ask the origin.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ids/finder.hpp"
#include "ids/pdf/pdf_mention.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop {

/// The repository's stamp: "arXiv:0908.0054v1  [astro-ph.CO]  1 Aug 2009", "hep-th/9901001 v3  3 Jan
/// 1999"; the line holds nothing else. A DOI or an address that stands so counts as what it is.
std::optional<PdfMention> own_of_stamp(const Finder& finder, const PdfStampLine& line);

/// A DOI line or the conference's block of page 1, with a DOI or an address; never one of running
/// text, of a footnote or of the references. `texts` are the page in its orders, made readable
/// (pdf_page_text.hpp); the best place of all counts.
std::optional<PdfMention> own_of_first_page(const Finder& finder, const std::vector<std::string>& texts);

/// A field of the information dictionary or XMP that names the document itself.
std::optional<PdfMention> own_of_field(const Finder& finder, const PdfField& field);

/// The field is made for an identifier ("prism:doi"), so it outdoes one for people ("Subject").
bool is_identifier_field(std::string_view name);

/// The address that a file comes from.
std::optional<PdfMention> own_of_address(const Finder& finder, std::string_view address);

/// A file's name, without folders: "P14-1059.pdf", "math_0309136v2 (1).pdf", "Title - 2402.12345.pdf".
std::optional<PdfMention> own_of_file_name(const Finder& finder, std::string_view name);

/// What a line, a field or a name says: its only paper, and where.
struct OnlyPaper {
  Mention mention;
  std::size_t end = 0;  ///< behind the rest of the mention's token (".pdf", "&noteId=…")
};

/// The one paper that `text` names, once or more often; nothing where it names none or several.
std::optional<OnlyPaper> only_paper(const Finder& finder, std::string_view text, Channel channel);

}  // namespace paperhop
