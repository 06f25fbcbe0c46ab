// SPDX-License-Identifier: Apache-2.0
//
// What the places look like at which folding may change a text: for the scan that looks for the first one and for
// folding itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {

/// All beyond ASCII that folds begins with one of these; a byte inside of a character never looks like them.
constexpr bool begins_folding(unsigned char c) {
  return (c == 0xC2) | ((c & 0xFEU) == 0xE2) | (c == 0xEF);
}

/// What begins_folding() bytes and those behind them fold to.
class FoldedCharacters {
 public:
  static constexpr char kKept = 0;     ///< the character stays, or there is none
  static constexpr char kRemoved = 1;  ///< no character folds to it

  constexpr FoldedCharacters() {
    for (std::uint32_t i = 0; i < kTails; ++i) {
      three_[0][i] = folded(0x2000 | i);
      three_[1][i] = folded(0x3000 | i);
      three_[2][i] = folded(0xF000 | i);
    }
  }

  /// Of the character at `at`, and how many bytes that has; only where the byte there begins_folding().
  constexpr char at(std::string_view text, std::size_t at, std::size_t& size) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto goes_on = [&](std::size_t i) { return at + i < text.size() && (byte(i) & 0xC0U) == 0x80; };
    size = 1;
    if (!goes_on(1)) return kKept;
    if (byte(0) == 0xC2) {
      size = 2;
      return folded(byte(1));
    }
    if (!goes_on(2)) return kKept;
    size = 3;
    const std::size_t row = byte(0) == 0xEF ? 2 : byte(0) & 1U;
    return three_[row][(byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU)];
  }

 private:
  static constexpr std::uint32_t kTails = 1 << 12;

  static constexpr char folded(char32_t value) {
    const Fold fold = fold_code_point(value);
    return fold.action == Fold::Action::keep ? kKept : fold.action == Fold::Action::remove ? kRemoved : fold.ascii;
  }

  std::array<std::array<char, kTails>, 3> three_{};
};
inline constexpr FoldedCharacters kFoldedCharacters;

/// A byte that folding may have to touch.
constexpr bool may_fold(unsigned char c) {
  return begins_folding(c) | ((c >= '\v') & (c <= '\r')) | (c == '%') | (c == '&') | (c == '\\');
}

/// Bytes of "amp;", repeated as double escaping does, behind an ampersand.
inline std::size_t amp_size(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (text.substr(at + size).starts_with("amp;")) size += 4;
  return size;
}

/// A backslash at `at` only says that the mark behind it is meant as it stands: Markdown's "\_" and "\.", JSON's "\/".
constexpr bool is_escape(std::string_view text, std::size_t at) {
  constexpr std::string_view kEscaped = "._-=&/";
  return text[at] == '\\' && at + 1 < text.size() && kEscaped.find(text[at + 1]) != std::string_view::npos;
}

/// A code stands at `at`, or decoding what follows could make one: "%%341", "%2%35".
inline bool may_become_code(std::string_view text, std::size_t at) {
  const auto is_percent = [&](std::size_t i) { return i < text.size() && text[i] == '%'; };
  if (is_percent_code(text, at) || is_percent(at + 1)) return true;
  return at + 1 < text.size() && hex_value(text[at + 1]) >= 0 && is_percent(at + 2);
}

}  // namespace paperhop
