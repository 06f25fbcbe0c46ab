// SPDX-License-Identifier: Apache-2.0
#include "cli/search/record_search.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/input/file_stream.hpp"
#include "cli/input/media.hpp"
#include "cli/input/pdf_input.hpp"
#include "cli/search/pdf_search.hpp"
#include "cli/search/record_content.hpp"
#include "cli/search/text_parts.hpp"
#include "ids/paper_set.hpp"
#include "ids/pdf/pdf_papers.hpp"
#include "text/base64.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop::cli {
namespace {

/// The file that a record names. A pipe or a device would wait for somebody, or be our own input.
Result<UniqueFd> open_path(const std::string& path) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return Error{ErrorCode::bad_request, "\"path\" is no name of a file; send one"};
  }
  Result<UniqueFd> opened = open_regular_file(path);
  if (!opened.ok() && opened.error().code == ErrorCode::is_directory) {
    return Error{ErrorCode::is_directory, "\"path\" is a folder; send a record for each of the files in it"};
  }
  return opened;
}

Error located(const Record& record, const Error& problem) {
  return {problem.code, "record " + std::to_string(record.number) + ", byte " + std::to_string(record.offset) + ": " +
                            problem.message};
}

}  // namespace

RecordSearch::RecordSearch(const FindOptions& options, const SearchTools& tools)
    : options_(row_options(options)),
      tools_{options_, tools.finder, tools.address_of, tools.stop_descriptor, tools.is_stopped, PdfWorker(), nullptr},
      parser_(options.filter.pass),
      row_(tools.address_of) {}

std::string RecordSearch::row(const Record& record) {
  Status status = Done{};
  if (record.problem) {
    row_.begin(id_of_start(record.bytes), {});
    status = located(record, *record.problem);
  } else {
    const RecordRequest& request = parser_.read(record.bytes);
    row_.begin(request.id, request.passed);
    // Its "id" may be lost.
    const bool is_json = !request.problem || request.problem->code != ErrorCode::bad_json;
    status = is_json ? search(request) : located(record, *request.problem);
  }
  std::string row = row_.finish(status);
  papers_ += row_.papers();
  if (row_.has_error()) ++errors_;
  return row;
}

Status RecordSearch::search(const RecordRequest& request) try {
  if (request.problem) return *request.problem;
  // What the records before left is all that this one may unpack beside what it earns itself: a stream of small bombs
  // is no larger bomb than one.
  budget_ = UnpackBudget(std::min(budget_.left(), limits::kUnpackedAlways));
  switch (request.carrier) {
    case Carrier::text: {
      const Media media = is_address_list(request.content) ? Media::addresses : Media::text;
      return search_text(request.content, media, request);
    }
    case Carrier::html: return search_text(request.content, Media::html, request);
    case Carrier::path: return search_path(request);
    case Carrier::b64: {
      std::optional<std::string> bytes = decode_base64(request.content);
      if (!bytes) {
        return Error{ErrorCode::bad_request, "\"b64\" is not in base64; send it padded and without line ends"};
      }
      return search_bytes(std::move(*bytes), request);
    }
  }
  return Done{};
} catch (const std::bad_alloc&) {
  return no_memory_error();
}

Status RecordSearch::search_path(const RecordRequest& request) {
  Result<UniqueFd> opened = open_path(request.content);
  if (!opened.ok()) return opened.error();
  FileStream stream(opened.value().get(), [this](std::size_t size) { budget_.add_read(size); });
  Window window(stream);
  const Result<bool> head = window.fill(limits::kSniff);
  if (!head.ok()) return head.error();
  if (!is_pdf(window.view())) {
    const Status searched = search_content(window, request.content, request);
    return searched.ok() ? stream.check() : searched;
  }
  std::string begun(window.view());
  stream.stop_lending();
  Result<UniqueFd> whole = pdf_descriptor(std::move(opened).value(), std::move(begun));
  if (!whole.ok()) return whole.error();
  return search_pdf(std::move(whole).value(), request);
}

Status RecordSearch::search_bytes(std::string bytes, const RecordRequest& request) {
  if (!is_pdf(bytes)) {
    budget_.add_read(bytes.size());
    MemoryStream stream(bytes);
    Window window(stream);
    return search_content(window, "FILE", request);
  }
  if (bytes.size() > limits::kPdfFile) return pdf_too_large_error();
  Result<UniqueFd> pdf = pdf_in_memory(bytes);
  if (!pdf.ok()) return pdf.error();
  std::string().swap(bytes);
  return search_pdf(std::move(pdf).value(), request);
}

bool RecordSearch::is_pdf(std::string_view start) const {
  return options_.reading.as.value_or(sniff(start)) == Media::pdf;
}

Status RecordSearch::search_content(Window& window, const std::string& name, const RecordRequest& request) {
  return RecordContent(tools_, row_).search(window, budget_, name, base_of(request));
}

Status RecordSearch::search_pdf(UniqueFd pdf, const RecordRequest& request) {
  const PdfOrigin origin = pdf_origin(request.carrier == Carrier::path ? request.content : "-", request.base);
  const PdfListener listener{[this](PdfMention&& mention) { row_.add(mention); },
                             [this](const Error& warning) { row_.note(warning.message); }};
  return read_pdf_papers(tools_.pdf_worker, tools_.finder, pdf.get(), origin, options_.want, listener,
                         tools_.stop_descriptor);
}

Status RecordSearch::search_text(std::string_view text, Media media, const RecordRequest& request) {
  budget_.add_read(text.size());
  if (options_.want == PdfWant::own) return Done{};
  PaperSet unique;
  search_record(tools_.finder, text, media, base_of(request), [&](Mention&& mention) {
    if (row_.has_too_many() || (!options_.all && !unique.add(PaperSet::key(mention.paper)))) return;
    row_.add(mention, mention.begin, mention.end - mention.begin);
  });
  return Done{};
}

const std::string& RecordSearch::base_of(const RecordRequest& request) const {
  return request.base.empty() ? options_.base : request.base;
}

}  // namespace paperhop::cli
