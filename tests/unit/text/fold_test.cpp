// SPDX-License-Identifier: Apache-2.0
//
// Folding step by step (RULES.md, section 1), that clean text is not copied, and
// that every folded byte leads back to where it came from.
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "text/fold_bytes.hpp"
#include "text/fold_scan.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

std::string fold(std::string_view input) {
  return std::string(FoldedText(input).text());
}

TEST_CASE("Text that needs no folding is the input itself") {
  const std::string input = "see arXiv:2402.12345,\n\t(P19-1001) ~_{}!";
  const FoldedText folded(input);
  CHECK(folded.text().data() == input.data());
  CHECK(folded.text().size() == input.size());
  CHECK(folded.input_begin(4) == 4);
  CHECK(folded.input_end(20) == 20);
  CHECK(fold("").empty());
}

TEST_CASE("Step 2: every line end becomes LF, CRLF a single one") {
  CHECK(fold("a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h\ni") == "a\nb\nc\nd\ne\nf\ng\nh\ni");
  CHECK(fold("a\r\r\n\n") == "a\n\n\n");
}

TEST_CASE("Step 3: percent codes in their run") {
  CHECK(fold("https%3A%2F%2Farxiv.org%2Fabs%2F2402.12345 50% 100%") == "https://arxiv.org/abs/2402.12345 50% 100%");
  CHECK(fold("a%252Fb%25252Fc%2525252Fd") == "a/b/c%2Fd");
  CHECK(fold("%FF.\xFF \xFF") == "\uFFFD.\uFFFD \xFF");
  CHECK(fold("a%0D%0Ab%20c%C2%A0d") == "a\nb c d");
  CHECK(fold("%EF%BC%92%E2%80%91x%E2%80%8By") == "2-xy");
}

TEST_CASE("Step 4: full-width ASCII, but not the CJK marks that end an ID") {
  CHECK(fold("\uFF41\uFF52\uFF38\uFF49\uFF56\uFF1A\uFF12\uFF14\uFF10\uFF12\uFF0E\uFF11") == "arXiv:2402.1");
  CHECK(fold("\uFF01\uFF5E") == "!~");
  CHECK(fold("\u3002\u3001\u300C\uFF5F\uFF00") == "\u3002\u3001\u300C\uFF5F\uFF00");
}

TEST_CASE("Step 5: hyphens, but not the em dash") {
  CHECK(fold("P19\u20101001 P19\u20111001 a\u2012b\u2013c\u2212d\uFE63e\u2014f\u2015g") ==
        "P19-1001 P19-1001 a-b-c-d-e\u2014f\u2015g");
}

TEST_CASE("Step 6: blanks") {
  CHECK(fold("a\u00A0b\u2000c\u200Ad\u202Fe\u205Ff\u3000g\u1680h") == "a b c d e f g\u1680h");
}

TEST_CASE("Step 7: what is deleted") {
  CHECK(fold("24\u200B02\u200C.\u200D1\u20602\uFEFF3\u00AD45") == "2402.12345");
  CHECK(fold("\u200B").empty());
}

TEST_CASE("Step 8: &amp; is &, however often it was escaped") {
  CHECK(fold("forum?noteId=Y&amp;id=X&amp;amp;a=b") == "forum?noteId=Y&id=X&a=b");
  CHECK(fold("a&b&am;&amp &ampx;") == "a&b&am;&amp &ampx;");
  CHECK(fold("a%26amp;b") == "a&b");
}

TEST_CASE("Step 9: a backslash before a mark that is meant as it stands goes") {
  CHECK(fold("id\\=\\_VjQ\\_J\\-\\&x https:\\/\\/a\\.b") == "id=_VjQ_J-&x https://a.b");
  CHECK(fold("a\\%2Fb%5C_c \\&amp;d") == "a/b_c &d");
  const std::string same = "\\2 \\alpha C:\\x \\( \\[ \\\\ \\";
  CHECK(fold(same) == same);
  const FoldedText folded("x\\_y");
  CHECK(folded.input_begin(1) == 2);
  CHECK(folded.input_end(1) == 1);
}

TEST_CASE("What is not folded stays: ligatures, homoglyphs, combining marks, broken UTF-8") {
  const std::string input = "\uFB01 \u0430rXiv e\u0301 \xE8\xAE \xED\xA0\x80";
  CHECK(fold(input) == input);
}

TEST_CASE("A span leads to the whole of what it came from, and to nothing beside it") {
  const std::string input = "x\u200B\uFF12\uFF14%30%32\u200By";
  const FoldedText folded(input);
  REQUIRE(folded.text() == "x2402y");
  CHECK(folded.input_begin(1) == input.find("\uFF12"));
  CHECK(folded.input_end(1) == 1);
  CHECK(folded.input_begin(3) == input.find("%30"));
  CHECK(folded.input_end(5) == input.find("%32") + 3);
  CHECK(folded.input_begin(5) == input.find('y'));
  CHECK(folded.input_end(6) == input.size());
}

TEST_CASE("Positions lead through a wrapper that was taken off") {
  const std::string input = "\uFF08https://urldefense.com/v2/url?u=https-3A__arxiv.org_abs_2402.12345-253Fa&d=x";
  const FoldedText folded(input);
  const std::size_t at = folded.text().find("https://arxiv.org/abs/2402.12345?a");
  REQUIRE(at != std::string_view::npos);
  CHECK(folded.input_begin(at) == input.find("https-3A"));
  CHECK(folded.input_begin(at + 22) == input.find("2402"));
  CHECK(folded.input_end(at + 32) == input.find("-253F"));
  CHECK(folded.input_end(at + 33) == input.find("a&d"));
}

constexpr std::array<std::string_view, 33> kPieces = {
    "a",         "Z9",         " ",      "\n",        "\r\n", "\r",       "\v",        "%",          "%2",
    "%41",       "%2541",      "%FF",    "%E8%AE%BA", "&",    "&amp;",    "&amp;amp;", "\u8BBA",     "\uFF12",
    "\u2011",    "\u200B",     "\u00A0", "\u2028",    "\xFF", "\xE8\xAE", "\u00E9",    "\U0001F600", "%E2%80%8B",
    "%EF%BC%92", "2402.12345", "/",      "\\",        "\\_",  "%5C"};

std::string random_text(std::mt19937& random) {
  std::string text;
  for (std::size_t pieces = random() % 20; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
  return text;
}

/// The folded byte [i] may stand for the input bytes [begin, end).
bool may_come_from(char folded, std::string_view source) {
  if (source.size() == 1 && source[0] == folded) return true;
  if (source.empty()) return false;
  const std::string again(FoldedText(source).text());
  return again.find(folded) != std::string::npos;
}

TEST_CASE("Every folded byte of random text leads back to what folds to it, in order") {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::string input = random_text(random);
    const FoldedText folded(input);
    std::size_t last = 0;
    for (std::size_t i = 0; i < folded.text().size(); ++i) {
      const std::size_t begin = folded.input_begin(i);
      const std::size_t end = folded.input_end(i + 1);
      INFO("input: " << input << "\nfolded byte " << i << " from [" << begin << ", " << end << ")");
      REQUIRE(begin < end);
      REQUIRE(end <= input.size());
      REQUIRE(begin >= last);
      const char c = folded.text()[i];
      if (static_cast<unsigned char>(c) < 0x80)
        REQUIRE(may_come_from(c, std::string_view(input).substr(begin, end - begin)));
      last = begin;
    }
  }
}

TEST_CASE("An ASCII byte that stands unchanged in the input leads to that same byte") {
  // Each marked byte is one letter that stands once, so its place in the input is known.
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    std::string input;
    std::vector<std::pair<char, std::size_t>> marked;
    for (char mark = 'k'; mark <= 'u'; ++mark) {
      // "a" + "mp;" of "&amp;" and the digits of codes hold none of these letters but m and p.
      if (mark == 'm' || mark == 'p') continue;
      input += random_text(random);
      marked.emplace_back(mark, input.size());
      input += mark;
    }
    input += random_text(random);
    const FoldedText folded(input);
    for (const auto& [mark, place] : marked) {
      const std::size_t at = folded.text().find(mark);
      INFO("input: " << input << "\nmark " << mark);
      REQUIRE(at != std::string_view::npos);
      REQUIRE(folded.input_begin(at) == place);
      REQUIRE(folded.input_end(at + 1) == place + 1);
    }
  }
}

TEST_CASE("Folding what is folded changes nothing, percent codes, backslashes and broken UTF-8 aside") {
  std::mt19937 random(5);
  for (int round = 0; round < 1000; ++round) {
    const std::string once = fold(random_text(random));
    if (once.find_first_of("%\\") != std::string::npos || once.find("&amp;") != std::string::npos) continue;
    REQUIRE(fold(once) == once);
  }
}

std::vector<CpuLevel> levels_of_this_machine() {
  std::vector<CpuLevel> levels;
  for (const CpuLevel level : {CpuLevel::plain, CpuLevel::ssse3, CpuLevel::avx2, CpuLevel::avx512}) {
    if (level <= cpu_level()) levels.push_back(level);
  }
  return levels;
}

TEST_CASE("The first change is found wherever it stands") {
  for (const std::string change : {"\r", "\v", "\f", "%41", "%%", "%4%31", "&amp;", "\u00A0", "\u2011", "\u200B",
                                   "\u3000", "\uFF12", "urldefense.", "\\_", "\\/"}) {
    for (std::size_t at = 0; at < 150; ++at) {
      const std::string text = std::string(at, 'u') + change + std::string(150 - at, '.');
      for (const CpuLevel level : levels_of_this_machine()) REQUIRE(next_change(text, 0, level) == at);
    }
  }
}

TEST_CASE("What folding leaves alone is no change: letters, dashes and signs that mean nothing") {
  for (const std::string same : {"caf\u00E9", "\u2014", "\u8BBA\u6587", "100% of", "a & b", "&lt;", "%", "%4", "&am",
                                 "\xFF\xC2", "\xE2\x80", "urldefense", "u123456789.", "\U0001F600", "\\", "\\\\x"}) {
    const std::string text = std::string(70, 'x') + same + std::string(70, ' ');
    for (const CpuLevel level : levels_of_this_machine()) CHECK(next_change(text, 0, level) == text.size());
    CHECK(fold(text) == text);
  }
}

TEST_CASE("Random text is the same up to its first change, and all loops find it") {
  std::mt19937 random(8);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 130, 'u');
    text += random_text(random) + std::string(random() % 130, '.') + random_text(random);
    const std::size_t change = next_change(text, 0, CpuLevel::plain);
    for (const CpuLevel level : levels_of_this_machine()) REQUIRE(next_change(text, 0, level) == change);
    REQUIRE((change < text.size() || fold(text) == text));
    // Cut before the change nothing folds; a code that the cut would complete is none.
    REQUIRE(fold(text.substr(0, change)) == text.substr(0, change));
  }
}

TEST_CASE("Every change is marked, in whole blocks, by all loops") {
  std::mt19937 random(9);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    while (text.size() < 3000) text += random_text(random) + std::string(random() % 130, 'u') + "urldefense.";
    const std::size_t from = random() % text.size();
    for (const CpuLevel level : levels_of_this_machine()) {
      ChangeMarks marks;
      mark_changes(text, from, marks, level);
      REQUIRE(from + marks.blocks * ChangeMarks::kBlock <= text.size());
      for (std::size_t i = 0; i < marks.blocks * ChangeMarks::kBlock; ++i) {
        if (next_change(text, from + i, CpuLevel::plain) != from + i) continue;
        REQUIRE((marks.masks[i / ChangeMarks::kBlock] >> (i % ChangeMarks::kBlock) & 1U) != 0);
      }
    }
  }
}

TEST_CASE("A long text folds as each of its lines does, and leads back to the same bytes") {
  std::mt19937 random(10);
  for (int round = 0; round < 100; ++round) {
    std::string text;
    std::string folded;
    std::vector<std::size_t> begins;
    for (int lines = 0; lines < 60; ++lines) {
      const std::string line =
          "x" + random_text(random) + std::string(random() % 200, 'u') + random_text(random) + "\n";
      const FoldedText one(line);
      for (std::size_t i = 0; i < one.text().size(); ++i) begins.push_back(text.size() + one.input_begin(i));
      folded += one.text();
      text += line;
    }
    const FoldedText whole(text);
    REQUIRE(whole.text() == folded);
    for (std::size_t i = 0; i < folded.size(); ++i) REQUIRE(whole.input_begin(i) == begins[i]);
  }
}

TEST_CASE("The byte that folding looks for next is told alike many at a time and one by one") {
  for (int value = 0; value < 256; ++value) {
    const std::string text = std::string(20, 'x') + static_cast<char>(value) + std::string(20, 'x');
    INFO(value);
    CHECK((next_may_change(text, 0) == 20) == kMayChange[static_cast<std::size_t>(value)]);
    CHECK((run_end(text, 0) == 20) == kEndsRun[static_cast<std::size_t>(value)]);
  }
}

TEST_CASE("A text of many parts leads back from any of them, in any order") {
  std::mt19937 random(11);
  std::string text;
  std::string folded;
  std::vector<std::size_t> begins;
  std::vector<std::size_t> ends;
  while (text.size() < 200'000) {
    const std::string line = "x" + random_text(random) + std::string(random() % 300, 'u') + "\n";
    const FoldedText one(line);
    for (std::size_t i = 0; i < one.text().size(); ++i) {
      begins.push_back(text.size() + one.input_begin(i));
      ends.push_back(text.size() + one.input_end(i + 1));
    }
    folded += one.text();
    text += line;
  }
  const FoldedText whole(text);
  REQUIRE(whole.text() == folded);
  for (int round = 0; round < 20'000; ++round) {
    const std::size_t begin = random() % folded.size();
    const std::size_t end = std::min(folded.size(), begin + 1 + random() % 20);
    REQUIRE(whole.input_begin(begin) == begins[begin]);
    REQUIRE(whole.input_end(end) == ends[end - 1]);
  }
}

TEST_CASE("A wrapper is taken off wherever folding comes upon its name") {
  const std::string wrapped = "https://urldefense.com/v3/__https://arxiv.org/abs/2402.12345__;!!x";
  for (const std::string before : {"", "\r\n", "a%20b ", "http://x.org/?a=%20&u=", "\uFF12"}) {
    const std::string long_text = std::string(500, '.') + " " + before + wrapped;
    INFO(before);
    CHECK(fold(long_text).find("__;") == std::string::npos);
    CHECK(fold(before + wrapped).find("__;") == std::string::npos);
  }
  CHECK(fold("urldefense.net/v3/__x__;\r\n") == "urldefense.net/v3/__x__;\n");
}

}  // namespace
}  // namespace paperhop
