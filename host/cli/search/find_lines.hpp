// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find --per-line`: line in, line out.
#pragma once

#include <string>

#include "base/result.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/hit_writer.hpp"
#include "cli/terminal/streams.hpp"
#include "ids/finder.hpp"

namespace paperhop::cli {

/// Writes exactly one line for each line of the file, as lines come; flushes before it would
/// wait for input. A last line without line end counts. True where a paper was found.
Result<bool> find_in_lines(const Finder& finder, const FindOptions& options, const std::string& file, HitWriter& writer,
                           const RecordReader::Reserve& reserve, const Streams& streams);

}  // namespace paperhop::cli
