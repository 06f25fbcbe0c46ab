// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find`: the IDs that files name. A file that cannot be read is said and skipped, and
// makes the exit status 2.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/commands.hpp"
#include "cli/find_lines.hpp"
#include "cli/find_options.hpp"
#include "cli/help.hpp"
#include "cli/hit_writer.hpp"
#include "cli/search_input.hpp"

namespace paperhop::cli {
namespace {

Place place_in_file(const Input& input, std::size_t begin, std::size_t end) {
  const std::size_t offset = input.file_begin(begin);
  return {offset, std::max(input.file_end(end), offset) - offset};
}

/// Searches one file after the other.
class FileSearch {
 public:
  FileSearch(const FindOptions& options, HitWriter& writer, const Streams& streams)
      : options_(options), writer_(writer), streams_(streams) {}

  /// True where the file names a paper.
  Result<bool> search(const std::string& file) {
    if (options_.per_line) return find_in_lines(finder_, options_, file, writer_, streams_);
    const Result<Input> input = read_input(file, options_.reading);
    if (!input.ok()) return input.error();
    if (!input.value().note().empty()) streams_.complain(file, input.value().note());
    if (options_.explain && !options_.quiet) return explain(file, input.value());
    return list(file, input.value());
  }

 private:
  bool list(const std::string& file, const Input& input) {
    UniquePapers unique;
    std::size_t papers = 0;
    search_input(finder_, input, options_.base, [&](Mention&& mention) {
      if (!options_.all && !unique.add(mention.paper)) return;
      ++papers;
      if (options_.quiet || options_.count) return;
      writer_.hit(file, mention, writer_.shows_places() ? place_in_file(input, mention.begin, mention.end) : Place{});
    });
    if (options_.count && !options_.quiet) writer_.count(file, papers);
    return papers > 0;
  }

  /// Hits and refusals come in the order of the text, and are written at once: all of them together
  /// may be many times as large as the text.
  bool explain(const std::string& file, const Input& input) {
    bool any = false;
    search_input(
        finder_, input, options_.base,
        [&](Mention&& mention) {
          any = true;
          writer_.explained_hit(file, mention, place_in_file(input, mention.begin, mention.end));
        },
        [&](Refusal&& refusal) { writer_.refusal(file, refusal, place_in_file(input, refusal.begin, refusal.end)); });
    return any;
  }

  const FindOptions& options_;
  HitWriter& writer_;
  const Streams& streams_;
  Finder finder_;
};

}  // namespace

ExitStatus command_find(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  if (arguments.operands.empty() && !arguments.has("files0-from") && streams.in_is_terminal) {
    streams.complain("no file, and standard input is a terminal; name a file, or - to type a text");
    streams.err << usage(arguments.command);
    return ExitStatus::error;
  }
  const FindSurroundings surroundings{streams.out_is_terminal, std::getenv("NO_COLOR"), std::getenv("CLICOLOR_FORCE"),
                                      std::getenv("TERM")};
  const Result<FindOptions> options = read_find_options(arguments, surroundings);
  if (!options.ok()) {
    streams.complain(options.error().message);
    return ExitStatus::error;
  }
  const Result<const Target*> target = settings.find_target();
  if (!target.ok()) {
    streams.complain(target.error().message);
    return ExitStatus::error;
  }
  HitWriter writer(streams.out, options.value().style,
                   [&](const PaperId& paper) { return address_at(*target.value(), paper); });
  FileSearch search(options.value(), writer, streams);
  bool found = false;
  bool failed = false;
  for (const std::string& file : options.value().files) {
    if (!streams.out.good() || (options.value().quiet && found)) break;
    const Result<bool> result = search.search(file);
    if (result.ok()) {
      found = found || result.value();
    } else {
      failed = true;
      streams.complain(file, result.error().message);
    }
  }
  return status_of(found, failed, options.value().quiet);
}

}  // namespace paperhop::cli
