// SPDX-License-Identifier: Apache-2.0
//
// CSV (RFC 4180: quotes, doubled quotes, line ends in quotes) and TSV (no quotes), row by row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"

namespace paperhop {

/// How a table is written.
struct CsvDialect {
  char delimiter = ',';
  bool has_quotes = true;  ///< not in TSV
};

/// Told by the first line: whichever of tab, comma, semicolon it has most of.
CsvDialect csv_dialect(std::string_view head);

/// Bytes of the first row with its line end; 0 where its end is not among the bytes.
std::size_t csv_row_size(std::string_view bytes, const CsvDialect& dialect);

/// Bytes of whole rows at the start of `bytes`, which begins with a row: as many as are there. 0 where there is none.
std::size_t csv_rows_size(std::string_view bytes, const CsvDialect& dialect);

/// How many whole rows these bytes begin with.
std::size_t csv_row_count(std::string_view bytes, const CsvDialect& dialect);

/// A field of a row.
struct CsvField {
  std::string_view raw;  ///< in the row, without its outer quotes; quotes in it are still doubled
  bool is_quoted = false;
};

/// The fields of a row, without its line end. False where a quote of the last one is not closed.
bool split_csv_row(std::string_view row, const CsvDialect& dialect, std::vector<CsvField>& fields);

/// The field's text: doubled quotes are one.
std::string csv_text(const CsvField& field);
/// The same for a long field, some of it at a time: appends what about `size` bytes from `at` on stand for, and tells
/// where it ended. No pair of quotes and no character is cut.
std::size_t append_csv_text(const CsvField& field, std::size_t at, std::size_t size, std::string& out);
/// The way back from the field's text to the raw field.
OffsetMap csv_text_map(const CsvField& field);

}  // namespace paperhop
