// SPDX-License-Identifier: Apache-2.0
//
// Strangers' text cannot steer the terminal.
#include "cli/terminal/printable.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

std::string around(char32_t c) {
  std::string text = "a";
  append_utf8(text, c);
  return text + "b";
}

TEST_CASE("plain text of any script stays as it is") {
  CHECK(printable("") == "");
  CHECK(printable("论文 é ~\U0001F4C4") == "论文 é ~\U0001F4C4");
}

TEST_CASE("every control, bidirectional mark and separator is replaced, its neighbours are not") {
  struct Range {
    char32_t first, last;
  };
  const auto range = GENERATE(Range{0x00, 0x1F}, Range{0x7F, 0x9F}, Range{0x061C, 0x061C}, Range{0x200E, 0x200F},
                              Range{0x2028, 0x202E}, Range{0x2066, 0x2069});
  for (char32_t c = range.first; c <= range.last; ++c) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(printable(around(c)) == "a\uFFFDb");
  }
  for (const char32_t c : {range.first - 1, range.last + 1}) {
    if (range.first == 0 && c != range.last + 1) continue;
    CAPTURE(static_cast<unsigned>(c));
    CHECK(printable(around(c)) == around(c));
  }
}

TEST_CASE("an escape sequence is shown, not obeyed") {
  CHECK(printable("a\x1B[2Jb\nc\td\x7F") == "a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFD");
}

TEST_CASE("each broken byte is replaced") {
  CHECK(printable("a\xFF\xC3") == "a\uFFFD\uFFFD");
}

TEST_CASE("line feeds and tabs stay where they are wanted, nothing else does") {
  CHECK(printable("a\tb\nc", true) == "a\tb\nc");
  CHECK(printable("a\rb\x1B\u2028\u202E\xFF", true) == "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace paperhop::cli
