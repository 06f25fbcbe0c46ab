// SPDX-License-Identifier: Apache-2.0
//
// Where a long text may be cut: behind a line end that no soft gap crosses.
#include "ids/blocks.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "text/fold.hpp"
#include "text/fold_scan.hpp"

namespace paperhop {
namespace {

using limits::kBlock;
using limits::kBlockMax;

/// A text of one line that is just too long for one block, then `rest`.
std::string long_line_then(const std::string& rest) {
  return std::string(kBlock, 'x') + rest;
}

TEST_CASE("A text up to the size of a block is one block") {
  CHECK(block_end("", 0) == 0);
  CHECK(block_end("a\n\nb", 0) == 4);
  const std::string text = std::string(kBlock - 2, ',') + "\n\n";
  CHECK(block_end(text, 0) == text.size());
  CHECK(block_end("y" + text, 1) == 1 + text.size());
}

TEST_CASE("Safe: a blank line, and a line whose end ends every ID") {
  for (const std::string safe : {"\n\n", "\n \t\n", "\n\r\n", "\r\n\r\n", ",\n", ";\n", "!\n", ")\n", "]\n", "}\n",
                                 ", \n", ")\r\n", "\u3002\n", "\uFF0C\n", "\uFF0C\r\n"}) {
    const std::string text = long_line_then(safe + std::string(kBlock, 'y'));
    INFO("\"" << safe << "\"");
    CHECK(block_end(text, 0) == kBlock + safe.find('\n') + 1);
  }
}

TEST_CASE("Not safe: a line end inside a soft gap, which some ID crosses") {
  for (const std::string gap : {"\n", " \n ", ":\n", "/\n", ".\n", "-\n", "=\n", "(\n", "[\n", "#\n", "{\n", "?\n",
                                "\r\n", "\xE2\x80\x8B\n", "\uFF1A\n", "\u8BBA\n", "\xB3\x80\x82\n"}) {
    const std::string text = long_line_then(gap + std::string(kBlock, 'y') + "\n\n" + std::string(kBlock, 'z'));
    INFO("\"" << gap << "\"");
    CHECK(block_end(text, 0) == kBlock + gap.size() + kBlock + 1);
  }
}

TEST_CASE("The rest of a text without a safe place is one block, up to the largest") {
  const std::string text(2 * kBlock, 'x');
  CHECK(block_end(text, 0) == text.size());
  CHECK(block_end(text, 5) == text.size());
}

TEST_CASE("Above the largest block a cut comes anyway: line end, blank or byte") {
  std::string text(kBlockMax + 10, 'x');
  CHECK(block_end(text, 0) == kBlockMax);
  text[100] = ' ';
  CHECK(block_end(text, 0) == 101);
  text[50] = '\n';
  CHECK(block_end(text, 0) == 51);
  text[kBlockMax] = '\n';  // just behind the largest block
  CHECK(block_end(text, 0) == 51);
}

TEST_CASE("Blocks cover a text without holes and go on from any begin") {
  std::string text;
  while (text.size() < 5 * kBlock) text += "Some words of a line that goes on\nand ends here, with a comma,\n";
  std::size_t blocks = 0;
  for (std::size_t begin = 0; begin < text.size(); ++blocks) {
    const std::size_t end = block_end(text, begin);
    REQUIRE(end > begin);
    REQUIRE(end <= text.size());
    if (end < text.size()) {
      CHECK(end - begin > kBlock);
      CHECK(end - begin < kBlock + 100);
      CHECK(text.substr(end - 2, 2) == ",\n");
    }
    begin = end;
  }
  CHECK(blocks == 5);
}

/// A text whose safe places are near, far, and none within the largest block.
std::string text_of_all_kinds() {
  std::string text;
  while (text.size() < 3 * kBlock) text += "Some words of a line that goes on\nand ends here, with a comma,\n";
  text += std::string(kBlock, 'x') + "\n" + std::string(600, ' ') + "\n\n";  // blanks further than one looks
  text += std::string(kBlockMax, 'y') + " \n \n";
  for (int i = 0; i < 40000; ++i) text += "a line that goes on\n";
  return text + std::string(kBlock, 'z') + "\r\n\r\n and an end";
}

TEST_CASE("A reader that holds only the beginning finds the same pieces") {
  const std::string text = text_of_all_kinds();
  for (const std::size_t step : {std::size_t{1} << 16, std::size_t{100'003}, kBlockMax}) {
    std::size_t begin = 0;
    std::size_t held = 0;
    while (held < text.size()) {
      held = std::min(text.size(), held + step);
      const auto held_text = [&] { return std::string_view(text).substr(begin, held - begin); };
      for (std::size_t end = first_block_end(held_text()); end != 0; end = first_block_end(held_text())) {
        REQUIRE(begin + end == block_end(text, begin));
        begin += end;
      }
      REQUIRE(held - begin <= kBlockMax + limits::kCutLookAhead + step);
    }
    CHECK(begin > kBlockMax);
    CHECK(block_end(text, begin) + limits::kCutLookAhead > text.size());
  }
}

TEST_CASE("Several pieces that are searched at once are cut as in the whole text") {
  const std::string text = text_of_all_kinds();
  for (const std::size_t step : {std::size_t{1} << 16, std::size_t{100'003}, 5 * kBlock, kBlockMax}) {
    std::size_t begin = 0;
    std::size_t most_at_once = 0;
    for (std::size_t held = 0; held < text.size();) {
      held = std::min(text.size(), held + step);
      const std::size_t end = last_block_end(std::string_view(text).substr(begin, held - begin));
      const std::string_view part = std::string_view(text).substr(begin, end);
      std::size_t pieces = 0;
      for (std::size_t cut = 0; cut < part.size(); ++pieces) {
        const std::size_t next = block_end(part, cut);
        REQUIRE(begin + next == block_end(text, begin + cut));
        cut = next;
      }
      most_at_once = std::max(most_at_once, pieces);
      begin += end;
    }
    CHECK(begin > kBlockMax);
    if (step > 2 * kBlock) CHECK(most_at_once > 1);
  }
}

TEST_CASE("Far behind the size of a block a line that begins with a plain word will do") {
  std::string text;
  while (text.size() < 3 * limits::kBlockFar)
    text += "1 word of a line. \nPlain words of another.\n2402.12345 is a number.\n";
  const std::size_t end = block_end(text, 0);
  CHECK(end > limits::kBlockFar);
  CHECK(end < limits::kBlockFar + 100);
  CHECK(text.substr(end, 6) == "Plain ");
}

/// Lines of what folds and what does not, with line ends of all kinds.
std::string text_of_lines(std::mt19937& random, std::size_t lines) {
  constexpr std::array<std::string_view, 12> kWords = {"plain words ",
                                                       "arXiv:2402.12345",
                                                       "%2F%41",
                                                       "&amp;",
                                                       "\u2011",
                                                       "\xFF",
                                                       "\u00A0",
                                                       "urldefense.com/v3/__https://a.b__;",
                                                       "x",
                                                       ".",
                                                       "\uFF12",
                                                       " "};
  constexpr std::array<std::string_view, 8> kEnds = {"\n", ",\n", ";\n", ")\n", "\n\n", "\r\n", "\n \n", ":\n"};
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) {
    text += std::string(random() % 4 == 0 ? random() % 600 : 0, 'y');
    for (std::size_t words = random() % 4; words > 0; --words)
      text += kWords[random() % (random() % 4 == 0 ? kWords.size() : 1)];
    text += kEnds[random() % kEnds.size()];
  }
  return text;
}

TEST_CASE("The pieces of a block cover it, and folded one by one they are the folded block") {
  std::mt19937 random(7);
  std::size_t unfolded = 0;
  std::size_t folding = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string text = text_of_lines(random, 1 + random() % 60);
    Pieces pieces(text);
    std::string folded;
    std::size_t end = 0;
    for (Piece piece; pieces.next(piece);) {
      REQUIRE(piece.begin == end);
      REQUIRE(piece.end > end);
      end = piece.end;
      const std::string part = text.substr(piece.begin, piece.end - piece.begin);
      if (!piece.folds) REQUIRE(next_change(part, 0) == part.size());
      folded += FoldedText(part).text();
      ++(piece.folds ? folding : unfolded);
    }
    REQUIRE(end == text.size());
    REQUIRE(folded == FoldedText(text).text());
  }
  CHECK(unfolded > 300);
  CHECK(folding > 300);
}

}  // namespace
}  // namespace paperhop
