// SPDX-License-Identifier: Apache-2.0
#include "cli/search/find_records.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/input/file_bytes.hpp"
#include "protocol/framing.hpp"

namespace paperhop::cli {
namespace {

void write_row(std::string_view row, RecordEnd end, std::ostream& out) {
  std::string header;
  if (end == RecordEnd::length) append_frame_header(header, static_cast<std::uint32_t>(row.size()));
  out << header << row;
  if (end != RecordEnd::length) out << (end == RecordEnd::nul ? '\0' : '\n');
}

}  // namespace

Status find_in_records(RecordSearch& search, const FindOptions& options, const std::string& file,
                       const RecordReader::Reserve& reserve, const Streams& streams) {
  const Result<UniqueFd> opened = open_input(file);
  if (!opened.ok()) return opened.error();
  RecordReader reader(opened.value().get(), options.filter.end, options.filter.max_record);
  reader.before_wait([&streams] { streams.out.flush(); });
  reader.before_large(reserve);
  std::size_t records = 0;
  while (streams.out.good()) {
    const Result<std::optional<Record>> record = reader.next();
    if (!record.ok()) return record.error();
    if (!record.value()) break;
    if (!options.shard.takes(record.value()->number)) continue;
    ++records;
    const std::string row = search.row(*record.value());
    if (options.quiet) {
      if (search.papers() > 0) break;
      continue;
    }
    write_row(row, options.filter.end, streams.out);
    if (options.style.flush_lines) streams.out.flush();
  }
  if (const std::size_t errors = search.errors(); options.filter.strict && errors > 0) {
    return Error{ErrorCode::bad_request, std::to_string(errors) + " of " + std::to_string(records) +
                                             " records had an error; see \"err\" in their rows"};
  }
  return Done{};
}

}  // namespace paperhop::cli
