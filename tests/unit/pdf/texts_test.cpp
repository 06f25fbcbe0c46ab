// SPDX-License-Identifier: Apache-2.0
//
// The small readers of texts: cleaning, fonts' codes, orders of text, turned lines.
#include <catch2/catch.hpp>

#include "base/limits.hpp"
#include "pdf/clean_text.hpp"
#include "pdf/glyph_names.hpp"
#include "pdf/inflate.hpp"
#include "pdf/text_order.hpp"
#include "pdf/to_unicode.hpp"
#include "pdf/turned_lines.hpp"

using namespace paperhop;
using namespace paperhop::pdf;

TEST_CASE("texts become valid UTF-8 and are cut between characters") {
  std::string text =
      "a\xFF"
      "b\xC3";
  CHECK_FALSE(clean_text(text, 100));
  CHECK(text ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  text = "x\xC3\xA9y";
  CHECK(clean_text(text, 2));
  CHECK(text == "x");
}

TEST_CASE("addresses are UTF-16, UTF-8 or Latin-1") {
  CHECK(decode_address(std::string("\xFE\xFF\0a\xD8\x3D\xDE\x00", 8)) == "a\xF0\x9F\x98\x80");
  CHECK(decode_address(std::string("\xFF\xFE"
                                   "a\0",
                                   4)) == "a");
  CHECK(decode_address("\xEF\xBB\xBF"
                       "b") == "b");
  CHECK(decode_address("\xC3\xA9") == "\xC3\xA9");
  CHECK(decode_address("\xE9") == "\xC3\xA9");
  CHECK(decode_utf16(std::string("\xD8\x3D", 2), true) == "\xEF\xBF\xBD");
}

TEST_CASE("ToUnicode maps are read") {
  ContentFont font;
  apply_to_unicode(
      "1 beginbfchar <03> <0066 0069> endbfchar 2 beginbfrange <0010> <0012> <0041> "
      "<0020> <0021> [<0061> <0062>] endbfrange",
      font);
  REQUIRE(font.text(3));
  CHECK(*font.text(3) == "fi");
  CHECK(*font.text(0x12) == "C");
  CHECK(*font.text(0x21) == "b");
  CHECK_FALSE(font.text(0x22));
}

TEST_CASE("broken ToUnicode maps end") {
  for (const char* map : {"beginbfchar <", "beginbfrange <00> <FFFFFFFF> <", "beginbfrange <0> <1> 3",
                          "beginbfchar <01>", "beginbfrange <FFFF> <0000> <0041>", "beginbfchar <010203> <0041>"}) {
    ContentFont font;
    apply_to_unicode(map, font);
    CHECK_FALSE(font.text(1));
  }
}

TEST_CASE("glyphs have names") {
  CHECK(glyph_text("A") == "A");
  CHECK(glyph_text("colon") == ":");
  CHECK(glyph_text("fi") == "fi");
  CHECK(glyph_text("uni0041") == "A");
  CHECK(glyph_text("one.oldstyle") == "1");
  CHECK(glyph_text("g123").empty());
}

TEST_CASE("reading order is asked for where an address is broken") {
  CHECK(needs_reading_order("see openre-\nview.net/forum?id=x\n"));
  CHECK(needs_reading_order("see https://aclanthol\nogy.org/P19-1001\n"));
  CHECK(needs_reading_order("in arXiv:\nColumn two begins\n"));
  CHECK_FALSE(needs_reading_order("in arXiv:\n2304.02623 and\nmore\n"));
  CHECK_FALSE(needs_reading_order("arXiv:2304.02623 and arXiv preprint hep-\nph/0407532\n"));
  CHECK_FALSE(needs_reading_order(""));
}

TEST_CASE("reading order is asked for where columns are drawn line by line") {
  CHECK(needs_reading_order("preprint arXiv:1706. [4] E. Hu. https://openreview.net/\n03762, 2017. forum?id=x\n"));
  CHECK(needs_reading_order("[3] J. D. 10.18653/v1/N19- [5] A. Radford\n1423. In ICML\n"));
  CHECK(needs_reading_order("arXiv:2005.141 [5] A. Radford\n65, 2020\n"));
  CHECK(needs_reading_order("arXiv: [5] A. Radford\n2005.14165, 2020\n"));
  CHECK_FALSE(needs_reading_order("arXiv:1412.6980 [5] arXiv:2005.14165v2. arXiv: 2005.14166 [cs.CL] on arXiv. We\n"));
  CHECK_FALSE(needs_reading_order("https://arxiv.org/abs/1203.4567 https://aclanthology.org/P19-1001/.\n"));
}

TEST_CASE("turned words of a column become a line") {
  const std::vector<TurnedWord> words{{"arXiv:1", 10, 500, 20, 600, 3, true},
                                      {"[cs]", 10, 470, 20, 498, 3, false},
                                      {"axis", 200, 300, 210, 340, 3, false},
                                      {"upside", 300, 300, 340, 310, 2, false}};
  const auto lines = join_turned_words(words, 792);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].text == "arXiv:1 [cs]");
  CHECK(lines[0].y == 192);
  CHECK(lines[1].text == "axis");
}

TEST_CASE("Flate data are unpacked as far as they go") {
  // "hello hello hello hello" by zlib.
  const std::string packed("\x78\xDA\xCB\x48\xCD\xC9\xC9\x57\xC8\x40\x27\x01\x68\x03\x08\xB1", 16);
  const std::string all = inflate(packed, 100);
  CHECK(all == "hello hello hello hello");
  CHECK(inflate(packed, 5) == "hello");
  CHECK(inflate(packed.substr(0, 8), 100).size() < all.size());
  CHECK(inflate("no zlib", 100).empty());
}
