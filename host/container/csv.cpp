// SPDX-License-Identifier: Apache-2.0
#include "container/csv.hpp"

#include <algorithm>

#include "base/npos.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Behind the closing quote of a field that begins at `at` with a quote; npos where it is not closed.
std::size_t behind_quotes(std::string_view bytes, std::size_t at) {
  for (std::size_t quote = bytes.find('"', at + 1); quote != npos; quote = bytes.find('"', quote + 2)) {
    if (quote + 1 >= bytes.size() || bytes[quote + 1] != '"') return quote + 1;
  }
  return npos;
}

}  // namespace

CsvDialect csv_dialect(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  CsvDialect dialect;
  std::ptrdiff_t most = 0;
  for (const char c : {'\t', ',', ';'}) {
    const std::ptrdiff_t number = std::count(line.begin(), line.end(), c);
    if (number > most) dialect = {c, c != '\t'};
    most = std::max(most, number);
  }
  return dialect;
}

std::size_t csv_row_size(std::string_view bytes, const CsvDialect& dialect) {
  if (!dialect.has_quotes) return bytes.find('\n') + 1;
  // A quote counts only at the start of a field.
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes[at] == '"') at = behind_quotes(bytes, at);
    if (at == npos) return 0;
    const char stops[] = {dialect.delimiter, '\n'};
    at = bytes.find_first_of(std::string_view(stops, 2), at);
    if (at == npos) return 0;
    ++at;
    if (bytes[at - 1] == '\n') return at;
  }
  return 0;
}

std::size_t csv_row_count(std::string_view bytes, const CsvDialect& dialect) {
  if (!dialect.has_quotes || bytes.find('"') == npos) {
    return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  }
  std::size_t count = 0;
  for (std::size_t size = csv_row_size(bytes, dialect); size > 0; size = csv_row_size(bytes, dialect)) {
    bytes.remove_prefix(size);
    ++count;
  }
  return count;
}

std::size_t csv_rows_size(std::string_view bytes, const CsvDialect& dialect) {
  if (!dialect.has_quotes || bytes.find('"') == npos) return bytes.rfind('\n') + 1;
  std::size_t size = 0;
  while (const std::size_t row = csv_row_size(bytes.substr(size), dialect)) size += row;
  return size;
}

bool split_csv_row(std::string_view row, const CsvDialect& dialect, std::vector<CsvField>& fields) {
  fields.clear();
  std::size_t at = 0;
  bool is_closed = true;
  while (true) {
    const bool is_quoted = dialect.has_quotes && at < row.size() && row[at] == '"';
    const std::size_t behind = is_quoted ? behind_quotes(row, at) : at;
    is_closed = behind != npos;
    const std::size_t end = is_closed ? std::min(row.find(dialect.delimiter, behind), row.size()) : row.size();
    CsvField field{row.substr(at, end - at), false};
    if (is_quoted) field = {row.substr(at + 1, is_closed ? behind - at - 2 : npos), true};
    fields.push_back(field);
    if (end == row.size()) return is_closed;
    at = end + 1;
  }
}

std::string csv_text(const CsvField& field) {
  std::string text;
  append_csv_text(field, 0, field.raw.size(), text);
  return text;
}

std::size_t append_csv_text(const CsvField& field, std::size_t at, std::size_t size, std::string& out) {
  const std::size_t end = at + whole_characters(field.raw.substr(at), size);
  if (!field.is_quoted) {
    out += field.raw.substr(at, end - at);
    return end;
  }
  // Looking for the next quote in all of it would cost the rest of the field for each part.
  const std::string_view part = field.raw.substr(0, end);
  while (at < end) {
    const std::size_t quote = std::min(part.find('"', at), end);
    out += part.substr(at, quote - at);
    at = quote;
    if (at == end) break;
    out += '"';
    at += field.raw.substr(at).starts_with("\"\"") ? 2 : 1;
  }
  return at;
}

OffsetMap csv_text_map(const CsvField& field) {
  OffsetMap map;
  std::size_t begin = 0;
  for (std::size_t at = 0; field.is_quoted && (at = field.raw.find("\"\"", at)) != npos; at += 2, begin = at) {
    map.add(at - begin, begin, at - begin);
    map.add(1, at, 2);
  }
  map.add(field.raw.size() - begin, begin, field.raw.size() - begin);
  return map;
}

}  // namespace paperhop
