// SPDX-License-Identifier: Apache-2.0
//
// Numbered parts: joining what comes, splitting what goes.
#include "protocol/parts.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/limits.hpp"

using namespace paperhop;

namespace {

std::string join_all(const std::vector<std::string>& frames) {
  std::string whole;
  std::uint64_t number = 0;
  for (const std::string& frame : frames) {
    const auto part = nlohmann::json::parse(frame);
    CHECK(part["type"] == "part");
    CHECK(part["part"] == ++number);
    CHECK(part["parts"] == frames.size());
    whole += part["data"].get<std::string>();
  }
  return whole;
}

ErrorCode code_of(const Result<std::optional<std::string>>& result) {
  REQUIRE_FALSE(result.ok());
  return result.error().code;
}

}  // namespace

TEST_CASE("parts of one message are joined in order") {
  PartJoiner joiner;
  CHECK(joiner.add("1", {1, 3, "a"}).value() == std::nullopt);
  CHECK(joiner.add("1", {2, 3, ""}).value() == std::nullopt);
  CHECK(joiner.add("1", {3, 3, "c"}).value() == "ac");
}

TEST_CASE("a message of one part is whole at once") {
  PartJoiner joiner;
  CHECK(joiner.add("null", {1, 1, "{}"}).value() == "{}");
}

TEST_CASE("messages may come interleaved") {
  PartJoiner joiner;
  CHECK(joiner.add("1", {1, 2, "a"}).value() == std::nullopt);
  CHECK(joiner.add("\"1\"", {1, 2, "x"}).value() == std::nullopt);
  CHECK(joiner.add("1", {2, 2, "b"}).value() == "ab");
  CHECK(joiner.add("\"1\"", {2, 2, "y"}).value() == "xy");
}

TEST_CASE("an id can be used again when its message is whole") {
  PartJoiner joiner;
  CHECK(joiner.add("1", {1, 1, "a"}).value() == "a");
  CHECK(joiner.add("1", {1, 1, "b"}).value() == "b");
}

TEST_CASE("parts out of order or inconsistent forget the message") {
  const auto wrong = GENERATE(values<Part>({{2, 2, ""}, {3, 3, ""}, {1, 3, ""}, {2, 4, ""}}));
  PartJoiner joiner;
  if (wrong.number != 2 || wrong.count != 2) CHECK(joiner.add("1", {1, 3, "a"}).ok());
  CHECK(code_of(joiner.add("1", wrong)) == ErrorCode::bad_part);
  CHECK(code_of(joiner.add("1", {2, 3, "b"})) == ErrorCode::bad_part);
  CHECK(joiner.add("1", {1, 1, "again"}).value() == "again");
}

TEST_CASE("a number above the count is refused") {
  PartJoiner joiner;
  CHECK(joiner.add("1", {1, 2, "a"}).ok());
  CHECK(joiner.add("1", {2, 2, "b"}).value() == "ab");
  CHECK(code_of(joiner.add("1", {3, 2, "c"})) == ErrorCode::bad_part);
}

TEST_CASE("only so many messages may be half received") {
  PartJoiner joiner;
  for (std::size_t i = 0; i < limits::kOpenParts; ++i) CHECK(joiner.add(std::to_string(i), {1, 2, "a"}).ok());
  CHECK(code_of(joiner.add("one more", {1, 2, "a"})) == ErrorCode::bad_part);
  // The others are not harmed, and room comes free.
  CHECK(joiner.add("0", {2, 2, "b"}).value() == "ab");
  CHECK(joiner.add("one more", {1, 2, "a"}).ok());
}

TEST_CASE("all open parts together are bounded") {
  PartJoiner joiner;
  const std::string half(limits::kJoinedMessage / 2, 'x');
  CHECK(joiner.add("1", {1, 9, half}).ok());
  CHECK(joiner.add("2", {1, 9, half}).ok());
  CHECK(code_of(joiner.add("2", {2, 9, "x"})) == ErrorCode::message_too_long);
  // The message that was too long is forgotten, and its bytes are free again.
  CHECK(joiner.add("1", {2, 2 + 7, half}).ok());
}

TEST_CASE("a reply that fits goes as it is") {
  const std::string reply(limits::kFrameOut, 'x');
  const auto frames = split_reply("1", reply);
  REQUIRE(frames.size() == 1);
  CHECK((frames[0] == reply));
}

TEST_CASE("every part of a long reply fits its frame and joins to the whole") {
  const auto [name, unit] = GENERATE(table<std::string, std::string>({
      {"ASCII", "x"},
      {"quotes: each byte takes two", "\""},
      {"backslashes", "\\"},
      {"control characters: each byte takes six", "\x01"},
      {"two bytes a character", "é"},
      {"three bytes a character", "文"},
      {"four bytes a character", "😀"},
      {"mixed", "a\"文\\😀é"},
  }));
  const std::string id = '"' + std::string(limits::kIdLength - 2, 'i') + '"';
  // Lengths that differ by less than a character move the cuts through all its bytes.
  for (std::size_t shift = 0; shift < 7; ++shift) {
    std::string reply(shift, 'a');
    while (reply.size() < limits::kFrameOut * 2) reply += unit;
    const auto frames = split_reply(id, reply);
    INFO(name << ", shift " << shift);
    CHECK(frames.size() > 2);
    for (const std::string& frame : frames) CHECK(frame.size() <= limits::kFrameOut);
    CHECK((join_all(frames) == reply));
  }
}
