// SPDX-License-Identifier: Apache-2.0
//
// Finds the lines of a page that do not stand like running text, straight from its content
// stream: what runs upwards or downwards, and what begins in a margin. Only such lines are put
// together; running text is passed over, so a page costs little more than splitting it into
// tokens. Any bytes are taken.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "text/pdf_facts.hpp"

namespace paperhop::pdf {

/// What a font's codes mean and how wide they are.
struct ContentFont {
  bool two_bytes = false;          ///< codes have two bytes
  std::vector<std::string> texts;  ///< by code: UTF-8; empty or beyond the end: not known
  std::vector<float> widths;       ///< by code, in thousandths of the size; beyond the end: default_width
  float default_width = 500;

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

struct StampLines {
  std::vector<PdfStampLine> lines;  ///< in drawing order, limits::kPdfStampLines of each kind at most
  bool unreadable = false;          ///< a turned line's font does not say which characters it draws
};

StampLines find_stamp_lines(std::string_view content, ContentResources& resources, const PageFrame& frame);

}  // namespace paperhop::pdf
