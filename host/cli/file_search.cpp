// SPDX-License-Identifier: Apache-2.0
#include "cli/file_search.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "cli/file_bytes.hpp"
#include "cli/find_lines.hpp"
#include "cli/find_records.hpp"
#include "cli/pdf_search.hpp"
#include "cli/search_input.hpp"

namespace paperhop::cli {
namespace {

Place place_in_file(const Input& input, std::size_t begin, std::size_t end) {
  const std::size_t offset = input.file_begin(begin);
  return {offset, std::max(input.file_end(end), offset) - offset};
}

bool is_no_text(const Error& error) {
  return error.code == ErrorCode::unsupported_media || error.code == ErrorCode::binary_input;
}

}  // namespace

/// The search of one file, with what was found so far: an error does not undo it.
class FileSearch::Run {
 public:
  Run(FileSearch& search, const WalkedFile& file, OutputSlot& slot)
      : shared_(search.shared_),
        options_(search.options_),
        worker_(search.worker_),
        file_(file),
        slot_(slot),
        streams_(slot.streams()),
        writer_(streams_.out, options_.style, shared_.address_of) {}

  FileOutcome result() {
    const Status status = file_.problem ? Status(*file_.problem) : read();
    if (!status.ok() && !passes_over(status.error())) {
      streams_.complain(file_.name, status.error().message);
      return {papers_, true};
    }
    return {papers_, false};
  }

 private:
  Status read() {
    // A pipe keeps whoever opens it waiting, and is used up: it is not touched before its turn.
    if (!is_regular_file(file_.name) && !slot_.wait_for_turn()) return Done{};
    if (options_.filter.filter == Filter::text) return per_line();
    if (options_.filter.filter == Filter::object) return records();
    Result<UniqueFd> opened = open_input(file_.name);
    if (!opened.ok()) return opened.error();
    Result<std::string> head = read_head(opened.value().get(), limits::kSniff);
    if (!head.ok()) return head.error();
    if (options_.reading.as.value_or(sniff(head.value())) == Media::pdf) {
      return pdf(std::move(opened).value(), std::move(head).value());
    }
    return text(opened.value().get(), std::move(head).value());
  }

  Status records() {
    RecordSearch search(options_, shared_.finder, worker_, shared_.address_of, shared_.stop_descriptor);
    Status status = find_in_records(search, options_, file_.name, streams_);
    if (search.papers() > 0) count_paper();
    return status;
  }

  Status per_line() {
    const Result<bool> found = find_in_lines(shared_.finder, options_, file_.name, writer_, streams_);
    if (!found.ok()) return found.error();
    if (found.value()) count_paper();
    return Done{};
  }

  Status pdf(UniqueFd opened, std::string head) {
    Result<UniqueFd> whole = pdf_descriptor(std::move(opened), std::move(head));
    if (!whole.ok()) return whole.error();
    // One address cannot be where several PDFs come from.
    const PdfOrigin origin = pdf_origin(file_.name, options_.several ? std::string() : options_.base);
    Status status = search_pdf(
        worker_, shared_.finder, file_.name, whole.value().get(), origin, options_.want,
        [&](PdfMention&& mention) {
          count_paper();
          if (options_.quiet || options_.count) return;
          if (options_.explain) return writer_.explained_hit(file_.name, mention);
          writer_.hit(file_.name, mention);
        },
        streams_, shared_.stop_descriptor);
    if (options_.count && !options_.quiet) writer_.count(file_.name, papers_);
    return status;
  }

  Status text(int descriptor, std::string head) {
    if (options_.want == PdfWant::own) {
      if (file_.was_named) {
        streams_.complain(file_.name, "no PDF; --own tells which paper a PDF is, leave it out for other files");
      } else {
        ++shared_.passed_over;
      }
      return Done{};
    }
    Result<std::string> bytes = read_rest(descriptor, std::move(head));
    if (!bytes.ok()) return bytes.error();
    const Result<Input> input = make_input(std::move(bytes).value(), options_.reading, file_.name);
    if (!input.ok()) return input.error();
    if (!input.value().note().empty()) streams_.complain(file_.name, input.value().note());
    if (options_.explain && !options_.quiet) {
      explain(input.value());
    } else {
      list(input.value());
    }
    return Done{};
  }

  void list(const Input& input) {
    UniquePapers unique;
    search_input(shared_.finder, input, options_.base, [&](Mention&& mention) {
      if (!options_.all && !unique.add(mention.paper)) return;
      count_paper();
      if (options_.quiet || options_.count) return;
      writer_.hit(file_.name, mention,
                  writer_.shows_places() ? place_in_file(input, mention.begin, mention.end) : Place{});
    });
    if (options_.count && !options_.quiet) writer_.count(file_.name, papers_);
  }

  /// Hits and refusals come in the order of the text, and are written at once: all of them together
  /// may be many times as large as the text.
  void explain(const Input& input) {
    search_input(
        shared_.finder, input, options_.base,
        [&](Mention&& mention) {
          count_paper();
          writer_.explained_hit(file_.name, mention, place_in_file(input, mention.begin, mention.end));
        },
        [&](Refusal&& refusal) {
          writer_.refusal(file_.name, refusal, place_in_file(input, refusal.begin, refusal.end));
        });
  }

  void count_paper() {
    if (papers_++ == 0 && options_.quiet) slot_.be_last();
  }

  /// True where the file was met in a folder and is of no kind that we read: not worth an error.
  bool passes_over(const Error& error) {
    if (file_.was_named || file_.problem || !is_no_text(error)) return false;
    ++shared_.passed_over;
    return true;
  }

  SharedSearch& shared_;
  const FindOptions& options_;
  PdfWorker& worker_;
  const WalkedFile& file_;
  OutputSlot& slot_;
  const Streams& streams_;
  HitWriter writer_;
  std::size_t papers_ = 0;
};

FileOutcome FileSearch::search(const WalkedFile& file, OutputSlot& slot) {
  return Run(*this, file, slot).result();
}

}  // namespace paperhop::cli
