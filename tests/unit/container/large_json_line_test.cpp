// SPDX-License-Identifier: Apache-2.0
//
// Large lines of JSON are read as small ones are.
#include "container/large_json_line.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "container/json_text.hpp"
#include "container/window.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

const JsonLineFields kFields{{"text", "more"}, ""};

std::string told_of(std::string_view line) {
  const Result<LargeJsonLine> read = read_large_json_line(line, kFields);
  if (!read.ok()) return read.error().message;
  std::string told = read.value().id;
  for (const std::string_view text : read.value().texts) told += "|" + undo_json_escapes(text);
  return told;
}

TEST_CASE("a large line is walked over") {
  CHECK(told_of(R"({"id":7,"text":"a\"b\\","x":{"text":"no","y":["]}",{}]},"more":"c"})") == R"(7|a"b\|c)");
  CHECK(told_of(R"( { "te\u0078t" : "a" , "id" : "\u00e9" } )") == "é|a");
  CHECK(told_of(R"({"text":null,"id":true})").empty());
  CHECK(told_of("{}").empty());
}

TEST_CASE("what is no object is told with its reason") {
  CHECK(told_of("[1]") == "it begins as something else");
  CHECK(told_of(R"({"text":"a"} {})") == "something stands behind the object");
  CHECK(told_of(R"({"text":"a)") == "a value that does not end");
  CHECK(told_of(R"({"text":"\q"})") == "a string with a wrong escape");
  CHECK(told_of("{\"text\":\"a\tb\"}") == "a value that does not end");
  CHECK(told_of(R"({"text" "a"})") == "a name without a value");
  CHECK(told_of(R"({"text":})") == "a name without a value");
  CHECK(told_of(R"({text:"a"})") == "a name that is no string");
  CHECK(told_of("") == "it begins as something else");
}

TEST_CASE("a line that simdjson reads is read alike") {
  const std::unique_ptr<JsonLineReader> reader = json_lines_module()->make_reader();
  const std::string start =
      R"({"id":"a\u0041","n":[1,{"id":2}],"text":"see \"2402.12345\"\n\\","k":{"text":"x"},"more":"é\/","z":-1.5e3})";
  constexpr std::string_view kBytes = "\"\\{}[]:,a1 un";
  std::minstd_rand random(3);
  std::size_t good = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string line = start;
    for (auto changes = random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % line.size();
      if (random() % 2 == 0) {
        line[at] = kBytes[random() % kBytes.size()];
      } else {
        line.erase(at, 1);
      }
    }
    if (find_invalid_utf8(line) != std::string_view::npos) continue;
    const Block block = block_of(line);
    const JsonLine* const expected = reader->read(block.view(), kFields);
    // Broken JSON may be refused by the one and guessed at by the other.
    if (!expected || !read_large_json_line(line, kFields).ok()) continue;
    ++good;
    CAPTURE(line);
    std::string told = expected->id;
    for (const JsonLine::Text& text : expected->texts) told += "|" + std::string(text.text);
    REQUIRE(told_of(line) == told);
  }
  CHECK(good > 1000);
}

}  // namespace
}  // namespace paperhop
