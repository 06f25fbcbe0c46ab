// SPDX-License-Identifier: Apache-2.0
//
// What the places look like at which folding may change a text: for the scan that looks for the first one and for
// folding itself.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/url.hpp"

namespace paperhop {

/// All beyond ASCII that folds begins with one of these; a byte inside of a character never looks like them.
constexpr bool begins_folding(unsigned char c) {
  return (c == 0xC2) | ((c & 0xFEU) == 0xE2) | (c == 0xEF);
}

/// A byte that folding may have to touch.
constexpr bool may_fold(unsigned char c) {
  return begins_folding(c) | ((c >= '\v') & (c <= '\r')) | (c == '%') | (c == '&');
}

/// Bytes of "amp;", repeated as double escaping does, behind an ampersand.
inline std::size_t amp_size(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (text.substr(at + size).starts_with("amp;")) size += 4;
  return size;
}

/// A code stands at `at`, or decoding what follows could make one: "%%341", "%2%35".
inline bool may_become_code(std::string_view text, std::size_t at) {
  const auto is_percent = [&](std::size_t i) { return i < text.size() && text[i] == '%'; };
  if (is_percent_code(text, at) || is_percent(at + 1)) return true;
  return at + 1 < text.size() && hex_value(text[at + 1]) >= 0 && is_percent(at + 2);
}

}  // namespace paperhop
