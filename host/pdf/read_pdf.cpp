// SPDX-License-Identifier: Apache-2.0
#include "pdf/read_pdf.hpp"

#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "pdf/document.hpp"
#include "pdf/links.hpp"
#include "pdf/metadata.hpp"
#include "pdf/page_content.hpp"

namespace paperhop::pdf {
namespace {

class Reader {
 public:
  Reader(std::string_view bytes, const ReadOptions& options, const TextEngine* engine, FactSink& sink)
      : bytes_(bytes), options_(options), engine_(engine), sink_(sink) {}

  PdfEnd run() {
    Result<Document> document = open_document(bytes_);
    if (!document && document.error().code == ErrorCode::pdf_password) return {document.error()};
    const bool text = options_.text != TextOf::no_page && open_text();
    if (!document && !text) return {document.error()};
    if (document) tell_document(*document.value().qpdf);
    tell_pages(document ? document.value().qpdf.get() : nullptr, text);
    return {};
  }

 private:
  bool open_text() { return engine_ && engine_->open(bytes_.data(), bytes_.size()) == EngineOpened::yes; }

  void tell_document(QPDF& qpdf) {
    for (PdfField& field : read_metadata(qpdf)) sink_.tell(std::move(field));
    sink_.tell(PdfPageCount{page_count(qpdf)});
  }

  void tell_pages(QPDF* qpdf, bool text) {
    std::optional<PageWalk> walk;
    if (qpdf) walk.emplace(*qpdf);
    const int text_pages = !text ? 0 : options_.text == TextOf::all_pages ? engine_->pages() : 1;
    bool links = qpdf != nullptr;
    for (std::uint32_t number = 1; sink_.open() && (links || number <= static_cast<std::uint32_t>(text_pages));
         ++number) {
      if (links) links = tell_links(*walk, number) && options_.all_links;
      if (number <= static_cast<std::uint32_t>(text_pages)) tell_text(number);
      if (number == 1) sink_.flush();
    }
  }

  void tell_stamps(const PageNode& page) {
    StampLines stamps = page_stamp_lines(page);
    for (PdfStampLine& line : stamps.lines) sink_.tell(std::move(line));
  }

  bool tell_links(PageWalk& walk, std::uint32_t number) {
    const std::optional<PageNode> page = walk.next();
    if (!page) return false;
    if (number == 1) tell_stamps(*page);
    for (PdfLink& link : page_links(*page, number)) sink_.tell(std::move(link));
    return true;
  }

  void tell_text(std::uint32_t number) {
    PdfPageText page{number, PdfTextOrder::content, {}};
    const auto take = [](void* closure, const char* text, std::size_t size) {
      static_cast<PdfPageText*>(closure)->text.assign(text, size);
    };
    engine_->page_text(static_cast<int>(number - 1), true, take, &page);
    sink_.tell(std::move(page));
  }

  std::string_view bytes_;
  const ReadOptions& options_;
  const TextEngine* engine_;
  FactSink& sink_;
};

}  // namespace

void read_pdf(std::string_view bytes, const ReadOptions& options, const TextEngine* engine, FactSink& sink) {
  PdfEnd end;
  try {
    end = Reader(bytes, options, engine, sink).run();
  } catch (const std::bad_alloc&) {
    end.problem = Error{ErrorCode::pdf_stopped, "reading this PDF takes too much memory and was ended"};
  } catch (const std::exception& error) {
    end.problem = Error{ErrorCode::pdf_unreadable, std::string("this PDF could not be read: ") + error.what()};
  }
  sink.end(end);
}

}  // namespace paperhop::pdf
