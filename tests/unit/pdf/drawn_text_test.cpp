// SPDX-License-Identifier: Apache-2.0
#include "pdf/drawn_text.hpp"

#include <catch2/catch.hpp>

#include "base/limits.hpp"

using namespace paperhop;
using namespace paperhop::pdf;

namespace {

constexpr auto kNoText = std::nullopt;

/// ASCII, every character half an em wide.
ContentFont ascii_font() {
  ContentFont font;
  for (unsigned code = 0; code < 0x7F; ++code) {
    font.texts.push_back(code < ' ' ? std::string() : std::string(1, static_cast<char>(code)));
  }
  font.widths_known = true;
  return font;
}

/// "F" tells all but control codes; "G" is guessed; "V" has no widths.
class Resources : public ContentResources {
 public:
  Resources() {
    guessed_.guessed = true;
    no_widths_.widths_known = false;
  }
  const ContentFont* font(std::string_view name) override {
    if (name == "F") return &known_;
    if (name == "G") return &guessed_;
    return name == "V" ? &no_widths_ : nullptr;
  }
  const ContentForm* form(std::string_view name) override { return name == "Form" ? &form_ : nullptr; }

 private:
  ContentFont known_ = ascii_font();
  ContentFont guessed_ = ascii_font();
  ContentFont no_widths_ = ascii_font();
  ContentForm form_{"BT /F 10 Tf 100 300 Td (form) Tj ET", {}, nullptr};
};

std::optional<std::string> drawn(std::string_view content) {
  Resources resources;
  return find_drawn_text(content, resources, {});
}

}  // namespace

TEST_CASE("strings on a baseline are a line, in drawing order") {
  CHECK(drawn("BT /F 10 Tf 100 700 Td (one) Tj 15 0 Td (two) Tj 0 -12 Td (three) Tj ET") == "onetwo\nthree\n");
  CHECK(drawn("BT /F 10 Tf 100 100 Td (below) Tj ET BT /F 10 Tf 100 700 Td (above) Tj ET") == "below\nabove\n");
  CHECK(drawn("q 1 0 0 1 0 0 cm /Form Do Q BT /F 10 Tf 100 200 Td (page) Tj ET") == "form\npage\n");
  CHECK(drawn("") == "");
}

TEST_CASE("a gap is a blank, a kern is none") {
  CHECK(drawn("BT /F 10 Tf 100 700 Td [(a)-140(b)-160(c)110(d)] TJ ET") == "ab cd\n");
  CHECK(drawn("BT /F 10 Tf 100 700 Td (a  b ) Tj 25 0 Td (c) Tj ET") == "a b c\n");
  CHECK(drawn("BT /F 10 Tf 100 700 Td (left) Tj 300 0 Td (right) Tj ET") == "left right\n");
}

TEST_CASE("a raised sign stays in its line, a step back does not") {
  CHECK(drawn("BT /F 10 Tf 100 700 Td (a) Tj /F 7 Tf 3 Ts (2) Tj 0 Ts /F 10 Tf (b) Tj ET") == "a2b\n");
  CHECK(drawn("BT /F 10 Tf 100 700 Td (right) Tj -50 0 Td (left) Tj ET") == "right\nleft\n");
}

TEST_CASE("spaced characters are words of their own where a gap shows, and kerns may undo it") {
  CHECK(drawn("BT 4 Tc /F 10 Tf 100 700 Td (abc) Tj ET") == "a b c\n");
  CHECK(drawn("BT 4 Tc /F 10 Tf 100 700 Td [(a)400(b)400(c)] TJ ET") == "abc\n");
}

TEST_CASE("what is drawn over an unknown sign, or as one over a letter, does not break the line") {
  CHECK(drawn("BT /F 10 Tf 100 700 Td [(caf)(\\001)480(e)] TJ ET") ==
        "caf\xEF\xBF\xBD"
        "e\n");
  CHECK(drawn("BT /F 10 Tf 100 700 Td [(c)480(\\001)-300( 2017)] TJ ET") == "c 2017\n");
}

TEST_CASE("a page that does not tell all its text is not told") {
  CHECK(drawn("BT /F 10 Tf 100 700 Td (a\\001b\\001c) Tj ET").has_value());
  CHECK(drawn("BT /F 10 Tf 100 700 Td (\\001\\001\\001\\001\\001\\001\\001\\001) Tj ET") == kNoText);
  CHECK(drawn("BT /G 10 Tf 100 700 Td (x) Tj ET").has_value());
  CHECK(drawn("BT /G 10 Tf 100 700 Td (guessed text) Tj ET") == kNoText);
  CHECK(drawn("BT /N 10 Tf 100 700 Td (no font) Tj ET") == kNoText);
}

TEST_CASE("a line may not go on behind a string of unknown width") {
  CHECK(drawn("BT /V 10 Tf 100 700 Td (one) Tj 0 -12 Td (two) Tj ET") == "one\ntwo\n");
  CHECK(drawn("BT /V 10 Tf 100 700 Td (one) Tj 30 0 Td (two) Tj ET") == kNoText);
}

TEST_CASE("text that is shown as another one, or perhaps not at all, is the engine's part") {
  CHECK(drawn("/P <</MCID 0>> BDC BT /F 10 Tf 100 700 Td (text) Tj ET EMC") == "text\n");
  CHECK(drawn("/Span <</ActualText (x)>> BDC BT /F 10 Tf 100 700 Td (text) Tj ET EMC") == kNoText);
  CHECK(drawn("/Span /Name BDC BT /F 10 Tf 100 700 Td (text) Tj ET EMC") == kNoText);
  CHECK(drawn("/OC /Layer BDC BT /F 10 Tf 100 700 Td (text) Tj ET EMC") == kNoText);
}

TEST_CASE("what lies outside of the page is not its text, and a page has an end") {
  CHECK(drawn("BT /F 10 Tf 100 900 Td (file.dvi) Tj 0 -200 Td (text) Tj ET") == "text\n");
  const std::string line = "BT /F 10 Tf 100 700 Td (" + std::string(1000, 'a') + ") Tj ET\n";
  std::string content;
  while (content.size() <= limits::kPdfFirstPage + 2 * line.size()) content += line;
  CHECK(drawn(content) == kNoText);
}
