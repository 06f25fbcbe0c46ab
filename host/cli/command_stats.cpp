// SPDX-License-Identifier: Apache-2.0
//
// `paperhop stats`: counts of the papers in what `paperhop find` printed.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/input/input.hpp"
#include "cli/input/media.hpp"
#include "cli/input/record_reader.hpp"
#include "cli/stats/stats_input.hpp"
#include "cli/stats/stats_views.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/shell_quote.hpp"

namespace paperhop::cli {
namespace {

enum class View { table, bars, json, svg };

struct StatsOptions {
  View view = View::table;
  std::vector<CountBy> by = {CountBy::source, CountBy::year, CountBy::venue};
  std::optional<std::size_t> limit;
};

Result<View> read_view(const Arguments& arguments) {
  constexpr std::pair<std::string_view, View> kViews[] = {
      {"bars", View::bars}, {"json", View::json}, {"svg", View::svg}};
  std::string_view chosen;
  View view = View::table;
  for (const auto& [name, given] : kViews) {
    if (!arguments.has(name)) continue;
    if (!chosen.empty()) {
      return bad_usage("--" + std::string(chosen) + " and --" + std::string(name) +
                       " do not go together; leave one out");
    }
    chosen = name;
    view = given;
  }
  return view;
}

/// "source,year": each at most once.
Result<std::vector<CountBy>> read_by(const std::string& list) {
  std::vector<CountBy> by;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const std::string_view name = std::string_view(list).substr(begin, end - begin);
    std::optional<CountBy> found;
    for (const CountBy known : {CountBy::source, CountBy::year, CountBy::venue}) {
      if (count_by_name(known) == name) found = known;
    }
    if (!found || std::find(by.begin(), by.end(), *found) != by.end()) {
      return bad_usage("--by " + list + ": use source, year and venue, each once, with commas between them");
    }
    by.push_back(*found);
    begin = end + 1;
  }
  return by;
}

Result<StatsOptions> read_stats_options(const Arguments& arguments) {
  StatsOptions options;
  const Result<View> view = read_view(arguments);
  if (!view.ok()) return view.error();
  options.view = view.value();
  if (const auto list = arguments.value("by")) {
    Result<std::vector<CountBy>> by = read_by(*list);
    if (!by.ok()) return by.error();
    options.by = std::move(by).value();
  }
  if (const auto text = arguments.value("limit")) {
    const std::optional<std::size_t> limit = parse_count(*text);
    if (!limit) return bad_usage("--limit " + *text + ": no number of rows; use 1 or more");
    options.limit = *limit;
  }
  return options;
}

Result<UniqueFd> open_text(const std::string& file) {
  Result<UniqueFd> opened = open_input(file);
  if (opened.ok() || opened.error().code != ErrorCode::is_directory) return opened;
  return Error{ErrorCode::is_directory, "is a folder; count what its files name: `paperhop find -r --json -- " +
                                            shell_quoted(file) + " | paperhop stats`"};
}

/// What is packed has no IDs in it that could be counted.
Status check_text(RecordReader& reader, const std::string& file) {
  const Result<std::string_view> head = reader.head();
  if (!head.ok()) return head.error();
  const Media media = sniff(head.value().substr(0, limits::kSniff));
  if (unpacker_of(media).what.empty()) return Done{};
  return refused_media(media, file, "paperhop stats");
}

/// Counts the papers of a file; what cannot be read in it is said. False where something was.
bool count_file(StatsInput& input, const std::string& file, RecordReader& reader, PaperCounts& counts,
                const Streams& streams) {
  std::size_t bad_lines = 0;
  std::string first;
  while (true) {
    const Result<std::optional<Record>> line = reader.next();
    if (!line.ok()) {
      streams.complain(file, line.error().message);
      return false;
    }
    if (!line.value()) break;
    const Record& record = *line.value();
    const bool good =
        !record.problem && input.read(record.bytes, [&counts](const PaperId& paper) { counts.add(paper); });
    if (!good && bad_lines++ == 0) {
      first = "line " + std::to_string(record.number) + (record.problem ? " is too long" : " is no JSON");
    }
  }
  if (bad_lines == 0) return true;
  streams.complain(file, first + (bad_lines > 1 ? ", and " + std::to_string(bad_lines - 1) + " more" : "") +
                             "; the others were counted: give it what `paperhop find` printed");
  return false;
}

Stats stats_of(const PaperCounts& counts, const StatsOptions& options) {
  const bool is_chart = options.view == View::bars || options.view == View::svg;
  Stats stats{counts.papers(), counts.mentions(), {}};
  for (const CountBy by : options.by) {
    std::vector<CountRow> rows = counts.rows(by);
    if (is_chart && by == CountBy::year) rows = with_every_year(rows);
    if (is_chart || options.limit) rows = fold_rows(std::move(rows), by, options.limit.value_or(limits::kChartRows));
    stats.groups.push_back({by, std::move(rows)});
  }
  return stats;
}

std::string view_of(const Stats& stats, View view) {
  switch (view) {
    case View::table: return stats_table(stats);
    case View::bars: return stats_bars(stats, terminal_columns(std::getenv("COLUMNS")));
    case View::json: return stats_json(stats);
    case View::svg: return stats_svg(stats);
  }
  return {};
}

}  // namespace

ExitStatus command_stats(const Arguments& arguments, const Settings&, const Streams& streams) {
  if (arguments.operands.empty() && streams.in_is_terminal) {
    streams.complain("no file, and standard input is a terminal; pipe `paperhop find --json` into it, or name a file");
    streams.err << usage(arguments.command);
    return ExitStatus::error;
  }
  const Result<StatsOptions> options = read_stats_options(arguments);
  if (!options.ok()) {
    streams.complain(options.error().message);
    return ExitStatus::error;
  }
  const Finder finder;
  StatsInput input(finder);
  PaperCounts counts;
  bool failed = false;
  const std::vector<std::string> files =
      arguments.operands.empty() ? std::vector<std::string>{"-"} : arguments.operands;
  bool is_any_read = false;
  for (const std::string& file : files) {
    const Result<UniqueFd> opened = open_text(file);
    if (!opened.ok()) {
      streams.complain(file, opened.error().message);
      failed = true;
      continue;
    }
    RecordReader reader(opened.value().get(), RecordEnd::line, limits::kLine);
    if (const Status status = check_text(reader, file); !status.ok()) {
      streams.complain(file, status.error().message);
      failed = true;
      continue;
    }
    is_any_read = true;
    failed = !count_file(input, file, reader, counts, streams) || failed;
  }
  if (!is_any_read) return ExitStatus::error;
  if (counts.may_repeat()) {
    streams.complain(
        "there are more different papers than are kept in mind; some may be counted more than once, sort -u the IDs "
        "first to count each once");
  }
  streams.out << view_of(stats_of(counts, options.value()), options.value().view);
  return status_of(counts.papers() > 0, failed);
}

}  // namespace paperhop::cli
