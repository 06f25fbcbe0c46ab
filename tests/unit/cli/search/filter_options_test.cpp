// SPDX-License-Identifier: Apache-2.0
//
// Sizes, shards, and which options go with which filter.
#include "cli/search/filter_options.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace paperhop::cli {
namespace {

Result<FilterOptions> options_of(std::vector<std::string> words) {
  words.insert(words.begin(), "find");
  const Result<Arguments> arguments = parse_arguments(words);
  REQUIRE(arguments.ok());
  return read_filter_options(arguments.value());
}

TEST_CASE("sizes have units of 1024") {
  CHECK(parse_size("12") == 12);
  CHECK(parse_size("2k") == 2048);
  CHECK(parse_size("3MiB") == 3 * limits::kMiB);
  CHECK(parse_size("1G") == 1024 * limits::kMiB);
  for (const char* wrong : {"", "M", "-1", "1.5M", "1MB", "1 M", "99999999999999999999", "99999999999999999G"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_size(wrong));
  }
}

TEST_CASE("the shards of a list share it out") {
  for (std::size_t number = 1; number < 30; ++number) {
    int takers = 0;
    for (std::size_t index = 1; index <= 7; ++index) takers += Shard{index, 7}.takes(number) ? 1 : 0;
    CHECK(takers == 1);
  }
  CHECK(parse_shard("2/3")->index == 2);
  CHECK(Shard{2, 3}.takes(5));
  for (const char* wrong : {"", "1", "/2", "0/2", "3/2", "1/0", "1/2x", "x1/2", "-1/2", "1//2"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_shard(wrong));
  }
}

TEST_CASE("each filter has its records") {
  CHECK(options_of({}).value().filter == Filter::none);
  CHECK(options_of({"-0"}).value().filter == Filter::none);
  CHECK(options_of({"--per-line", "-0"}).value().end == RecordEnd::nul);
  CHECK(options_of({"--ndjson"}).value().end == RecordEnd::line);
  CHECK(options_of({"--frames"}).value().end == RecordEnd::length);
  CHECK(options_of({"--frames"}).value().max_record == limits::kLine);
  CHECK(options_of({"--frames", "--max-record", "1k"}).value().max_record == 1024);
}

TEST_CASE("what does not go together is wrong usage") {
  using Wrong = std::vector<std::string>;
  const auto words =
      GENERATE(Wrong{"--per-line", "--ndjson"}, Wrong{"--ndjson", "--frames"}, Wrong{"--strict"},
               Wrong{"--pass", "--per-line"}, Wrong{"--ndjson", "--count"}, Wrong{"--ndjson", "--format=url"},
               Wrong{"--frames", "-0"}, Wrong{"--ndjson", "--max-record=0"}, Wrong{"--ndjson", "--max-record=2G"});
  const Result<FilterOptions> options = options_of(words);
  REQUIRE_FALSE(options.ok());
  CHECK(options.error().code == ErrorCode::bad_usage);
}

}  // namespace
}  // namespace paperhop::cli
