// SPDX-License-Identifier: Apache-2.0
//
// What it is, and the containers that hold one thing. The others: content_warc, content_text,
// content_lines.
#include "cli/search/content_search.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "base/memory_file.hpp"
#include "base/write_all.hpp"
#include "cli/input/input.hpp"
#include "cli/input/pdf_input.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/pdf_leaf.hpp"
#include "cli/search/slice_leaf.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop::cli {
namespace {

/// A message in its place among what is found.
class ComplaintLeaf : public Leaf {
 public:
  ComplaintLeaf(Document document, Error error) : document_(std::move(document)), error_(std::move(error)) {}
  std::size_t size() const override { return error_.message.size(); }
  void run(SearchTools&, LeafOutput& output) override { output.fail(document_, error_); }

 private:
  Document document_;
  Error error_;
};

Error no_module(std::string_view what) {
  return {ErrorCode::unsupported_media,
          std::string(what) + ", and the module that reads it does not stand beside the program; install it again"};
}

}  // namespace

Error no_own_error() {
  return {ErrorCode::unsupported_media, "no PDF; --own tells which paper a PDF is, leave it out for other files"};
}

ContentContext inside(ContentContext context) {
  ++context.depth;
  context.is_ready = {};
  return context;
}

Document ContentSearch::document(const ContentContext& context) const {
  Document document;
  document.file = file_;
  document.part = context.part;
  document.base = context.base;
  return document;
}

void ContentSearch::complain(const DocumentPart& part, const Error& error) {
  Document document;
  document.file = file_;
  document.part = part;
  sink_.add(std::make_unique<ComplaintLeaf>(std::move(document), error));
}

Result<bool> ContentSearch::fill_counted(Window& window, std::size_t size, HeldMemory::Part& memory,
                                         const std::function<bool()>& is_ready) {
  // A step at a time: few records are as large as they may be.
  for (std::size_t step = limits::kLargeRecord;; step *= 2) {
    const std::size_t wanted = std::min(step, size);
    if (wanted > limits::kLargeRecord && wanted > window.view().size()) {
      const std::size_t needed = limits::kLargeRecordCost * wanted;
      auto more = sink_.reserve(needed - std::min(needed, memory.size()));
      if (!more) return false;
      memory.join(*std::move(more));
    }
    Result<bool> filled = window.fill_while(wanted, is_ready);
    if (!filled.ok() || !filled.value() || wanted == size) return filled;
  }
}

/// How a part of a file ended: what is wrong with it is said, and the next part is read; what is no text is no error.
Status ContentSearch::below(const Status& status, const DocumentPart& part) {
  if (status.ok()) return status;
  if (budget_.is_spent()) return status;
  if (!is_no_text(status.error())) complain(part, status.error());
  return Done{};
}

Status ContentSearch::search(Window& window, const ContentContext& context) {
  if (context.depth > limits::kContainerDepth) {
    return Error{ErrorCode::unreadable, "more than " + std::to_string(limits::kContainerDepth) +
                                            " containers in each other; unpack some of them first"};
  }
  // A slow writer of lines gets its answers without having to fill what is looked at.
  std::function<bool()> is_worth_waiting;
  if (context.is_ready && reads_lines(options_)) {
    is_worth_waiting = [&] { return window.view().size() < limits::kSignature || context.is_ready(); };
  }
  const Result<bool> filled = window.fill_while(limits::kSniff, is_worth_waiting);
  if (!filled.ok()) return filled.error();
  if (context.depth == 0 && options_.reading.as) return search_as(*options_.reading.as, window, context);
  return search_as(sniff(window.view()), window, context);
}

void ContentSearch::member_text(Window& window, const ContentContext& context) {
  const Status status = text(window, context);
  if (!status.ok() && !is_no_text(status.error())) complain(context.part, status.error());
}

Status ContentSearch::search_as(Media media, Window& window, const ContentContext& context) {
  switch (media) {
    case Media::gzip: return gzip(window, context);
    case Media::zstd: {
      const OnProblem on_problem = [&](std::uint64_t, const Error& error) { complain(context.part, error); };
      auto stream = unpack_zstd({window, budget_, on_problem});
      return stream ? unpacked(std::move(stream), context) : Status(no_module("zstd data"));
    }
    case Media::tar:
    case Media::zip: return archive(window, context, false);
    case Media::bzip2:
    case Media::xz:
    case Media::lz4: return archive(window, context, true);
    case Media::warc: return warc(window, context);
    case Media::pdf: return pdf(window, context);
    case Media::seven_zip: return refused_media(media, file_);
    case Media::binary:
    case Media::utf16:
      if (context.charset.empty() && options_.reading.encoding.empty() &&
          encoding_of_mark(window.view()).name.empty()) {
        return refused_binary(media);
      }
      [[fallthrough]];
    case Media::text:
    case Media::html:
    case Media::addresses:
    case Media::json_lines: return text(window, context);
  }
  return Done{};
}

Status ContentSearch::gzip(Window& window, const ContentContext& context) {
  if (queue_ && begins_warc_member(window.view())) return gzip_in_slices(window, context);
  return gzip_stream(window, context);
}

Status ContentSearch::gzip_stream(Window& window, const ContentContext& context) {
  const OnProblem on_problem = complain_at(context.part);
  auto stream = unpack_gzip({window, budget_, on_problem});
  return stream ? unpacked(std::move(stream), context) : Status(no_module("gzip data"));
}

OnProblem ContentSearch::complain_at(const DocumentPart& part) {
  return [this, &part](std::uint64_t at, const Error& error) {
    complain(part, {error.code, "byte " + std::to_string(at) + ": " + error.message});
  };
}

Status ContentSearch::unpacked(std::unique_ptr<UnpackStream> stream, const ContentContext& context) {
  Window inner(*stream);
  return search(inner, inside(context));
}

/// Each slice holds whole members, and so whole records: any thread can unpack it. Where that turns out to be wrong, or
/// members are too large, the rest is unpacked in one stream; so is what an error left, before it is given on.
Status ContentSearch::gzip_in_slices(Window& window, const ContentContext& context) {
  Status end = Done{};
  bool is_done = false;
  while (!is_done && queue_->wants_more() && !queue_->is_miscut()) {
    const Result<std::size_t> size = slice_size(window);
    if (!size.ok()) end = size.error();
    if (!size.ok() || size.value() == 0) break;
    const std::uint64_t at = window.packed_at();
    Block bytes = window.take(size.value());
    is_done = window.view().empty() && window.is_at_end();
    queue_->add(make_slice_leaf(context, file_, {std::move(bytes), at, is_done, budget_.left()}));
  }
  // A slice that was cut wrongly is known once it was searched.
  if (!queue_->is_miscut()) queue_->finish();
  const bool is_miscut = queue_->is_miscut();
  if (is_miscut) window.put_back(queue_->take_back());
  // From here on the file's budget counts what they unpacked.
  budget_.add_unpacked(std::exchange(queue_->counts().unpacked, 0));
  if (queue_->is_spent()) {
    budget_.spend();
    return bomb_error();
  }
  if (!is_miscut && (is_done || !queue_->wants_more())) return end;
  const Status rest = gzip_stream(window, context);
  return end.ok() ? rest : end;
}

Status ContentSearch::archive(Window& window, const ContentContext& context, bool is_compressed_only) {
  if (!archive_module()) return no_module(is_compressed_only ? "compressed data" : "an archive");
  DocumentPart part = context.part;
  const OnProblem on_problem = [&](std::uint64_t, const Error& error) { complain(part, error); };
  WindowStream packed(window);
  const std::unique_ptr<ArchiveReader> reader =
      archive_module()->open({packed, budget_, on_problem, is_compressed_only});
  while (sink_.wants_more()) {
    const Result<std::optional<ArchiveMember>> member = reader->next();
    if (!member.ok()) return member.error();
    if (!member.value()) break;
    ContentContext below_context = inside(context);
    if (!is_compressed_only) {
      below_context.is_member = true;
      below_context.part.member = joined_name(context.part.member, member.value()->name);
      ++sink_.counts().records;
    }
    part = below_context.part;
    Window inner(reader->content());
    Status status = search(inner, below_context);
    if (is_compressed_only && !status.ok()) return status;
    if (Status done = below(status, part); !done.ok()) return done;
    part = context.part;
  }
  return Done{};
}

/// A copy in memory, because the reader of PDFs is another program.
Status ContentSearch::pdf(Window& window, const ContentContext& context) {
  UniqueFd copy = memory_file();
  std::uint64_t size = 0;
  while (copy && !window.view().empty()) {
    size += window.view().size();
    if (size > limits::kPdfFile) return pdf_too_large_error();
    if (!write_all(copy.get(), window.view())) copy.reset();
    window.skip(window.view().size());
    const Result<bool> filled = window.fill(1);
    if (!filled.ok()) return filled.error();
  }
  if (!copy) return no_copy_error();
  sink_.add(make_pdf_leaf(std::make_shared<Document>(document(context)), std::move(copy)));
  return Done{};
}

}  // namespace paperhop::cli
