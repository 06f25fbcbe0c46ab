// SPDX-License-Identifier: Apache-2.0
#include "pdf/read_pdf.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "pdf/document.hpp"
#include "pdf/links.hpp"
#include "pdf/metadata.hpp"
#include "pdf/page_content.hpp"
#include "pdf/page_texts.hpp"
#include "pdf/quick_links.hpp"
#include "pdf/reading_errors.hpp"
#include "pdf/text_order.hpp"
#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

using Clock = std::chrono::steady_clock;

/// Between the end of a reading that knows it is late and the timer that kills it.
constexpr std::chrono::milliseconds kMargin{400};

/// Some files have other bytes (a server's headers) before theirs: offsets count from here.
std::string_view from_header(std::string_view bytes) {
  const std::size_t header = bytes.find("%PDF-");
  return header == std::string_view::npos ? bytes : bytes.substr(header);
}

/// True where something else than blanks comes before.
bool has_junk_before(std::string_view whole, std::string_view from) {
  return whole.substr(0, whole.size() - from.size()).find_first_not_of(kPdfBlanks) != std::string_view::npos;
}

/// A turned line with a number is a stamp for the most part, and then nobody needs the text.
bool may_be_stamped(const StampLines& stamps) {
  return std::any_of(stamps.lines.begin(), stamps.lines.end(), [](const PdfStampLine& line) {
    return line.rotated && std::any_of(line.text.begin(), line.text.end(), is_digit);
  });
}

class Reader {
 public:
  Reader(std::string_view bytes, const PdfRequest& request, const TextEngine* engine, FactSink& sink)
      : bytes_(from_header(bytes)),
        request_(request),
        sink_(sink),
        texts_(engine, sink),
        damaged_(has_junk_before(bytes, bytes_)) {}

  PdfEnd run() {
    guarded([this] { open(); });
    if (failure_ && failure_->code == ErrorCode::pdf_password) return {failure_};
    if (document_) guarded([this] { tell_document(); });
    const bool text = needs_engine(request_.text) && open_texts();
    if (!document_ && !text) return {not_opened(bytes_, out_of_memory_ ? too_much_memory() : *failure_)};
    tell_pages(text);
    tell_warnings();
    if (out_of_memory_ || sink_.full()) return {too_much_memory()};
    return late_ ? PdfEnd{too_much_time()} : PdfEnd{};
  }

 private:
  /// Damage in one part must not hide the others.
  template <typename Part>
  void guarded(Part part) {
    try {
      part();
    } catch (const std::bad_alloc&) {
      out_of_memory_ = true;
    } catch (const std::exception& error) {
      damaged_ = true;
      if (!failure_) failure_ = Error{ErrorCode::pdf_unreadable, error.what()};
    }
  }

  void open() {
    Result<Document> document = open_document(bytes_);
    if (!document) {
      failure_ = document.error();
      return;
    }
    document_ = std::move(document).value();
    damaged_ = damaged_ || document_->damaged;
    walk_.emplace(*document_->qpdf);
  }

  void tell_document() {
    for (PdfField& field : read_metadata(*document_->qpdf)) sink_.tell(std::move(field));
    pages_ = page_count(*document_->qpdf);
    sink_.tell(PdfPageCount{pages_});
  }

  /// poppler first as the file is: that costs least, and it repairs much by itself. What it cannot
  /// open, or of which it finds fewer pages, is written anew by libqpdf.
  bool open_texts() {
    const bool whole = document_ && document_->salvaged;
    if (!whole && texts_.open(bytes_) && texts_.pages() >= std::min(pages_, limits::kPdfPages)) return true;
    damaged_ = true;
    if (document_) guarded([this] { rewritten_ = rewrite_document(*document_->qpdf); });
    if (!rewritten_.empty() && texts_.open(rewritten_)) return texts_.pages() > 0;
    return texts_.open(whole ? *document_->salvaged : bytes_) && texts_.pages() > 0;
  }

  void tell_pages(bool text) {
    const std::uint32_t text_pages = !text                                       ? 0
                                     : request_.text == PdfTextExtent::all_pages ? texts_.pages()
                                                                                 : std::min(texts_.pages(), 1U);
    bool links = document_.has_value();
    for (std::uint32_t number = 1; sink_.open() && (links || number <= text_pages); ++number) {
      if (Clock::now() > end_) {
        late_ = true;
        return;
      }
      if (links) links = tell_links(number) && request_.links;
      if (number > text_pages) continue;
      sink_.flush();
      const bool stamps_known = number > 1 || (document_ && !unreadable_stamps_);
      guarded([&] { texts_.tell(number, !stamps_known); });
    }
    if (request_.text == PdfTextExtent::all_pages && text_pages > 0 && texts_.blank() && sink_.open()) {
      sink_.warn(ErrorCode::pdf_no_text,
                 "the pages of this PDF are pictures without text; links, metadata and the "
                 "file's address are still read");
    }
  }

  /// The pages behind the first, which libqpdf has read. It reads what is encrypted, too.
  void prepare_quick_links() {
    if (document_->salvaged || document_->qpdf->isEncrypted()) return;
    quick_links_.emplace(bytes_, *document_->qpdf);
    quick_links_->next();
  }

  /// False behind the last page; nothing where libqpdf has to read the page.
  std::optional<bool> tell_quick_links(std::uint32_t number) {
    try {
      if (number == 2) prepare_quick_links();
      if (!quick_links_) return std::nullopt;
      std::optional<std::vector<PdfLink>> links = quick_links_->next();
      if (!links) return false;
      for (PdfLink& link : *links) sink_.tell(std::move(link));
      return true;
    } catch (const UnusualPdf&) {
      quick_links_.reset();
    }
    for (std::uint32_t page = 2; page < number && walk_->next();) ++page;
    return std::nullopt;
  }

  /// False behind the last page.
  bool tell_links(std::uint32_t number) {
    if (number > 1) {
      std::optional<bool> told = false;
      guarded([&] { told = tell_quick_links(number); });
      if (told) return *told;
    }
    std::optional<PageNode> page;
    guarded([&] { page = walk_->next(); });
    if (!page) return false;
    if (number == 1) guarded([&] { tell_stamps(*page); });
    guarded([&] {
      for (PdfLink& link : page_links(*page, number)) sink_.tell(std::move(link));
    });
    return true;
  }

  void tell_stamps(const PageNode& page) {
    PageContent content(page);
    StampLines stamps = content.stamp_lines();
    unreadable_stamps_ = stamps.unreadable;
    const bool text =
        request_.text == PdfTextExtent::drawn && !unreadable_stamps_ && !damaged_ && !may_be_stamped(stamps);
    for (PdfStampLine& line : stamps.lines) sink_.tell(std::move(line));
    if (text) tell_drawn_text(content);
  }

  /// Reading order shows what the drawn one hides: the engine's part.
  void tell_drawn_text(PageContent& content) {
    std::optional<std::string> text = content.drawn_text();
    if (!text || needs_reading_order(*text)) return;
    sink_.tell(PdfPageText{1, PdfTextOrder::drawn, std::move(*text)});
  }

  void tell_warnings() {
    // Also what libqpdf met later, and silently took for null (no memory for an object included).
    damaged_ = damaged_ || (document_ && document_->qpdf->anyWarnings());
    if (damaged_) sink_.warn(ErrorCode::pdf_damaged, "this PDF is damaged; it was read as far as possible");
  }

  std::string_view bytes_;
  const PdfRequest& request_;
  FactSink& sink_;
  PageTexts texts_;
  std::optional<Document> document_;
  std::optional<PageWalk> walk_;
  std::optional<QuickLinks> quick_links_;
  std::string rewritten_;
  std::optional<Error> failure_;
  std::uint32_t pages_ = 0;
  bool unreadable_stamps_ = false;
  bool damaged_ = false;
  bool out_of_memory_ = false;
  bool late_ = false;
  Clock::time_point end_ = Clock::now() + std::chrono::seconds(limits::kPdfSeconds) - kMargin;
};

}  // namespace

std::shared_ptr<void> read_pdf(std::string_view bytes, const PdfRequest& request, const TextEngine* engine,
                               FactSink& sink) {
  std::shared_ptr<Reader> reader;
  PdfEnd end;
  try {
    reader = std::make_shared<Reader>(bytes, request, engine, sink);
    end = reader->run();
  } catch (const std::bad_alloc&) {
    end.problem = too_much_memory();
  } catch (const std::exception& error) {
    end.problem = Error{ErrorCode::pdf_unreadable, std::string("this PDF could not be read: ") + error.what()};
  }
  sink.end(end);
  return reader;
}

}  // namespace paperhop::pdf
