// SPDX-License-Identifier: Apache-2.0
//
// FindOptions: what `paperhop find` was asked for, as values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "cli/input/file_walk.hpp"
#include "cli/input/input.hpp"
#include "cli/options/arguments.hpp"
#include "cli/search/filter_options.hpp"
#include "cli/search/hit_writer.hpp"
#include "container/json_lines.hpp"
#include "ids/pdf/pdf_mention.hpp"

namespace paperhop::cli {

struct FindOptions {
  ReadingOptions reading;
  JsonLineFields json;                    ///< what of JSON lines is read; its id is a column of tables as well
  std::string column;                     ///< of a table, by name or number; empty: the input is no table
  std::optional<std::size_t> max_record;  ///< bytes of a page or a line that is read whole, if they were given
  bool stats = false;                     ///< say at the end what was done
  std::string base;                       ///< an address, or empty
  bool several = false;                   ///< more than one file is, or may be, searched
  FilterOptions filter;
  Shard shard;       ///< of the files, or of the records of a filter
  bool all = false;  ///< every mention, not only the first of each paper
  bool explain = false;
  bool count = false;
  bool quiet = false;
  bool progress = false;         ///< a line on standard error says how far it is
  PdfWant want = PdfWant::both;  ///< of PDFs
  std::size_t jobs = 1;          ///< threads
  Style style;
  std::vector<std::string> files;  ///< "-" is standard input
  WalkOptions walk;
};

/// True where the input is records that are lines, whatever it looks like.
inline bool reads_lines(const FindOptions& options) {
  return !options.json.texts.empty() || !options.column.empty();
}

/// What of the process counts here.
struct FindSurroundings {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  const char* no_color = nullptr;
  const char* clicolor_force = nullptr;
  const char* term = nullptr;
};

/// Reads the options; --files0-from is read here. bad_usage, bad_encoding, unreadable.
Result<FindOptions> read_find_options(const Arguments& arguments, const FindSurroundings& surroundings);

/// --as and --encoding, which other commands have as well. bad_encoding.
Result<ReadingOptions> read_reading_options(const Arguments& arguments);

}  // namespace paperhop::cli
