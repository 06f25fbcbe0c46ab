// SPDX-License-Identifier: Apache-2.0
#include "cli/search/find_options.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/search/parallel_search.hpp"
#include "cli/search/progress.hpp"
#include "cli/terminal/output.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

/// Names that end in NUL bytes; a last one without is taken as well.
Result<std::vector<std::string>> read_names(const std::string& list) {
  const Result<std::string> bytes = read_bytes(list);
  if (!bytes.ok()) {
    return Error{bytes.error().code, (list == "-" ? "standard input" : list) + ": " + bytes.error().message};
  }
  std::vector<std::string> names;
  std::string_view rest = bytes.value();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    if (end == 0) return bad_usage("--files0-from " + list + ": an empty file name; leave it out");
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (list == "-" && std::find(names.begin(), names.end(), "-") != names.end()) {
    return bad_usage("--files0-from -: standard input holds the names, so - cannot be one of them; leave it out");
  }
  return names;
}

/// Two options that cannot go together; null where all is well.
Status check_combinations(const Arguments& arguments, const FindOptions& options) {
  const Format format = options.style.format;
  const bool per_line = options.filter.filter == Filter::text;
  if (per_line && (options.explain || options.count)) {
    return bad_usage(std::string("--per-line and --") + (options.explain ? "explain" : "count") +
                     " do not go together; leave one out");
  }
  if (per_line && (format == Format::tsv || format == Format::md)) {
    return bad_usage("--per-line prints id, url or json; use --format with one of them");
  }
  if (!options.json.texts.empty() && !options.column.empty()) {
    return bad_usage("--json-field is for JSON lines and --column for tables; leave one out");
  }
  if (arguments.has("id-field") && !reads_lines(options)) {
    return bad_usage("--id-field names what JSON lines and rows are called; add --json-field or --column");
  }
  if (options.filter.filter != Filter::none && reads_lines(options)) {
    return bad_usage(
        "--per-line, --ndjson and --frames say what a record is; leave out one of them and --json-field, --column");
  }
  if (options.filter.filter != Filter::none && options.stats) {
    return bad_usage(
        "--stats tells of files, and a filter answers records; leave one of it and --per-line, --ndjson, --frames out");
  }
  if (options.explain && format != Format::id && format != Format::json) {
    return bad_usage("--explain prints text or json; leave --format out, or use --json");
  }
  if (per_line && options.reading.as == Media::pdf) {
    return bad_usage("--per-line reads lines of text, and a PDF has none; leave one of it and --as pdf out");
  }
  if (per_line && (arguments.has("own") || arguments.has("cited"))) {
    return bad_usage("--own and --cited are for PDFs, and --per-line reads lines of text; leave one out");
  }
  for (const std::string_view option : {"glob", "hidden", "gitignore"}) {
    if (arguments.has(option) && !options.walk.recursive) {
      return bad_usage("--" + std::string(option) + " chooses among the files of folders; add -r, or leave it out");
    }
  }
  if (arguments.has("json") && arguments.has("url"))
    return bad_usage("--json and --url do not go together; leave one out");
  if (arguments.has("files0-from") && !arguments.operands.empty()) {
    return bad_usage(arguments.operands.front() + ": files cannot be named beside --files0-from; leave one out");
  }
  return Done{};
}

/// --jobs, as far as more of them help, or as many as the machine runs at the same time. The result is the same.
Result<std::size_t> read_jobs(const Arguments& arguments) {
  const auto text = arguments.value("jobs");
  if (!text) return usual_jobs();
  const std::optional<std::size_t> jobs = parse_count(*text);
  if (jobs && *jobs <= limits::kJobs) return std::min(*jobs, limits::kJobsPerCore * usual_jobs());
  return bad_usage("--jobs " + *text + ": no number of threads; use 1 to " + std::to_string(limits::kJobs));
}

Result<WalkOptions> read_walk(const Arguments& arguments) {
  WalkOptions walk;
  walk.recursive = arguments.has("recursive");
  walk.hidden = arguments.has("hidden");
  walk.gitignore = arguments.has("gitignore");
  Result<NameGlobs> globs = NameGlobs::parse(arguments.all("glob"));
  if (!globs.ok()) return globs.error();
  walk.globs = std::move(globs).value();
  return walk;
}

PdfWant read_want(const Arguments& arguments) {
  if (arguments.has("own") == arguments.has("cited")) return PdfWant::both;
  return arguments.has("own") ? PdfWant::own : PdfWant::cited;
}

/// The files, and whether their names are printed with what they hold.
Status read_files(const Arguments& arguments, FindOptions& options) {
  const auto list = arguments.value("files0-from");
  if (list) {
    Result<std::vector<std::string>> names = read_names(*list);
    if (!names.ok()) return names.error();
    options.files = std::move(names).value();
  } else {
    options.files = arguments.operands;
    if (options.files.empty()) {
      options.files.emplace_back(options.walk.recursive ? "." : "-");
      options.walk.is_implied = options.walk.recursive;
    }
  }
  options.several = list || options.files.size() > 1 || options.walk.recursive;
  options.style.file_names = !arguments.has("no-filename") && (arguments.has("with-filename") || options.several);
  return Done{};
}

/// --base as an address that a page or file can have.
Result<std::string> read_base(const Arguments& arguments) {
  const std::string base = arguments.value("base").value_or("");
  const std::string lower = lower_ascii(base.substr(0, 8));
  for (const std::string_view scheme : {"https://", "http://", "file://"}) {
    if (base.empty() || lower.starts_with(scheme)) return base;
  }
  return bad_usage("--base " + base + ": no address; give one that begins with https://, http:// or file://");
}

Style read_style(const Arguments& arguments, const FindSurroundings& surroundings) {
  Style style;
  style.format = format_of(arguments.value("format").value_or("id"));
  if (arguments.has("json")) style.format = Format::json;
  if (arguments.has("url")) style.format = Format::url;
  style.null = arguments.has("null");
  style.clean = surroundings.out_is_terminal;
  style.flush_lines = surroundings.out_is_terminal || arguments.has("line-buffered");
  style.color = wants_color(arguments.value("color").value_or(""), surroundings.out_is_terminal, surroundings.no_color,
                            surroundings.clicolor_force, surroundings.term);
  return style;
}

}  // namespace

Result<ReadingOptions> read_reading_options(const Arguments& arguments) {
  ReadingOptions reading;
  if (const auto as = arguments.value("as")) {
    reading.as = *as == "html" ? Media::html : *as == "pdf" ? Media::pdf : Media::text;
  }
  if (const auto encoding = arguments.value("encoding")) {
    if (!is_known_encoding(*encoding)) {
      return Error{ErrorCode::bad_encoding, "--encoding " + *encoding + ": unknown; `iconv -l` lists the names"};
    }
    reading.encoding = *encoding;
  }
  return reading;
}

Result<FindOptions> read_find_options(const Arguments& arguments, const FindSurroundings& surroundings) {
  FindOptions options;
  Result<ReadingOptions> reading = read_reading_options(arguments);
  if (!reading.ok()) return reading.error();
  options.reading = std::move(reading).value();
  Result<std::string> base = read_base(arguments);
  if (!base.ok()) return base.error();
  options.base = std::move(base).value();
  options.json.texts = arguments.all("json-field");
  options.json.id = arguments.value("id-field").value_or("");
  options.column = arguments.value("column").value_or("");
  options.stats = arguments.has("stats");
  const Result<std::optional<std::size_t>> max_record = read_max_record(arguments);
  if (!max_record.ok()) return max_record.error();
  options.max_record = max_record.value();
  options.all = arguments.has("all");
  options.explain = arguments.has("explain");
  options.count = arguments.has("count");
  options.quiet = arguments.has("quiet");
  options.want = read_want(arguments);
  const Result<FilterOptions> filter = read_filter_options(arguments);
  if (!filter.ok()) return filter.error();
  options.filter = filter.value();
  const Result<Shard> shard = read_shard(arguments);
  if (!shard.ok()) return shard.error();
  options.shard = shard.value();
  const bool is_filter = options.filter.filter != Filter::none;
  options.progress = !options.quiet && !is_filter && !arguments.has("no-progress") &&
                     wants_progress(surroundings.err_is_terminal, surroundings.term);
  options.style = read_style(arguments, surroundings);
  const Result<std::size_t> jobs = read_jobs(arguments);
  if (!jobs.ok()) return jobs.error();
  options.jobs = jobs.value();
  Result<WalkOptions> walk = read_walk(arguments);
  if (!walk.ok()) return walk.error();
  options.walk = std::move(walk).value();
  if (!is_filter) options.walk.shard = options.shard;
  if (const Status status = check_combinations(arguments, options); !status.ok()) return status.error();
  if (const Status status = read_files(arguments, options); !status.ok()) return status.error();
  return options;
}

}  // namespace paperhop::cli
