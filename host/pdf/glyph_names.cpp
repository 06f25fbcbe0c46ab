// SPDX-License-Identifier: Apache-2.0
#include "pdf/glyph_names.hpp"

#include <array>
#include <charconv>
#include <system_error>
#include <utility>

#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

// Adobe's glyph list, as far as it is ASCII and the ligatures.
constexpr std::array<std::pair<std::string_view, std::string_view>, 59> kGlyphs{{
    {"space", " "},
    {"quotedblleft", "\""},
    {"quotedblright", "\""},
    {"emdash", "-"},
    {"bullet", "\xE2\x80\xA2"},
    {"asteriskmath", "*"},
    {"exclam", "!"},
    {"quotedbl", "\""},
    {"numbersign", "#"},
    {"dollar", "$"},
    {"percent", "%"},
    {"ampersand", "&"},
    {"quotesingle", "'"},
    {"quoteright", "'"},
    {"quoteleft", "`"},
    {"parenleft", "("},
    {"parenright", ")"},
    {"asterisk", "*"},
    {"plus", "+"},
    {"comma", ","},
    {"hyphen", "-"},
    {"minus", "-"},
    {"endash", "-"},
    {"period", "."},
    {"slash", "/"},
    {"zero", "0"},
    {"one", "1"},
    {"two", "2"},
    {"three", "3"},
    {"four", "4"},
    {"five", "5"},
    {"six", "6"},
    {"seven", "7"},
    {"eight", "8"},
    {"nine", "9"},
    {"colon", ":"},
    {"semicolon", ";"},
    {"less", "<"},
    {"equal", "="},
    {"greater", ">"},
    {"question", "?"},
    {"at", "@"},
    {"bracketleft", "["},
    {"backslash", "\\"},
    {"bracketright", "]"},
    {"asciicircum", "^"},
    {"underscore", "_"},
    {"grave", "`"},
    {"braceleft", "{"},
    {"bar", "|"},
    {"braceright", "}"},
    {"asciitilde", "~"},
    {"ff", "ff"},
    {"fi", "fi"},
    {"fl", "fl"},
    {"ffi", "ffi"},
    {"ffl", "ffl"},
    {"copyright", "\xC2\xA9"},
    {"circlecopyrt", "\xC2\xA9"},
}};

}  // namespace

std::string glyph_text(std::string_view name) {
  if (name.size() == 1) return std::string(name);
  // "fi.alt", "colon.sc": variants of the same character.
  name = name.substr(0, name.find('.'));
  for (const auto& [known, text] : kGlyphs) {
    if (name == known) return std::string(text);
  }
  if (!name.starts_with("uni") || name.size() != 7) return {};
  unsigned value = 0;
  const auto [end, error] = std::from_chars(name.data() + 3, name.data() + name.size(), value, 16);
  std::string text;
  if (error == std::errc() && end == name.data() + name.size()) append_utf8(text, value);
  return text;
}

}  // namespace paperhop::pdf
