// SPDX-License-Identifier: Apache-2.0
//
// What is said of a PDF: a paper that it is or cites, why, and where it comes from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ids/paper_id.hpp"

namespace paperhop {

/// Why a PDF is a paper, strongest first, or where it cites one.
enum class PdfEvidence {
  stamp,      ///< own: the repository's stamp in the margin of page 1
  doi,        ///< own: a DOI line or block of page 1
  footer,     ///< own: an address in the conference's footer or header of page 1
  metadata,   ///< own: the information dictionary or XMP
  address,    ///< own: where the file comes from
  file_name,  ///< own: what the file is called
  link,       ///< cited: only a link annotation
  text,       ///< cited: the text of a page
};

/// The name in JSON: "stamp", "file_name", ...
std::string_view evidence_name(PdfEvidence evidence);

/// A paper that a PDF is or cites.
struct PdfMention {
  PaperId paper;
  PdfEvidence evidence = PdfEvidence::text;
  std::string_view rule;   ///< name of the finder's rule ("arxiv.label")
  std::uint32_t page = 0;  ///< from 1; 0 where it stands on no page
  bool own = false;        ///< which paper this is; else cited
};

/// Where a PDF comes from, as far as known.
struct PdfOrigin {
  std::string address;    ///< "https://aclanthology.org/P14-1059.pdf"; may be empty
  std::string file_name;  ///< "2402.12345v1.pdf", without folders; may be empty
};

/// Which papers are wanted.
enum class PdfWant { own, cited, both };

}  // namespace paperhop
