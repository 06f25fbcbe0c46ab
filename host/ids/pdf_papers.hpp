// SPDX-License-Identifier: Apache-2.0
//
// PdfPapers: which paper a PDF is, and which papers it cites, from what was read of it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "ids/finder.hpp"
#include "ids/paper_id.hpp"
#include "text/pdf_facts.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop {

/// Why a PDF is a paper, strongest first, or where it cites one.
enum class PdfEvidence {
  stamp,      ///< own: the repository's stamp in the margin of page 1
  doi,        ///< own: a DOI line or block of page 1
  footer,     ///< own: an address in the conference's footer of page 1
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

/// Callbacks of one reading.
struct PdfListener {
  /// The own paper first (as soon as it is certain), then the cited ones page by page, each once.
  std::function<void(PdfMention&&)> on_paper;
  /// Something that people should know; the reading goes on.
  std::function<void(const Error&)> on_warning;
  /// The title that the metadata tells, as it stands there (may be no title at all); may be unset.
  std::function<void(std::string_view)> on_title = {};
};

/// Reads the PDF open at descriptor `pdf` and tells its papers. With PdfWant::own it ends as soon
/// as that is certain. `cancel` and the errors are those of PdfWorker::read; papers told until
/// then stand, and what the origin alone tells is told in any case (cancelled aside).
Status read_pdf_papers(PdfWorker& worker, const Finder& finder, int pdf, const PdfOrigin& origin, PdfWant want,
                       const PdfListener& listener, int cancel = -1);

/// The papers themselves, fact by fact: what read_pdf_papers() is made of.
class PdfPapers {
 public:
  PdfPapers(const Finder& finder, const PdfOrigin& origin, PdfWant want, const PdfListener& listener);
  ~PdfPapers();

  /// Takes the next fact.
  void add(const PdfFact& fact);
  /// True once no later fact can change which paper this is.
  bool own_is_certain() const;
  /// No more facts come: tells what was held back.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace paperhop
