// SPDX-License-Identifier: Apache-2.0
//
// PdfPapers: which paper a PDF is, and which papers it cites, from what was read of it.
#pragma once

#include <functional>
#include <memory>

#include "ids/finder.hpp"
#include "ids/pdf/pdf_mention.hpp"
#include "text/pdf_facts.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop {

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
  /// A request is over, another may follow: its stamp lines are all told. Where it was told whole and with the
  /// drawn text of page 1, the strongest evidence now is the paper's.
  void request_ended(bool whole);
  /// No more facts come: tells what was held back.
  void finish(bool whole = true);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace paperhop
