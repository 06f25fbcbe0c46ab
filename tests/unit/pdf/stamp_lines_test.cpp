// SPDX-License-Identifier: Apache-2.0
#include "pdf/stamp_lines.hpp"

#include <catch2/catch.hpp>

#include "base/limits.hpp"

using namespace paperhop;
using namespace paperhop::pdf;

namespace {

/// Font "F" is ASCII, half an em wide; "W" has two bytes; "N" says nothing. Form "Form" draws `form`.
class StampFonts : public ContentResources {
 public:
  StampFonts() {
    for (unsigned code = 0; code < 0x7F; ++code) {
      ascii_.texts.push_back(code < ' ' ? std::string() : std::string(1, static_cast<char>(code)));
    }
    wide_.two_bytes = true;
    wide_.texts.assign(0x300, "");
    wide_.texts[0x0241] = "a";
  }
  const ContentFont* font(std::string_view name) override {
    if (name == "F") return &ascii_;
    if (name == "W") return &wide_;
    return name == "N" ? &nothing_ : nullptr;
  }
  const ContentForm* form(std::string_view name) override { return name == "Form" ? &form_ : nullptr; }

  ContentForm form_;

 private:
  ContentFont ascii_;
  ContentFont wide_;
  ContentFont nothing_;
};

StampLines find(std::string_view content, int quarter_turns = 0) {
  StampFonts resources;
  PageFrame frame;
  frame.quarter_turns = quarter_turns;
  return find_stamp_lines(content, resources, frame);
}

std::vector<std::string> texts(const StampLines& found) {
  std::vector<std::string> all;
  for (const PdfStampLine& line : found.lines) all.push_back(line.text);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("running text is no stamp, turned text and margins are") {
  CHECK(texts(find("BT /F 10 Tf 100 400 Td (body) Tj ET")).empty());
  CHECK(texts(find("BT /F 10 Tf 0 1 -1 0 30 200 Tm (up) Tj ET")) == Texts{"up"});
  CHECK(texts(find("BT /F 10 Tf 0 -1 1 0 300 400 Tm (down) Tj ET")) == Texts{"down"});
  CHECK(texts(find("BT /F 10 Tf 100 40 Td (footer) Tj ET BT /F 9 Tf 10 400 Td (side) Tj ET")) ==
        Texts{"footer", "side"});
}

TEST_CASE("a body that begins in the side margin is none of its notes") {
  CHECK(texts(find("BT /F 10 Tf 35 400 Td (https://doi.org/10.1000/1) Tj ET")).empty());
  CHECK(texts(find("BT /F 10 Tf 35 40 Td (https://doi.org/10.1000/1) Tj ET")) == Texts{"https://doi.org/10.1000/1"});
}

TEST_CASE("what nobody sees is no stamp: invisible, or beside the page") {
  CHECK(texts(find("BT /F 10 Tf 3 Tr 0 1 -1 0 30 200 Tm (up) Tj ET")).empty());
  CHECK(texts(find("q BT /F 10 Tf 3 Tr (x) Tj ET Q BT /F 10 Tf 0 1 -1 0 30 200 Tm (up) Tj ET")) == Texts{"up"});
  CHECK(texts(find("BT /F 10 Tf 3 Tr 0 Tr 0 1 -1 0 30 200 Tm (up) Tj ET")) == Texts{"up"});
  for (const char* place : {"-5 200", "700 200", "30 -20", "30 800"}) {
    CAPTURE(place);
    CHECK(texts(find("BT /F 10 Tf 0 1 -1 0 " + std::string(place) + " Tm (up) Tj ET")).empty());
  }
}

TEST_CASE("what is turned is told by how the page is shown") {
  const StampLines shown_upright = find("BT /F 10 Tf 0 1 -1 0 300 400 Tm (text) Tj ET", 1);
  CHECK(texts(shown_upright).empty());
  const StampLines shown_turned = find("BT /F 10 Tf 300 400 Td (text) Tj ET", 1);
  REQUIRE(shown_turned.lines.size() == 1);
  CHECK(shown_turned.lines[0].rotated);
}

TEST_CASE("the place comes from all transformations") {
  const StampLines found = find("q 0 1 -1 0 40 100 cm 2 0 0 2 0 0 cm BT /F 10 Tf 5 3 Td (up) Tj ET Q");
  REQUIRE(found.lines.size() == 1);
  CHECK(found.lines[0].rotated);
  CHECK(found.lines[0].x == Approx(34));
  CHECK(found.lines[0].y == Approx(110));
}

TEST_CASE("pieces of a line are joined, with a blank where there is a gap") {
  CHECK(texts(find("BT /F 10 Tf 100 40 Td [(ar) -20 (Xiv) -400 (no)] TJ ET")) == Texts{"arXiv no"});
  CHECK(texts(find("BT /F 10 Tf 100 40 Td (one) Tj 15 0 Td (two) Tj 18 0 Td (three) Tj ET")) == Texts{"onetwo three"});
  CHECK(texts(find("BT /F 10 Tf 12 TL 100 50 Td (one) Tj (two) ' ET")) == Texts{"one", "two"});
}

TEST_CASE("strings are read as they are written") {
  CHECK(texts(find("BT /F 10 Tf 100 40 Td (a\\(b\\)\\101\\\nc(d)) Tj <4142> Tj ET")) == Texts{"a(b)Ac(d)AB"});
  CHECK(texts(find("BT /W 10 Tf 100 40 Td <02410241> Tj ET")) == Texts{"aa"});
}

TEST_CASE("images in between are passed over") {
  CHECK(texts(find("BI /W 1 /H 1 ID (((\xFF<< [ BT EI BT /F 10 Tf 100 40 Td (after) Tj ET")) == Texts{"after"});
}

TEST_CASE("forms are drawn where they are placed, and not for ever") {
  StampFonts resources;
  resources.form_.content = "BT /F 10 Tf 0 0 Td (in) Tj ET /Form Do";
  resources.form_.matrix = {1, 0, 0, 1, 100, 20};
  const StampLines found = find_stamp_lines("q 1 0 0 1 0 20 cm /Form Do Q", resources, {});
  REQUIRE_FALSE(found.lines.empty());
  CHECK(found.lines[0].text == "in");
  CHECK(found.lines[0].x == 100);
  CHECK(found.lines[0].y == 40);
  CHECK(found.lines.size() < 10);
}

TEST_CASE("turned text in a font that says nothing is noted") {
  CHECK(find("BT /N 10 Tf 0 1 -1 0 30 200 Tm (up) Tj ET").unreadable);
  CHECK(find("BT /missing 10 Tf 0 1 -1 0 30 200 Tm (up) Tj ET").unreadable);
  CHECK_FALSE(find("BT /N 10 Tf 100 400 Td (body) Tj ET").unreadable);
}

TEST_CASE("turned text in pieces whose width no font tells is noted, but where each follows the one before") {
  CHECK(find("BT /F 10 Tf 0 1 -1 0 30 200 Tm (ar) Tj 0 1 -1 0 30 212 Tm (Xiv) Tj ET").unreadable);
  CHECK(find("BT /F 10 Tf 0 1 -1 0 30 200 Tm (ar) Tj ET BT /F 10 Tf 0 1 -1 0 30 100 Tm (Xiv) Tj ET").unreadable);
  CHECK_FALSE(find("BT /F 10 Tf 0 1 -1 0 30 200 Tm (ar) Tj (Xiv) Tj [(:) -300 (1)] TJ ET").unreadable);
  CHECK_FALSE(find("BT /F 10 Tf 0 1 -1 0 30 200 Tm (ar) Tj 0 1 -1 0 60 200 Tm (Xiv) Tj ET").unreadable);
  CHECK_FALSE(find("BT /F 10 Tf 100 40 Td (ar) Tj 12 0 Td (Xiv) Tj ET").unreadable);
}

TEST_CASE("lines are bounded in number") {
  std::string content = "BT /F 1 Tf 0 1 -1 0 30 200 Tm ";
  for (std::size_t i = 0; i < 2 * limits::kPdfStampLines; ++i) content += "(x) Tj 0 -1 Td ";
  CHECK(find(content + "ET").lines.size() == limits::kPdfStampLines);
}

TEST_CASE("any bytes are taken") {
  for (const char* content : {"(", "<", "<<", "[", "[(", "(\\", "/", "BI ID", "1 2 3 4 5 6 7 8 9 10 Tm Tj TJ ' \" Do",
                              "Q Q Q", "1e999 1e999 Td (x) Tj", ">>]})", "%", "q q q Q cm BT T* TJ"}) {
    CHECK(find(content).lines.empty());
  }
}
