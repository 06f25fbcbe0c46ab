// SPDX-License-Identifier: Apache-2.0
//
// Walks through the text that a content stream draws (ISO 32000-1, 9), forms included, and tells
// each string with its place on the page. Any bytes are taken; what is damaged is passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paperhop::pdf {

/// What a font's codes mean and how wide they are.
struct ContentFont {
  bool two_bytes = false;          ///< codes have two bytes
  std::vector<std::string> texts;  ///< by code: UTF-8; empty or beyond the end: not known
  std::vector<float> widths;       ///< by code, in thousandths of the size; beyond the end: default_width
  float default_width = 500;
  bool guessed = false;       ///< nothing in the file says what the codes mean: `texts` are a guess
  bool widths_known = false;  ///< else every width is a guess

  const std::string* text(unsigned code) const {
    return code < texts.size() && !texts[code].empty() ? &texts[code] : nullptr;
  }
  float width(unsigned code) const { return code < widths.size() ? widths[code] : default_width; }
};

/// A transformation: x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

class ContentResources;

/// A form: content of its own, drawn by name.
struct ContentForm {
  std::string content;
  Matrix matrix;
  ContentResources* resources = nullptr;  ///< owned by whoever gave the form
};

/// The fonts and forms that a content stream names. Null where there is none.
class ContentResources {
 public:
  virtual ~ContentResources() = default;
  virtual const ContentFont* font(std::string_view name) = 0;
  virtual const ContentForm* form(std::string_view name) = 0;
};

/// Where the page lies and how it is shown.
struct PageFrame {
  double left = 0, bottom = 0, right = 612, top = 792;
  int quarter_turns = 0;  ///< clockwise when shown, 0 to 3
};

/// What stands in a piece for a character that the font does not tell: U+FFFD.
inline constexpr std::string_view kUnknownCharacter = "\xEF\xBF\xBD";

/// One string as it is drawn. The unit of a place's text space is the font's size.
struct TextPiece {
  Matrix start;
  Matrix end;
  std::string_view text;              ///< UTF-8
  const ContentFont* font = nullptr;  ///< null: there is none, and no text
  bool unknown = false;               ///< a character is not known
  bool visible = true;                ///< false: neither filled nor stroked, as under a scanned page
  double spread = 0;                  ///< between the characters, in units of the font's size
  bool placed = true;                 ///< false: follows the piece before, whose width counts in its place
};

/// Takes what is drawn, in drawing order.
class TextSink {
 public:
  virtual ~TextSink() = default;
  /// False: strings that begin at `place` need not be read, they are not told.
  virtual bool wants(const Matrix& place) const = 0;
  virtual void add(const TextPiece& piece) = 0;
  /// Marked content begins: its tag, and its properties as they stand there (a dictionary's inside, or a name).
  virtual void mark(std::string_view /*tag*/, std::string_view /*properties*/) {}
};

struct Vector {
  double along = 0;
  double across = 0;
};

/// From the end of one piece to the start of another, along and across the first one's baseline, in its font's size.
Vector distance(const Matrix& from, const Matrix& to);

/// The baselines run in the same direction.
bool same_direction(const Matrix& one, const Matrix& other);

/// Tells all text of `content` to `sink`.
void draw_text(std::string_view content, ContentResources& resources, TextSink& sink);

}  // namespace paperhop::pdf
