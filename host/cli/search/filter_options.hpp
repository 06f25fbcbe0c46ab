// SPDX-License-Identifier: Apache-2.0
//
// FilterOptions: `paperhop find` as a filter, record in, record out: --per-line, --ndjson, --frames and what goes with
// them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "cli/input/record_reader.hpp"
#include "cli/input/shard.hpp"
#include "cli/options/arguments.hpp"

namespace paperhop::cli {

/// What a record is, if `find` is a filter.
enum class Filter {
  none,    ///< it reads whole files
  text,    ///< --per-line: a text
  object,  ///< --ndjson, --frames: a JSON object that holds or names a document
};

struct FilterOptions {
  Filter filter = Filter::none;
  RecordEnd end = RecordEnd::line;
  std::size_t max_record = limits::kLine;
  bool strict = false;  ///< an error in a record makes the exit status 2
  bool pass = false;    ///< members that are not ours come out again
};

/// Reads the options of filters. bad_usage, also where they do not go with others.
Result<FilterOptions> read_filter_options(const Arguments& arguments);

/// --max-record, of filters and of what is read else; nothing where it is not given. bad_usage.
Result<std::optional<std::size_t>> read_max_record(const Arguments& arguments);

/// --shard, else the whole. bad_usage.
Result<Shard> read_shard(const Arguments& arguments);

/// "16M": bytes, with K, M or G for 1024 and its powers; nothing where it is no size.
std::optional<std::size_t> parse_size(std::string_view text);

}  // namespace paperhop::cli
