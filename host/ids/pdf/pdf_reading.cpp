// SPDX-License-Identifier: Apache-2.0
//
// One PDF, from the worker's facts to its papers. For the own paper alone the cheap facts come first
// (metadata, stamp lines and most pages' drawn text need no text engine), the engine's text of page 1 only where they
// do not settle it.
#include <utility>
#include <variant>

#include "ids/pdf/pdf_papers.hpp"

namespace paperhop {
namespace {

/// After this error another request can still tell more: the engine for text opens what the other
/// does not.
bool is_worth_another(const Status& status) {
  return status.ok() || status.error().code == ErrorCode::pdf_unreadable;
}

void tell_title(const PdfFact& fact, const PdfListener& listener) {
  const auto* field = std::get_if<PdfField>(&fact);
  if (field != nullptr && (field->name == "Title" || field->name == "dc:title")) listener.on_title(field->value);
}

}  // namespace

Status read_pdf_papers(PdfWorker& worker, const Finder& finder, int pdf, const PdfOrigin& origin, PdfWant want,
                       const PdfListener& listener, int cancel) {
  PdfPapers papers(finder, origin, want, listener);
  const auto on_fact = [&](PdfFact&& fact) {
    if (listener.on_title) tell_title(fact, listener);
    papers.add(fact);
    return want != PdfWant::own || !papers.own_is_certain();
  };
  Status status = Done{};
  if (want == PdfWant::own) {
    status = worker.read(pdf, {false, PdfTextExtent::drawn}, on_fact, cancel);
    papers.request_ended(status.ok());
    if (!papers.own_is_certain() && is_worth_another(status)) {
      status = worker.read(pdf, {false, PdfTextExtent::first_page, true}, on_fact, cancel);
    }
  } else {
    status = worker.read(pdf, {true, PdfTextExtent::all_pages}, on_fact, cancel);
  }
  if (!status.ok() && status.error().code == ErrorCode::cancelled) return status;
  papers.finish(status.ok());
  return status;
}

}  // namespace paperhop
