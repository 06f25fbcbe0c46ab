// SPDX-License-Identifier: Apache-2.0
//
// JSON lines and tables.
#include <algorithm>
#include <cstring>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/media.hpp"
#include "cli/options/arguments.hpp"
#include "cli/search/content_search.hpp"
#include "cli/search/lines_leaf.hpp"

namespace paperhop::cli {
namespace {

Result<std::size_t> column_number(const std::vector<CsvField>& header, const std::string& column) {
  if (const std::optional<std::size_t> number = parse_count(column)) return *number - 1;
  std::string names;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = csv_text(header[i]);
    if (name == column) return i;
    names += (names.empty() ? "" : ", ") + name;
  }
  return Error{ErrorCode::bad_usage, "no column " + column + "; its first row has: " + names};
}

// The library's rfind() and count() look at one byte after the other, which takes longer than reading the JSON.

/// Bytes of the whole lines that these begin with.
std::size_t whole_lines(std::string_view held) {
  const void* const last = held.empty() ? nullptr : ::memrchr(held.data(), '\n', held.size());
  return last ? static_cast<std::size_t>(static_cast<const char*>(last) - held.data()) + 1 : 0;
}

std::size_t count_lines(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) ++count;
  return count;
}

bool is_number(const std::string& column) {
  return column.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

/// Whole lines of about a block; empty at the end. A line above --max-record is said and passed over.
Result<Block> ContentSearch::next_lines(Window& window, const ContentContext& context,
                                        const std::function<std::size_t(std::string_view)>& whole_lines,
                                        std::size_t& line, HeldMemory::Part& memory) {
  for (std::size_t wanted = limits::kBlock;;) {
    const Result<bool> filled = fill_counted(window, wanted, memory, context.is_ready);
    if (!filled.ok()) return filled.error();
    if (!sink_.wants_more()) return Block();
    const std::string_view held = window.view();
    if (window.is_whole() && held.size() <= line_limit(options_)) {
      if (!held.empty() || !window.pass_damage()) return window.take(held.size());
      continue;
    }
    if (const std::size_t size = whole_lines(held); size > 0) return window.take(size);
    if (!filled.value() && !window.is_whole()) {
      sink_.input_is_idle();
      const Result<bool> waited = window.fill(held.size() + 1);
      if (!waited.ok()) return waited.error();
      continue;
    }
    if (held.size() < line_limit(options_)) {
      wanted = std::min(2 * held.size(), line_limit(options_));
      continue;
    }
    complain(context.part, {ErrorCode::record_too_long,
                            "line " + std::to_string(line) + ", byte " + std::to_string(window.position()) +
                                ": longer than --max-record; give a larger one to read it"});
    while (window.view().find('\n') == std::string_view::npos && !window.view().empty()) {
      window.skip(window.view().size());
      const Result<bool> more = window.fill(1);
      if (!more.ok()) return more.error();
    }
    window.skip(std::min(window.view().find('\n'), window.view().size() - 1) + 1);
    ++line;
    wanted = limits::kBlock;
  }
}

Status ContentSearch::json_lines(Window& window, const ContentContext& context) {
  const auto shared = std::make_shared<Document>(document(context));
  shared->media = options_.reading.as.value_or(Media::text);
  const std::uint64_t begin = window.position();
  std::size_t line = 1;
  while (sink_.wants_more()) {
    HeldMemory::Part memory;
    Result<Block> lines = next_lines(window, context, whole_lines, line, memory);
    if (!lines.ok()) return lines.error();
    if (lines.value().size() == 0) break;
    const std::string_view bytes = lines.value().view();
    const std::uint64_t offset = window.position() - begin - bytes.size();
    const std::size_t ends = count_lines(bytes);
    sink_.add(make_json_lines_leaf(shared, {std::move(lines).value(), offset, line, std::move(memory)}));
    line += ends;
  }
  return Done{};
}

Status ContentSearch::table(Window& window, const ContentContext& context) {
  const auto shared = std::make_shared<Document>(document(context));
  shared->media = options_.reading.as.value_or(Media::text);
  const Result<bool> filled = window.fill_while(limits::kSniff, context.is_ready);
  if (!filled.ok()) return filled.error();
  if (sniff(window.view()) == Media::json_lines) {
    return Error{ErrorCode::bad_usage, "JSON lines have no columns; use --json-field NAME for --column"};
  }
  const std::uint64_t begin = window.position();
  window.skip(window.view().size() - without_mark(window.view()).size());
  const CsvDialect dialect = csv_dialect(window.view());
  std::vector<CsvField> header;
  const std::size_t header_size = csv_row_size(window.view(), dialect);
  std::string_view first = window.view().substr(0, header_size > 0 ? header_size : window.view().size());
  first = first.substr(0, first.find_last_not_of("\r\n") + 1);
  split_csv_row(first, dialect, header);
  TableColumns columns;
  const Result<std::size_t> text = column_number(header, options_.column);
  if (!text.ok()) return text.error();
  columns.text = text.value();
  if (!options_.json.id.empty()) {
    const Result<std::size_t> id = column_number(header, options_.json.id);
    if (!id.ok()) return id.error();
    columns.id = id.value();
  } else if (!is_number(options_.column)) {
    // As of JSON lines: "id", where there is one.
    const auto named =
        std::find_if(header.begin(), header.end(), [](const CsvField& f) { return csv_text(f) == "id"; });
    if (named != header.end()) columns.id = static_cast<std::size_t>(named - header.begin());
  }
  std::size_t row = 1;
  // Names stand in a header, which is no record.
  if (!is_number(options_.column)) {
    window.skip(header_size > 0 ? header_size : window.view().size());
    row = 2;
  }
  while (sink_.wants_more()) {
    HeldMemory::Part memory;
    Result<Block> rows = next_lines(
        window, context, [&](std::string_view held) { return csv_rows_size(held, dialect); }, row, memory);
    if (!rows.ok()) return rows.error();
    if (rows.value().size() == 0) break;
    const std::uint64_t offset = window.position() - begin - rows.value().size();
    const std::size_t count = csv_row_count(rows.value().view(), dialect);
    sink_.add(make_rows_leaf(shared, {std::move(rows).value(), offset, row, std::move(memory)}, dialect, columns));
    row += count;
  }
  return Done{};
}

}  // namespace paperhop::cli
