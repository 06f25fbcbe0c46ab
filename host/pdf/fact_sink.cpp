// SPDX-License-Identifier: Apache-2.0
#include "pdf/fact_sink.hpp"

#include <utility>
#include <variant>

#include "base/limits.hpp"
#include "base/write_all.hpp"
#include "pdf/clean_text.hpp"

namespace paperhop::pdf {
namespace {

/// Bytes of a frame that are not the page's text.
constexpr std::size_t kFrameOverhead = 64;

/// Each text of a fact, cleaned in place; true where a page's text was cut.
struct Cleaner {
  bool operator()(PdfPageCount&) const { return false; }
  bool operator()(PdfField& field) const {
    clean_text(field.name, limits::kPdfField);
    clean_text(field.value, limits::kPdfField);
    return false;
  }
  bool operator()(PdfStampLine& line) const {
    clean_text(line.text, limits::kPdfField);
    return false;
  }
  bool operator()(PdfLink& link) const {
    clean_text(link.address, limits::kPdfField);
    return false;
  }
  bool operator()(PdfPageText& page) const { return clean_text(page.text, limits::kPdfFrame - kFrameOverhead); }
  bool operator()(PdfWarning& warning) const {
    clean_text(warning.what.message, limits::kPdfMessage);
    return false;
  }
};

}  // namespace

std::size_t FactSink::limit() {
  return limits::kPdfOutput - limits::kPdfEndRoom;
}

void FactSink::tell(PdfFact fact) {
  if (!open_) return;
  const bool cut = std::visit(Cleaner{}, fact);
  put(encode_pdf_frame(fact));
  if (const PdfPageText* page = std::get_if<PdfPageText>(&fact); page && cut) {
    warn(ErrorCode::pdf_damaged, "the text of page " + std::to_string(page->page) + " is longer than " +
                                     std::to_string(limits::kPdfFrame / limits::kMiB) + " MiB and was cut");
  }
}

void FactSink::put(const std::string& frame) {
  total_ += frame.size();
  if (full()) {
    open_ = false;
    return;
  }
  waiting_ += frame;
  if (waiting_.size() >= limits::kPdfWrite) flush();
}

void FactSink::flush() {
  if (!write_all(fd_, waiting_)) open_ = false;
  waiting_.clear();
}

void FactSink::end(const PdfEnd& end) {
  waiting_ += encode_pdf_frame(end);
  flush();
}

}  // namespace paperhop::pdf
