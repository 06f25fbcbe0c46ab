// SPDX-License-Identifier: Apache-2.0
//
// Records over a real pipe, in whatever pieces they come, and what is over the limit.
#include "cli/input/record_reader.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/limits.hpp"
#include "base/write_all.hpp"
#include "protocol/framing.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_literals;
using Texts = std::vector<std::string>;

/// Each record as "offset:bytes", or "code!offset:bytes" for one with a problem.
Texts records_of(const std::string& input, RecordEnd end, std::size_t max_record, std::size_t piece) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&] {
    for (std::size_t at = 0; at < input.size(); at += piece) {
      write_all(ends[1], std::string_view(input).substr(at, piece));
    }
    ::close(ends[1]);
  });
  Texts texts;
  {
    RecordReader reader(ends[0], end, max_record);
    std::size_t number = 0;
    while (true) {
      const Result<std::optional<Record>> record = reader.next();
      REQUIRE(record.ok());
      if (!record.value()) break;
      CHECK(record.value()->number == ++number);
      const std::string offset = std::to_string(record.value()->offset);
      const std::string code =
          record.value()->problem ? std::string(code_name(record.value()->problem->code)) + "!" : "";
      texts.push_back(code + offset + ":" + std::string(record.value()->bytes));
    }
  }
  writer.join();
  ::close(ends[0]);
  return texts;
}

std::string frame(std::string_view message) {
  std::string out;
  append_frame_header(out, static_cast<std::uint32_t>(message.size()));
  return out + std::string(message);
}

TEST_CASE("lines and NUL-ended records come one by one, the last with and without its end") {
  const auto piece = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{1000});
  CHECK(records_of("", RecordEnd::line, 10, piece).empty());
  CHECK(records_of("\n", RecordEnd::line, 10, piece) == Texts{"0:"});
  CHECK(records_of("a\n\nbc", RecordEnd::line, 10, piece) == Texts{"0:a", "2:", "3:bc"});
  CHECK(records_of("a\n\nbc\n", RecordEnd::line, 10, piece) == Texts{"0:a", "2:", "3:bc"});
  CHECK(records_of("a\nb\0c\0"s, RecordEnd::nul, 10, piece) == Texts{"0:a\nb", "4:c"});
}

TEST_CASE("a record over the limit is told with its beginning, and the next one is read") {
  const auto piece = GENERATE(std::size_t{1}, std::size_t{7}, std::size_t{1000});
  CHECK(records_of("12345\n123456\n1\n", RecordEnd::line, 5, piece) ==
        Texts{"0:12345", "record_too_long!6:12345", "13:1"});
  CHECK(records_of("1234567", RecordEnd::line, 5, piece) == Texts{"record_too_long!0:12345"});
  CHECK(records_of("1234567\n\n", RecordEnd::line, 5, piece) == Texts{"record_too_long!0:12345", "8:"});
}

TEST_CASE("the limit holds across what is read at a time") {
  const std::size_t size = GENERATE(limits::kFilterStep - 1, limits::kFilterStep, 3 * limits::kFilterStep + 1);
  const std::string exact(size, 'x');
  CHECK(records_of(exact + "\n" + exact + "y\nz", RecordEnd::line, size, limits::kFilterStep) ==
        Texts{"0:" + exact, "record_too_long!" + std::to_string(size + 1) + ":" + exact,
              std::to_string(2 * size + 3) + ":z"});
  CHECK(records_of(frame(exact) + frame(exact + "y") + frame("z"), RecordEnd::length, size, limits::kFilterStep) ==
        Texts{"4:" + exact, "frame_too_long!" + std::to_string(size + 8) + ":" + exact,
              std::to_string(2 * size + 13) + ":z"});
}

TEST_CASE("frames come whole; one that is cut short is told") {
  const auto piece = GENERATE(std::size_t{1}, std::size_t{5}, std::size_t{1000});
  CHECK(records_of(frame("a") + frame("") + frame("b\n\0"s), RecordEnd::length, 10, piece) ==
        Texts{"4:a", "9:", "13:b\n\0"s});
  CHECK(records_of(frame("a") + "xx", RecordEnd::length, 10, piece) == Texts{"4:a", "frame_truncated!5:"});
  CHECK(records_of(frame("abc").substr(0, 5), RecordEnd::length, 10, piece) == Texts{"frame_truncated!0:a"});
}

TEST_CASE("the caller is told before the reader waits") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  RecordReader reader(ends[0], RecordEnd::line, 100);
  int waits = 0;
  reader.before_wait([&] {
    if (++waits == 1) write_all(ends[1], "a\nb\n");
    if (waits == 2) ::close(ends[1]);
  });
  CHECK(reader.head().value() == "a\nb\n");
  CHECK(waits == 1);
  CHECK(reader.next().value()->bytes == "a");
  CHECK(reader.next().value()->bytes == "b");
  CHECK(waits == 1);
  CHECK_FALSE(reader.next().value());
  CHECK(waits == 2);
  ::close(ends[0]);
}

}  // namespace
}  // namespace paperhop::cli
