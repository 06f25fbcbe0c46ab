// SPDX-License-Identifier: Apache-2.0
#include "cli/find_lines.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/file_bytes.hpp"
#include "cli/media.hpp"
#include "cli/search_input.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

constexpr std::size_t kReadStep = std::size_t{64} * 1024;

/// Prints the line of output for each line that it is given.
class LineSearch {
 public:
  LineSearch(const Finder& finder, const FindOptions& options, const std::string& file, HitWriter& writer,
             const Streams& streams)
      : finder_(finder), options_(options), file_(file), writer_(writer), streams_(streams) {}

  void line(std::string_view text) {
    warn_once_about_encoding(text);
    std::vector<Mention> mentions;
    UniquePapers unique;
    search_text(finder_, text, options_.reading.as.value_or(Media::text), options_.base, [&](Mention&& mention) {
      if (options_.all || unique.add(mention.paper)) mentions.push_back(std::move(mention));
    });
    any_ = any_ || !mentions.empty();
    ++number_;
    offset_ += text.size() + 1;
    if (!options_.quiet) writer_.line(file_, number_, mentions);
  }

  bool any() const { return any_; }
  /// True where further lines can change neither the output nor the exit status.
  bool is_done() const { return (options_.quiet && any_) || !streams_.out.good(); }

 private:
  void warn_once_about_encoding(std::string_view text) {
    if (warned_) return;
    const std::size_t invalid = find_invalid_utf8(text);
    if (invalid == std::string_view::npos) return;
    warned_ = true;
    streams_.complain(file_, "not UTF-8 from byte " + std::to_string(offset_ + invalid) +
                                 " on; read all the same; use --encoding NAME to choose");
  }

  const Finder& finder_;
  const FindOptions& options_;
  const std::string& file_;
  HitWriter& writer_;
  const Streams& streams_;
  std::size_t number_ = 0;
  std::size_t offset_ = 0;
  bool any_ = false;
  bool warned_ = false;
};

/// Decoding needs the whole file: a line end of UTF-16 is no single byte.
Result<bool> find_in_decoded_lines(const FindOptions& options, const std::string& file, LineSearch& search) {
  ReadingOptions reading = options.reading;
  reading.as = Media::text;
  const Result<Input> input = read_input(file, reading);
  if (!input.ok()) return input.error();
  std::string_view rest = input.value().text();
  while (!rest.empty() && !search.is_done()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    search.line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return search.any();
}

Error no_lines_error() {
  return {ErrorCode::unsupported_media, "a PDF, and --per-line reads lines of text; leave --per-line out"};
}

}  // namespace

Result<bool> find_in_lines(const Finder& finder, const FindOptions& options, const std::string& file, HitWriter& writer,
                           const Streams& streams) {
  LineSearch search(finder, options, file, writer, streams);
  if (!options.reading.encoding.empty()) return find_in_decoded_lines(options, file, search);

  const Result<UniqueFd> opened = open_input(file);
  if (!opened.ok()) return opened.error();
  const int descriptor = opened.value().get();
  std::string pending;  // the start of a line whose end was not read yet
  std::vector<char> block(kReadStep);
  bool is_first = true;
  while (!search.is_done()) {
    if (!is_ready(descriptor)) streams.out.flush();
    const Result<std::size_t> got = read_some(descriptor, block.data(), block.size());
    if (!got.ok()) return got.error();
    if (got.value() == 0) break;
    std::string_view fresh(block.data(), got.value());
    if (is_first && !options.reading.as && sniff(fresh) == Media::pdf) return no_lines_error();
    is_first = false;
    for (std::size_t end = fresh.find('\n'); end != std::string_view::npos && !search.is_done();
         end = fresh.find('\n')) {
      if (pending.empty()) {
        search.line(fresh.substr(0, end));
      } else {
        pending += fresh.substr(0, end);
        search.line(pending);
        pending.clear();
      }
      fresh.remove_prefix(end + 1);
    }
    pending += fresh;
  }
  if (!pending.empty() && !search.is_done()) search.line(pending);
  return search.any();
}

}  // namespace paperhop::cli
