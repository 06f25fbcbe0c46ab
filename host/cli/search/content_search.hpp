// SPDX-License-Identifier: Apache-2.0
//
// ContentSearch: what some bytes hold, told by themselves, taken apart into leaves. Containers in
// containers are gone down into. Nothing is held whole but what one can only search whole: a page
// up to --max-record, a line, a PDF.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/search/document.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/held_memory.hpp"
#include "cli/search/leaf_queue.hpp"
#include "container/archive.hpp"
#include "container/byte_stream.hpp"
#include "container/unpack.hpp"
#include "container/unpack_budget.hpp"
#include "container/warc.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// What is known of bytes before one looks at them.
struct ContentContext {
  DocumentPart part;
  std::string base;                ///< their address
  std::optional<Media> declared;   ///< html or text, where somebody said so
  std::string charset;             ///< as a server said
  int depth = 0;                   ///< containers around them
  bool is_member = false;          ///< of an archive, or a record: what is no text there is passed over
  std::function<bool()> is_ready;  ///< of input that may come slowly: a read would not wait
};

class ContentSearch {
 public:
  /// `queue` is the sink where leaves may be slices, else null.
  ContentSearch(const FindOptions& options, const std::string& file, LeafSink& sink, LeafQueue* queue,
                UnpackBudget& budget)
      : options_(options), file_(file), sink_(sink), queue_(queue), budget_(budget) {}

  /// Searches all that the window gives. An error where that is of no kind that is read, or cannot be read on; what
  /// is broken inside was said.
  Status search(Window& window, const ContentContext& context);
  /// The same of bytes that are known to be WARC.
  Status warc(Window& window, const ContentContext& context);
  /// The same of a member or record that is known to be no container; what is wrong with it is said.
  void member_text(Window& window, const ContentContext& context);

 private:
  Status search_as(Media media, Window& window, const ContentContext& context);
  Status gzip(Window& window, const ContentContext& context);
  Status gzip_stream(Window& window, const ContentContext& context);
  Status gzip_in_slices(Window& window, const ContentContext& context);
  Status unpacked(std::unique_ptr<UnpackStream> stream, const ContentContext& context);
  Status archive(Window& window, const ContentContext& context, bool is_compressed_only);
  Status record(const WarcRecord& record, WarcBlock& block, const ContentContext& context);
  Status http_body(Window& body, ContentContext context);
  Status wat(Window& window, const ContentContext& context);
  Status text(Window& window, const ContentContext& context);
  Status page(Window& window, Document document);
  Result<std::size_t> next_page_part(Window& window, const Document& document);
  Status pieces(Window& window, const ContentContext& context, Document document);
  Status json_lines(Window& window, const ContentContext& context);
  Status table(Window& window, const ContentContext& context);
  Status pdf(Window& window, const ContentContext& context);

  Result<Block> next_piece(Window& window, const ContentContext& context, const Document& document);
  /// As Window::fill_while() of what may be large: `memory` counts it, and it is waited for where there is no room.
  /// False, too, where nobody wants it any more.
  Result<bool> fill_counted(Window& window, std::size_t size, HeldMemory::Part& memory,
                            const std::function<bool()>& is_ready = {});
  Result<Block> next_lines(Window& window, const ContentContext& context,
                           const std::function<std::size_t(std::string_view)>& whole_lines, std::size_t& line,
                           HeldMemory::Part& memory);
  Document document(const ContentContext& context) const;
  void complain(const DocumentPart& part, const Error& error);
  /// Complains with the byte at which it is; `part` must live on.
  OnProblem complain_at(const DocumentPart& part);
  Status below(const Status& status, const DocumentPart& part);

  const FindOptions& options_;
  const std::string& file_;
  LeafSink& sink_;
  LeafQueue* queue_;
  UnpackBudget& budget_;
};

/// --own asks of what is no PDF.
Error no_own_error();

/// Bytes of a line or a row that is read.
inline std::size_t line_limit(const FindOptions& options) {
  return options.max_record.value_or(limits::kLine);
}

/// Bytes of a page that is read whole.
inline std::size_t page_limit(const FindOptions& options) {
  return options.max_record.value_or(limits::kRecord);
}

/// The context of what lies one container deeper.
ContentContext inside(ContentContext context);

}  // namespace paperhop::cli
