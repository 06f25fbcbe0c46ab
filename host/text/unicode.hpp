// SPDX-License-Identifier: Apache-2.0
//
// The few Unicode facts that finding IDs needs: decoding UTF-8, which characters fold to
// ASCII (RULES.md, section 1), what is a letter and what is CJK.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace paperhop {

/// One code point read from UTF-8. `size` is 1 and `valid` false at a byte that starts no
/// well-formed sequence (overlong, surrogate, above U+10FFFF, cut short).
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
  bool valid = false;
};

/// Reads the code point at `at` (< text.size()).
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// Reads the code point that ends just before `end` (> 0); size as in decode_utf8.
CodePoint decode_utf8_before(std::string_view text, std::size_t end);

/// Appends a code point; U+FFFD for what is none.
void append_utf8(std::string& out, char32_t value);

/// Offset of the first byte that is not well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// `text` with U+FFFD for each byte that is not well-formed UTF-8.
std::string valid_utf8(std::string text);

/// About `size` bytes at the start of `text` that cut no character: at most so many, unless there is no character's end
/// among them.
std::size_t whole_characters(std::string_view text, std::size_t size);

/// Cuts `text` to at most `size` bytes, never inside a character. True where something was cut off.
bool cut_utf8(std::string& text, std::size_t size);

/// What a code point becomes before matching.
struct Fold {
  enum class Action { keep, replace, remove };
  Action action = Action::keep;
  char ascii = 0;  ///< for replace
};

/// Full-width forms, hyphens, blanks, line ends and zero-width characters.
constexpr Fold fold_code_point(char32_t value) {
  const auto replace = [](char ascii) { return Fold{Fold::Action::replace, ascii}; };
  if (value >= 0xFF01 && value <= 0xFF5E) return replace(static_cast<char>(value - 0xFF01 + 0x21));
  switch (value) {
    case 0x0085:
    case 0x2028:
    case 0x2029:  // line ends
      return replace('\n');
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE63:  // hyphens; not U+2014
      return replace('-');
    case 0x00A0:
    case 0x202F:
    case 0x205F:
    case 0x3000: return replace(' ');
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
    case 0x00AD: return {Fold::Action::remove, 0};
    default:
      if (value >= 0x2000 && value <= 0x200A) return replace(' ');
      return {};
  }
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_alpha(char c) {
  return is_upper(c) || is_lower(c);
}
constexpr bool is_alnum(char c) {
  return is_alpha(c) || is_digit(c);
}
/// A blank inside a line.
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
/// A blank or line end of folded text.
constexpr bool is_space(char c) {
  return is_blank(c) || c == '\n';
}
/// A control character of ASCII.
constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - ('a' - 'A')) : c;
}

/// `lower` (no capitals) stands at `at` of the text, in any case of its ASCII letters.
constexpr bool starts_with_lower(std::string_view text, std::size_t at, std::string_view lower) {
  if (at + lower.size() > text.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (to_lower(text[at + i]) != lower[i]) return false;
  }
  return true;
}

/// The text begins with `lower` (no capitals), in any case of its ASCII letters.
constexpr bool starts_with_lower(std::string_view text, std::string_view lower) {
  return starts_with_lower(text, 0, lower);
}

/// ASCII letters compare without case.
constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

std::string lower_ascii(std::string_view text);
/// Writes that behind what stands in `out`.
void append_lower(std::string& out, std::string_view text);
std::string upper_ascii(std::string_view text);

/// The text without blanks and line ends around it.
std::string_view trimmed(std::string_view text);

/// ASCII, Latin, Greek or Cyrillic letter: what makes a token longer. CJK never does.
bool is_letter(char32_t value);

/// CJK characters and punctuation: they end addresses and IDs.
bool is_cjk(char32_t value);

/// True where a Latin, Greek or Cyrillic letter or an ASCII digit starts at `at` (false at the end).
inline bool letter_or_digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_alnum(text[at]);
  return is_letter(decode_utf8(text, at).value);
}

/// True where such a letter or digit ends just before `end` (false at the start).
inline bool letter_or_digit_before(std::string_view text, std::size_t end) {
  if (end == 0) return false;
  if (static_cast<unsigned char>(text[end - 1]) < 0x80) return is_alnum(text[end - 1]);
  return is_letter(decode_utf8_before(text, end).value);
}

}  // namespace paperhop
