// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal/printable.hpp"

#include <cstddef>

#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

constexpr char32_t kReplacementCharacter = 0xFFFD;

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Marks that reorder what follows them on a line.
bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Line and paragraph separator: some programs break lines there.
bool is_separator(char32_t c) {
  return c == 0x2028 || c == 0x2029;
}

}  // namespace

std::string printable(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const bool is_layout = keep_lines && (c.value == '\n' || c.value == '\t');
    const bool steers = (is_control(c.value) && !is_layout) || is_bidi_control(c.value) || is_separator(c.value);
    append_utf8(out, !c.valid || steers ? kReplacementCharacter : c.value);
    at += c.size;
  }
  return out;
}

}  // namespace paperhop::cli
