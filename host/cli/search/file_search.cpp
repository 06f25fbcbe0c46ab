// SPDX-License-Identifier: Apache-2.0
#include "cli/search/file_search.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/input/file_stream.hpp"
#include "cli/input/input.hpp"
#include "cli/input/pdf_input.hpp"
#include "cli/search/content_search.hpp"
#include "cli/search/find_lines.hpp"
#include "cli/search/find_records.hpp"
#include "cli/search/leaf_queue.hpp"
#include "cli/search/pdf_search.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kMayRepeat =
    "names more different papers than are kept in mind; some may be told or counted more than once, sort -u drops "
    "these";

}  // namespace

/// The search of one file, with what was found so far: an error does not undo it.
class FileSearch::Run {
 public:
  Run(FileSearch& search, const WalkedFile& file, OutputSlot& slot)
      : shared_(search.shared_),
        options_(search.options_),
        tools_(search.tools_),
        file_(file),
        slot_(slot),
        streams_(slot.streams()),
        writer_(streams_.out, options_.style, shared_.address_of) {}

  FileOutcome result() {
    const Status status = file_.problem ? Status(*file_.problem) : read();
    if (!status.ok() && !passes_over(status.error())) {
      streams_.complain(file_.name, status.error().message);
      ++counts_.errors;
    }
    return {counts_.papers, counts_.errors > 0, counts_, bytes_};
  }

 private:
  Status read() {
    // A pipe keeps whoever opens it waiting, and is used up: it is not touched before its turn.
    if (!is_regular_file(file_.name) && !slot_.wait_for_turn()) return Done{};
    if (options_.filter.filter == Filter::text) return per_line();
    if (options_.filter.filter == Filter::object) return records();
    Result<UniqueFd> opened = open_input(file_.name);
    if (!opened.ok()) return opened.error();
    if (options_.reading.as == Media::pdf) return pdf(std::move(opened).value(), {});
    return content(std::move(opened).value());
  }

  Status records() {
    RecordSearch search(options_, tools_);
    Status status = find_in_records(search, options_, file_.name, reserve(), streams_);
    if (search.papers() > 0) count_paper();
    return status;
  }

  /// For what large records take, until the end of the file.
  RecordReader::Reserve reserve() {
    return [this](std::size_t size) {
      auto part = slot_.reserve(limits::kFilterRecordCost * size);
      if (!part) return false;
      memory_.join(*std::move(part));
      return true;
    };
  }

  Status per_line() {
    const Result<bool> found = find_in_lines(shared_.finder, options_, file_.name, writer_, reserve(), streams_);
    if (!found.ok()) return found.error();
    if (found.value()) count_paper();
    return Done{};
  }

  Status content(UniqueFd opened) {
    const int descriptor = opened.get();
    UnpackBudget budget;
    FileStream stream(descriptor, [&](std::size_t size) {
      bytes_ += size;
      budget.add_read(size);
      shared_.progress.bytes_are_read(size);
    });
    LeafQueue queue(shared_.pool, tools_, slot_, file_.name);
    // Whoever asks and waits for the answer must not wait for what was not asked yet.
    const bool may_wait = !is_regular_file(file_.name);
    Window window(stream, [&] {
      if (may_wait && !is_ready(descriptor)) queue.input_is_idle();
    });
    const Result<bool> head = window.fill_while(limits::kSniff, [&] {
      return window.view().size() < limits::kSignature || !reads_lines(options_) || is_ready(descriptor);
    });
    if (!head.ok()) return head.error();
    if (!options_.reading.as && sniff(window.view()) == Media::pdf) {
      std::string begun(window.view());
      stream.stop_lending();
      return pdf(std::move(opened), std::move(begun));
    }
    ContentContext context;
    context.base = options_.base;
    if (may_wait) context.is_ready = [&] { return is_ready(descriptor); };
    ContentSearch search(options_, file_.name, queue, &queue, budget);
    Status status = search.search(window, context);
    queue.finish();
    if (const Status lost = stream.check(); status.ok() && !lost.ok()) status = lost;
    counts_ += queue.counts();
    if (counts_.may_repeat) streams_.complain(file_.name, kMayRepeat);
    counts_.unpacked += budget.unpacked();
    if (options_.count && !options_.quiet && (status.ok() || counts_.records > 0)) {
      writer_.count(file_.name, counts_.papers);
    }
    if (!status.ok() && options_.want == PdfWant::own && is_no_text(status.error()) && file_.was_named) {
      streams_.complain(file_.name, status.error().message);
      return Done{};
    }
    return status;
  }

  Status pdf(UniqueFd opened, std::string head) {
    Result<UniqueFd> whole = pdf_descriptor(std::move(opened), std::move(head));
    if (!whole.ok()) return whole.error();
    // One address cannot be where several PDFs come from.
    const PdfOrigin origin = pdf_origin(file_.name, options_.several ? std::string() : options_.base);
    Status status = search_pdf(
        tools_.pdf_worker, shared_.finder, file_.name, whole.value().get(), origin, options_.want,
        [&](PdfMention&& mention) {
          count_paper();
          if (options_.quiet || options_.count) return;
          if (options_.explain) return writer_.explained_hit(file_.name, mention);
          writer_.hit(file_.name, mention);
        },
        streams_, tools_.stop_descriptor);
    if (options_.count && !options_.quiet) writer_.count(file_.name, counts_.papers);
    return status;
  }

  void count_paper() {
    if (counts_.papers++ == 0 && options_.quiet) slot_.be_last();
  }

  /// True where the file was met in a folder and is of no kind that we read: not worth an error.
  bool passes_over(const Error& error) {
    if (file_.was_named || file_.problem || !is_no_text(error)) return false;
    ++shared_.passed_over;
    return true;
  }

  SharedSearch& shared_;
  const FindOptions& options_;
  SearchTools& tools_;
  const WalkedFile& file_;
  OutputSlot& slot_;
  const Streams& streams_;
  HitWriter writer_;
  LeafCounts counts_;
  std::uint64_t bytes_ = 0;
  HeldMemory::Part memory_;
};

FileSearch::FileSearch(SharedSearch& shared)
    : shared_(shared),
      options_(shared.options),
      tools_{shared.options,
             shared.finder,
             shared.address_of,
             shared.output.stop_descriptor(),
             [&shared] { return shared.output.is_stopped(); },
             PdfWorker(),
             nullptr} {}

FileOutcome FileSearch::search(const WalkedFile& file, OutputSlot& slot) {
  return Run(*this, file, slot).result();
}

}  // namespace paperhop::cli
