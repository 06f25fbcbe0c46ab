// SPDX-License-Identifier: Apache-2.0
#include "pdf/font_codes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "pdf/glyph_names.hpp"
#include "pdf/object_access.hpp"
#include "pdf/to_unicode.hpp"
#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

constexpr unsigned kSimpleCodes = 256;
/// Bytes of a ToUnicode map: one for every character of Unicode's first plane has 1 MiB.
constexpr std::size_t kMapSize = 2 * limits::kMiB;
/// WinAnsiEncoding beyond ASCII: marks that lines are told by.
constexpr std::array<std::pair<unsigned, std::string_view>, 9> kWinAnsi{{{0x91, "'"},
                                                                         {0x92, "'"},
                                                                         {0x93, "\""},
                                                                         {0x94, "\""},
                                                                         {0x96, "-"},
                                                                         {0x97, "-"},
                                                                         {0xA0, " "},
                                                                         {0xA9, "\xC2\xA9"},
                                                                         {0xAD, "-"}}};

/// TeX's fonts of signs: what is no letter in them is another sign than in ASCII.
constexpr std::array<std::string_view, 6> kSignFonts{"CMSY", "CMMI", "CMEX", "CMBSY", "MSAM", "MSBM"};

/// Fonts whose own encoding is ASCII where the file tells none: TeX's, and those that every reader has.
constexpr std::array<std::string_view, 6> kAsciiFonts{"CM", "SFRM", "Helvetica", "Times", "Courier", "Arial"};

void apply_ascii(ContentFont& font) {
  for (unsigned code = ' '; code < 0x7F; ++code) set_text(font, code, std::string(1, static_cast<char>(code)));
}

/// TeX's own fonts (OT1), which come without any encoding, have ligatures at 11 to 15,
/// and a dash where ASCII has a brace.
void apply_tex_ligatures(ContentFont& font) {
  constexpr std::array<std::string_view, 5> kLigatures{"ff", "fi", "fl", "ffi", "ffl"};
  constexpr unsigned kFirst = 11;
  for (unsigned i = 0; i < kLigatures.size(); ++i) set_text(font, kFirst + i, std::string(kLigatures[i]));
  set_text(font, '{', "-");
}

/// The font's name begins with one of `names`.
template <typename Names>
bool is_one_of(const Names& names, const QPDFObjectHandle& dictionary) {
  const std::string name = name_of(entry(dictionary, "/BaseFont"));
  // "ABCDEF+Name": a subset.
  const std::string_view plain = std::string_view(name).substr(name.size() > 7 && name[6] == '+' ? 7 : 0);
  return std::any_of(names.begin(), names.end(), [plain](std::string_view begin) { return plain.starts_with(begin); });
}

bool has_ascii_font(const QPDFObjectHandle& dictionary) {
  return name_of(entry(dictionary, "/Subtype")) == "Type1" && is_one_of(kAsciiFonts, dictionary);
}

/// Letters only, as they are in all of them.
void apply_signs(ContentFont& font) {
  for (unsigned code = 0; code < font.texts.size(); ++code) {
    if (!is_alpha(static_cast<char>(code)) || code > 0x7F) font.texts[code].clear();
  }
}

void apply_win_ansi(ContentFont& font) {
  for (const auto& [code, text] : kWinAnsi) set_text(font, code, std::string(text));
}

void apply_differences(QPDFObjectHandle differences, ContentFont& font) {
  if (!differences.isArray()) return;
  unsigned code = 0;
  const int count = differences.getArrayNItems();
  for (int i = 0; i < count && code < kSimpleCodes; ++i) {
    QPDFObjectHandle item = differences.getArrayItem(i);
    if (item.isInteger()) {
      code = static_cast<unsigned>(std::clamp(item.getIntValue(), 0LL, static_cast<long long>(kSimpleCodes)));
    } else if (item.isName()) {
      set_text(font, code++, glyph_text(name_of(item)));
    }
  }
}

void read_widths(const QPDFObjectHandle& dictionary, ContentFont& font) {
  QPDFObjectHandle widths = entry(dictionary, "/Widths");
  const double first = number_of(entry(dictionary, "/FirstChar")).value_or(0);
  if (!widths.isArray() || first < 0 || first >= kSimpleCodes) return;
  // Type 3 fonts have a space of their own instead of thousandths.
  QPDFObjectHandle matrix = entry(dictionary, "/FontMatrix");
  const double scale =
      matrix.isArray() && matrix.getArrayNItems() == 6 ? number_of(matrix.getArrayItem(0)).value_or(0.001) * 1000 : 1;
  font.widths_known = true;
  font.widths.assign(kSimpleCodes, font.default_width);
  const auto start = static_cast<unsigned>(first);
  const int count = std::min(widths.getArrayNItems(), static_cast<int>(kSimpleCodes - start));
  for (int i = 0; i < count; ++i) {
    font.widths[start + static_cast<unsigned>(i)] =
        static_cast<float>(number_of(widths.getArrayItem(i)).value_or(0) * scale);
  }
}

void set_width(ContentFont& font, unsigned code, const QPDFObjectHandle& width) {
  if (code >= kCodes) return;
  if (font.widths.size() <= code) font.widths.resize(code + 1, font.default_width);
  font.widths[code] = static_cast<float>(number_of(width).value_or(0));
}

/// /W of a font of two bytes: first [width …], or first last width.
void read_wide_widths(const QPDFObjectHandle& dictionary, ContentFont& font) {
  QPDFObjectHandle descendants = entry(dictionary, "/DescendantFonts");
  if (!descendants.isArray() || descendants.getArrayNItems() < 1) return;
  const QPDFObjectHandle below = descendants.getArrayItem(0);
  font.default_width = static_cast<float>(number_of(entry(below, "/DW")).value_or(1000));
  font.widths_known = true;
  QPDFObjectHandle array = entry(below, "/W");
  if (!array.isArray()) return;
  const std::vector<QPDFObjectHandle> items = array.getArrayAsVector();
  const auto code_at = [&items](std::size_t at) {
    const double code = number_of(items[at]).value_or(kCodes);
    return code >= 0 && code < kCodes ? static_cast<unsigned>(code) : kCodes;
  };
  for (std::size_t at = 0; at + 1 < items.size();) {
    unsigned code = code_at(at);
    QPDFObjectHandle next = items[at + 1];
    if (next.isArray()) {
      for (QPDFObjectHandle& width : next.getArrayAsVector()) set_width(font, code++, width);
      at += 2;
    } else if (at + 2 < items.size()) {
      for (const unsigned last = code_at(at + 1); code <= last && code < kCodes; ++code) {
        set_width(font, code, items[at + 2]);
      }
      at += 3;
    } else {
      return;
    }
  }
}

}  // namespace

std::unique_ptr<ContentFont> read_font(QPDFObjectHandle dictionary) {
  if (!dictionary.isDictionary()) return nullptr;
  auto font = std::make_unique<ContentFont>();
  font->two_bytes = name_of(entry(dictionary, "/Subtype")) == "Type0";
  if (!font->two_bytes) {
    QPDFObjectHandle encoding = entry(dictionary, "/Encoding");
    apply_ascii(*font);
    if (encoding.isNull()) apply_tex_ligatures(*font);
    if (encoding.isNull() && is_one_of(kSignFonts, dictionary)) apply_signs(*font);
    if (name_of(encoding) == "WinAnsiEncoding" || name_of(entry(encoding, "/BaseEncoding")) == "WinAnsiEncoding") {
      apply_win_ansi(*font);
    }
    apply_differences(entry(encoding, "/Differences"), *font);
    read_widths(dictionary, *font);
  }
  QPDFObjectHandle map = entry(dictionary, "/ToUnicode");
  apply_to_unicode(stream_bytes(map, kMapSize), *font);
  if (font->two_bytes) {
    read_wide_widths(dictionary, *font);
    // Other encodings have codes of one byte, too, and widths by other numbers.
    font->guessed = name_of(entry(dictionary, "/Encoding")) != "Identity-H";
  } else {
    const bool told = map.isStream() || !entry(dictionary, "/Encoding").isNull() || has_ascii_font(dictionary);
    font->guessed = !told || name_of(entry(dictionary, "/Subtype")) == "Type3";
  }
  return font;
}

}  // namespace paperhop::pdf
