// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 both ways against a table of well-formed and broken sequences (Unicode 15, table 3-7), and
// the tables of section 1 and 2 of the identifiers: what folds, what is a letter, what is CJK.
#include "text/unicode.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace paperhop {
namespace {

struct Sequence {
  std::string bytes;
  char32_t value;
};

const std::vector<Sequence> kWellFormed = {
    {std::string(1, '\0'), 0},
    {"A", U'A'},
    {"\x7F", 0x7F},
    {"\xC2\x80", 0x80},
    {"\xDF\xBF", 0x7FF},
    {"\xE0\xA0\x80", 0x800},
    {"\xED\x9F\xBF", 0xD7FF},
    {"\xEE\x80\x80", 0xE000},
    {"\xEF\xBF\xBD", 0xFFFD},
    {"\xEF\xBF\xBF", 0xFFFF},
    {"\xF0\x90\x80\x80", 0x10000},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF},
};

/// No prefix of these starts a well-formed sequence.
const std::vector<std::string> kBroken = {
    "\x80",
    "\xBF",  // continuation alone
    "\xC0\x80",
    "\xC1\xBF",  // overlong, two bytes
    "\xE0\x80\x80",
    "\xE0\x9F\xBF",  // overlong, three bytes
    "\xF0\x80\x80\x80",
    "\xF0\x8F\xBF\xBF",  // overlong, four bytes
    "\xED\xA0\x80",
    "\xED\xBF\xBF",  // surrogates
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xF8\x88\x80\x80\x80",
    "\xFF",
    "\xFE",  // above U+10FFFF
    "\xC2",
    "\xE8\xAE",
    "\xE8",
    "\xF0\x9F\x98",
    "\xF0\x9F",
    "\xF0",  // cut short
    "\xC2"
    "A",
    "\xE8\xAE"
    "A",
    "\xF0\x9F\x98"
    "A",
};

TEST_CASE("Well-formed sequences are read forwards and backwards") {
  for (const Sequence& each : kWellFormed) {
    const std::string text = "x" + each.bytes + "y";
    INFO(std::hex << static_cast<unsigned>(each.value));
    const CodePoint forwards = decode_utf8(text, 1);
    CHECK(forwards.valid);
    CHECK(forwards.value == each.value);
    CHECK(forwards.size == each.bytes.size());
    const CodePoint backwards = decode_utf8_before(text, 1 + each.bytes.size());
    CHECK(backwards.valid);
    CHECK(backwards.value == each.value);
    CHECK(backwards.size == each.bytes.size());
    CHECK(find_invalid_utf8(text) == std::string_view::npos);
    std::string written;
    append_utf8(written, each.value);
    CHECK(written == each.bytes);
  }
}

TEST_CASE("Every byte of a broken sequence is one invalid U+FFFD") {
  for (const std::string& bytes : kBroken) {
    INFO("first byte " << static_cast<int>(static_cast<unsigned char>(bytes[0])) << ", " << bytes.size() << " bytes");
    const CodePoint point = decode_utf8(bytes, 0);
    CHECK_FALSE(point.valid);
    CHECK(point.value == 0xFFFD);
    CHECK(point.size == 1);
    CHECK(find_invalid_utf8("ok\xC3\xA9" + bytes) == 4);
    const bool ends_in_ascii = static_cast<unsigned char>(bytes.back()) < 0x80;
    CHECK(decode_utf8_before(bytes, bytes.size()).valid == ends_in_ascii);
    CHECK(decode_utf8_before(bytes, bytes.size()).size == 1);
  }
}

TEST_CASE("A sequence is not read across the end that was given") {
  const std::string text = "\xE8\xAE\xBA";
  CHECK_FALSE(decode_utf8(std::string_view(text).substr(0, 2), 0).valid);
  CHECK_FALSE(decode_utf8_before(text, 2).valid);
  CHECK_FALSE(decode_utf8_before(text, 1).valid);
}

TEST_CASE("Forwards and backwards cut any bytes in the same places") {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"a",    "\xC3\xA9", "\xE8\xAE\xBA", "\xF0\x9F\x98\x80", "\x80",
                                           "\xE8", "\xF0\x9F", "\xED\xA0\x80", "\xC0\x80",         "\xFF"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    std::vector<std::size_t> forwards;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) forwards.push_back(at);
    std::vector<std::size_t> backwards;
    for (std::size_t end = text.size(); end > 0;) {
      end -= decode_utf8_before(text, end).size;
      backwards.insert(backwards.begin(), end);
    }
    REQUIRE(forwards == backwards);
  }
}

TEST_CASE("What is no code point is written as U+FFFD") {
  for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string out = "x";
    append_utf8(out, value);
    CHECK(out == "x\xEF\xBF\xBD");
  }
}

/// The table of section 1, steps 2, 4, 5, 6 and 7, as the law writes it.
Fold fold_by_the_law(char32_t value) {
  using Action = Fold::Action;
  const auto is_one_of = [&](std::u32string_view set) { return set.find(value) != std::u32string_view::npos; };
  if (is_one_of(U"\u0085\u2028\u2029")) return {Action::replace, '\n'};
  if (value >= 0xFF01 && value <= 0xFF5E) return {Action::replace, static_cast<char>(value - 0xFEE0)};
  if (is_one_of(U"\u2010\u2011\u2012\u2013\u2212\uFE63")) return {Action::replace, '-'};
  if (is_one_of(U"\u00A0\u202F\u205F\u3000") || (value >= 0x2000 && value <= 0x200A)) return {Action::replace, ' '};
  if (is_one_of(U"\u200B\u200C\u200D\u2060\uFEFF\u00AD")) return {Action::remove, 0};
  return {};
}

TEST_CASE("Every code point from U+0080 folds as the law says") {
  for (char32_t value = 0x80; value <= 0x10FFFF; ++value) {
    const Fold wanted = fold_by_the_law(value);
    const Fold folded = fold_code_point(value);
    if (folded.action != wanted.action || (wanted.action == Fold::Action::replace && folded.ascii != wanted.ascii)) {
      FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(value));
    }
  }
  CHECK(fold_code_point(0x2014).action == Fold::Action::keep);
}

TEST_CASE("Latin, Greek and Cyrillic letters make a token longer; CJK and signs do not") {
  for (const char32_t letter : U"aZ\u00AA\u00B5\u00C0\u00DF\u00FF\u0152\u03B1\u03A9\u0430\u042F\u0457\u1E9E\u1F00") {
    if (letter == 0) continue;  // the end of the literal
    INFO(std::hex << static_cast<unsigned>(letter));
    CHECK(is_letter(letter));
    CHECK_FALSE(is_cjk(letter));
  }
  for (const char32_t other : U"0_-\u00D7\u00F7\u00B0\u00B1\u2014\u20AC\u8BBA\uAC00\u3002\U0001F600\uFFFD") {
    INFO(std::hex << static_cast<unsigned>(other));
    CHECK_FALSE(is_letter(other));
  }
}

TEST_CASE("CJK is ideographs, kana, hangul and their punctuation") {
  for (const char32_t cjk : U"\u8BBA\u3042\u30AB\uD55C\u3002\u3001\u300C\uFF0C\uF900\uFE30\U00020000\u2E80") {
    if (cjk == 0) continue;
    INFO(std::hex << static_cast<unsigned>(cjk));
    CHECK(is_cjk(cjk));
  }
  for (const char32_t other : U"a \u00E9\u0430\u2019\u2026\u20AC\U0001F600\uFFFD") {
    INFO(std::hex << static_cast<unsigned>(other));
    CHECK_FALSE(is_cjk(other));
  }
}

TEST_CASE("Letters and digits beside a place, at the ends of the text too") {
  const std::string text =
      "\xC3\xA9"
      "7\xE8\xAE\xBA_\xCE\xB1";  // é7论_α
  CHECK(letter_or_digit_at(text, 0));
  CHECK(letter_or_digit_before(text, 2));
  CHECK(letter_or_digit_at(text, 2));
  CHECK(letter_or_digit_before(text, 3));
  CHECK_FALSE(letter_or_digit_at(text, 3));
  CHECK_FALSE(letter_or_digit_before(text, 6));
  CHECK_FALSE(letter_or_digit_at(text, 6));
  CHECK(letter_or_digit_before(text, text.size()));
  CHECK_FALSE(letter_or_digit_at(text, text.size()));
  CHECK_FALSE(letter_or_digit_before(text, 0));
  CHECK_FALSE(letter_or_digit_at("\xC3", 0));
}

TEST_CASE("Case changes touch ASCII only") {
  CHECK(lower_ascii("ArXiv \xC3\x89[@Z") == "arxiv \xC3\x89[@z");
  CHECK(upper_ascii("p19-1001v{ \xC3\xA9") == "P19-1001V{ \xC3\xA9");
}

}  // namespace
}  // namespace paperhop
