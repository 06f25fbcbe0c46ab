// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find`: the IDs that files name. A file that cannot be read is said and skipped, and
// makes the exit status 2.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/search/file_search.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/interrupt_guard.hpp"
#include "cli/search/json_line.hpp"
#include "cli/search/ordered_output.hpp"
#include "cli/search/parallel_search.hpp"

namespace paperhop::cli {
namespace {

std::string joined_names(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : " or ") + name;
  return joined;
}

SearchOutcome search_files(const FindOptions& options, const Target& target, Progress& progress,
                           const Streams& streams) {
  const Finder finder;
  OrderedOutput output(streams, progress);
  const InterruptGuard interrupt(output);
  WorkPool pool(options.jobs);
  SharedSearch shared{options, finder, [&](const PaperId& paper) { return address_at(target, paper); },
                      output,  pool,   progress};
  const std::size_t at_start = options.walk.recursive ? options.jobs : std::min(options.jobs, options.files.size());
  SearchOutcome outcome = search_in_order(
      {options.jobs, at_start}, FileWalk(options.files, options.walk),
      [&shared] { return std::make_unique<FileSearch>(shared); }, pool, output, progress);
  outcome.passed_over = shared.passed_over;
  if (outcome.broke_off) {
    const Progress::Pause pause = progress.pause();
    streams.complain("memory ran out, and some files were not searched; search fewer at a time, or use -j 1");
  }
  if (!options.json.texts.empty() && outcome.counts.records > 0 && !outcome.counts.has_named_field && !options.quiet) {
    const Progress::Pause pause = progress.pause();
    streams.complain("no record has a text called " + joined_names(options.json.texts) +
                     "; look at the names that they have, and correct --json-field");
  }
  if (const std::size_t files = shared.passed_over; files > 0 && !options.quiet) {
    const Progress::Pause pause = progress.pause();
    const bool own = options.want == PdfWant::own;
    streams.complain(std::to_string(files) + (files == 1 ? " file" : " files") +
                     " passed over: " + (own ? "no PDF" : "no kind that is read") + "; name one to read why");
  }
  return outcome;
}

/// What was done, as one JSON object on standard error.
void print_stats(const SearchOutcome& outcome, double seconds, const Streams& streams) {
  const nlohmann::ordered_json stats{{"v", 1},
                                     {"files", outcome.files},
                                     {"records", outcome.counts.records},
                                     {"bytes", outcome.bytes},
                                     {"unpacked", outcome.counts.unpacked},
                                     {"papers", outcome.counts.papers},
                                     {"errors", outcome.counts.errors},
                                     {"passed_over", outcome.passed_over},
                                     {"seconds", std::round(seconds * 1000) / 1000}};
  streams.err << json_line(stats) + "\n" << std::flush;
}

ExitStatus run_find(const FindOptions& options, const Target& target, const Streams& streams) {
  std::optional<Progress> progress;
  if (options.progress) {
    progress.emplace(streams.err, FileWalk(options.files, options.walk));
  } else {
    progress.emplace();
  }
  const auto start = std::chrono::steady_clock::now();
  const SearchOutcome outcome = search_files(options, target, *progress, streams);
  progress.reset();
  if (options.stats) {
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    print_stats(outcome, time.count(), streams);
  }
  // For an engine, whose task fails with the status of its filter, finding nothing is no failure.
  const bool found = outcome.found || (options.filter.filter != Filter::none && !options.quiet);
  return status_of(found, outcome.failed, options.quiet);
}

}  // namespace

ExitStatus command_find(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  const bool names_nothing = arguments.operands.empty() && !arguments.has("files0-from") && !arguments.has("recursive");
  if (names_nothing && streams.in_is_terminal) {
    // There is no name to leave out: who types that asks for help.
    if (arguments.has("no-filename")) {
      streams.out << short_help(arguments.command);
      return ExitStatus::found;
    }
    streams.complain("no file, and standard input is a terminal; name a file, or - to type a text");
    streams.err << usage(arguments.command);
    return ExitStatus::error;
  }
  const FindSurroundings surroundings{streams.out_is_terminal, streams.err_is_terminal, std::getenv("NO_COLOR"),
                                      std::getenv("CLICOLOR_FORCE"), std::getenv("TERM")};
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
  return run_find(options.value(), *target.value(), streams);
}

}  // namespace paperhop::cli
