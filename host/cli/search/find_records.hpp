// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find --ndjson` and `--frames`: a JSON object in, a JSON object out.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "cli/search/record_search.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

/// Writes exactly one row for each record of the file, as records come; flushes before it would wait for input. With
/// --strict, what was wrong in records is an error in the end.
Status find_in_records(RecordSearch& search, const FindOptions& options, const std::string& file,
                       const RecordReader::Reserve& reserve, const Streams& streams);

}  // namespace paperhop::cli
