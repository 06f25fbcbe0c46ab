// SPDX-License-Identifier: Apache-2.0
#include "cli/search/find_lines.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/input/media.hpp"
#include "cli/input/record_reader.hpp"
#include "cli/search/text_parts.hpp"
#include "ids/paper_set.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

/// Prints the line of output for each line that it is given.
class LineSearch {
 public:
  LineSearch(const Finder& finder, const FindOptions& options, const std::string& file, HitWriter& writer,
             const Streams& streams)
      : finder_(finder), options_(options), file_(file), writer_(writer), streams_(streams) {}

  void line(const Record& line) {
    if (!options_.shard.takes(line.number)) return;
    ++lines_;
    std::vector<Mention> mentions;
    std::optional<Error> problem = line.problem;
    if (!problem) problem = search(line, mentions);
    if (problem) count_problem(line.number, *problem);
    any_ = any_ || !mentions.empty();
    if (!options_.quiet) writer_.line(file_, line.number, mentions, problem);
  }

  /// True where further lines can change neither the output nor the exit status.
  bool is_done() const { return (options_.quiet && any_) || !streams_.out.good(); }

  /// Whether a paper was found; with --strict an error where a line was not searched.
  Result<bool> result() const {
    if (!options_.filter.strict || problems_ == 0) return any_;
    return Error{ErrorCode::record_too_long, std::to_string(problems_) + " of " + std::to_string(lines_) +
                                                 " lines were too long; raise --max-record, or split them"};
  }

 private:
  std::optional<Error> search(const Record& line, std::vector<Mention>& mentions) {
    warn_once_about_encoding(line);
    PaperSet unique;
    bool too_many = false;
    const Media media = options_.reading.as.value_or(Media::text);
    search_record(finder_, line.bytes, media, options_.base, [&](Mention&& mention) {
      if (too_many || (!options_.all && !unique.add(PaperSet::key(mention.paper)))) return;
      too_many = mentions.size() == limits::kFilterPapers;
      if (!too_many) mentions.push_back(std::move(mention));
    });
    if (too_many) return too_many_papers_error();
    return std::nullopt;
  }

  /// The first one is said.
  void count_problem(std::size_t number, const Error& problem) {
    if (problems_++ > 0) return;
    streams_.complain(file_, "line " + std::to_string(number) + ": " + problem.message);
  }

  void warn_once_about_encoding(const Record& line) {
    if (warned_) return;
    const std::size_t invalid = find_invalid_utf8(line.bytes);
    if (invalid == std::string_view::npos) return;
    warned_ = true;
    streams_.complain(file_, "not UTF-8 from byte " + std::to_string(line.offset + invalid) +
                                 " on; read all the same; use --encoding NAME to choose");
  }

  const Finder& finder_;
  const FindOptions& options_;
  const std::string& file_;
  HitWriter& writer_;
  const Streams& streams_;
  std::size_t lines_ = 0;
  std::size_t problems_ = 0;
  bool any_ = false;
  bool warned_ = false;
};

/// Decoding needs the whole file: a line end of UTF-16 is no single byte.
Status find_in_decoded_lines(const FindOptions& options, const std::string& file, LineSearch& search) {
  ReadingOptions reading = options.reading;
  reading.as = Media::text;
  const Result<Input> input = read_input(file, reading);
  if (!input.ok()) return input.error();
  const std::string_view text = input.value().text();
  const char delimiter = options.filter.end == RecordEnd::nul ? '\0' : '\n';
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size() && !search.is_done();) {
    const std::size_t end = std::min(text.find(delimiter, begin), text.size());
    Record line{text.substr(begin, end - begin), ++number, begin, {}};
    if (line.bytes.size() > options.filter.max_record) {
      line.problem = record_too_long_error(options.filter.max_record);
    }
    search.line(line);
    begin = end + 1;
  }
  return Done{};
}

Error no_lines_error() {
  return {ErrorCode::unsupported_media, "a PDF, and --per-line reads lines of text; leave --per-line out"};
}

Status find_in_read_lines(const FindOptions& options, const std::string& file, LineSearch& search,
                          const RecordReader::Reserve& reserve, const Streams& streams) {
  const Result<UniqueFd> opened = open_input(file);
  if (!opened.ok()) return opened.error();
  RecordReader reader(opened.value().get(), options.filter.end, options.filter.max_record);
  reader.before_wait([&streams] { streams.out.flush(); });
  reader.before_large(reserve);
  const Result<std::string_view> head = reader.head();
  if (!head.ok()) return head.error();
  if (!options.reading.as && sniff(head.value()) == Media::pdf) return no_lines_error();
  while (!search.is_done()) {
    const Result<std::optional<Record>> line = reader.next();
    if (!line.ok()) return line.error();
    if (!line.value()) break;
    search.line(*line.value());
  }
  return Done{};
}

}  // namespace

Result<bool> find_in_lines(const Finder& finder, const FindOptions& options, const std::string& file, HitWriter& writer,
                           const RecordReader::Reserve& reserve, const Streams& streams) {
  LineSearch search(finder, options, file, writer, streams);
  const Status status = options.reading.encoding.empty() ? find_in_read_lines(options, file, search, reserve, streams)
                                                         : find_in_decoded_lines(options, file, search);
  if (!status.ok()) return status.error();
  return search.result();
}

}  // namespace paperhop::cli
