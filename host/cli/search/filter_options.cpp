// SPDX-License-Identifier: Apache-2.0
#include "cli/search/filter_options.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

constexpr std::array<std::string_view, 3> kFilters = {"per-line", "ndjson", "frames"};

/// The filter that was asked for, of which there may be one; empty for none.
Result<std::string_view> read_filter(const Arguments& arguments) {
  std::string_view chosen;
  for (const std::string_view name : kFilters) {
    if (!arguments.has(name)) continue;
    if (!chosen.empty()) {
      return bad_usage("--" + std::string(chosen) + " and --" + std::string(name) +
                       " do not go together; leave one out");
    }
    chosen = name;
  }
  return chosen;
}

/// What only makes sense with some filter, or with one.
Status check_company(const Arguments& arguments, std::string_view filter) {
  if (filter.empty() && arguments.has("strict")) {
    return bad_usage("--strict is for --per-line, --ndjson and --frames; add one, or leave it out");
  }
  const bool takes_objects = filter == "ndjson" || filter == "frames";
  if (arguments.has("pass") && !takes_objects) {
    return bad_usage("--pass is for --ndjson and --frames; add one, or leave it out");
  }
  if (!takes_objects) return Done{};
  for (const std::string_view name : {"explain", "count", "url"}) {
    if (arguments.has(name)) {
      return bad_usage("--" + std::string(filter) + " prints JSON of its own, and --" + std::string(name) +
                       " asks for something else; leave one out");
    }
  }
  if (const auto format = arguments.value("format"); format && *format != "json") {
    return bad_usage("--" + std::string(filter) + " prints JSON of its own; leave --format out");
  }
  if (filter == "frames" && arguments.has("null")) {
    return bad_usage("--frames tells lengths, and needs no ends; leave --null out");
  }
  return Done{};
}

}  // namespace

std::optional<std::size_t> parse_size(std::string_view text) {
  std::size_t size = 0;
  const char* const end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, size);
  if (number.ec != std::errc()) return std::nullopt;
  const std::string unit = lower_ascii(std::string_view(number.ptr, static_cast<std::size_t>(end - number.ptr)));
  if (unit.empty()) return size;
  const std::size_t power = std::string_view("kmg").find(unit[0]);
  if (power == std::string_view::npos || (unit.size() > 1 && unit.substr(1) != "ib")) return std::nullopt;
  const std::size_t factor = std::size_t{1} << (10 * (power + 1));
  if (size > SIZE_MAX / factor) return std::nullopt;
  return size * factor;
}

Result<FilterOptions> read_filter_options(const Arguments& arguments) {
  const Result<std::string_view> filter = read_filter(arguments);
  if (!filter.ok()) return filter.error();
  if (const Status status = check_company(arguments, filter.value()); !status.ok()) return status.error();
  FilterOptions options;
  if (filter.value().empty()) return options;
  options.filter = filter.value() == "per-line" ? Filter::text : Filter::object;
  options.end = filter.value() == "frames" ? RecordEnd::length
                : arguments.has("null")    ? RecordEnd::nul
                                           : RecordEnd::line;
  options.strict = arguments.has("strict");
  options.pass = arguments.has("pass");
  const Result<std::optional<std::size_t>> max_record = read_max_record(arguments);
  if (!max_record.ok()) return max_record.error();
  options.max_record = max_record.value().value_or(limits::kLine);
  return options;
}

Result<std::optional<std::size_t>> read_max_record(const Arguments& arguments) {
  const auto text = arguments.value("max-record");
  if (!text) return std::optional<std::size_t>();
  const std::optional<std::size_t> size = parse_size(*text);
  if (size && *size >= limits::kRecordLeast && *size <= limits::kRecordMost) return size;
  return bad_usage("--max-record " + *text + ": no size of a record; use 1K to 1G, such as 64M");
}

Result<Shard> read_shard(const Arguments& arguments) {
  const auto text = arguments.value("shard");
  if (!text) return Shard{};
  if (const std::optional<Shard> shard = parse_shard(*text)) return *shard;
  return bad_usage("--shard " + *text + ": no part of a whole; use 1/8 to 8/8 for eight parts");
}

}  // namespace paperhop::cli
