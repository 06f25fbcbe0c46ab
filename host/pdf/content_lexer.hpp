// SPDX-License-Identifier: Apache-2.0
//
// Splits a content stream (ISO 32000-1, 7.8.2) or a ToUnicode map into operands and operators.
// Operands stay slices of the input: most are never looked at. Any bytes are taken; what is no
// operand is an operator, what has no end ends with the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace paperhop::pdf {

struct ContentToken {
  enum class Kind : std::uint8_t { number, name, string, hex_string, array, dictionary, word, end };
  Kind kind = Kind::end;
  /// Without the slash, the brackets, the parentheses.
  std::string_view text;
};

class ContentLexer {
 public:
  explicit ContentLexer(std::string_view content) : content_(content) {}

  ContentToken next();
  /// After the operator ID: skips the bytes of an inline image and its EI.
  void skip_image_data();

 private:
  ContentToken word_or_number();
  std::string_view take_string();
  std::string_view take_nested(char open, char close);
  std::string_view take_until(char end);
  void skip_space();

  std::string_view content_;
  std::size_t at_ = 0;
};

/// The bytes of a literal string: escapes undone.
std::string unescape_string(std::string_view text);

/// The bytes of a hex string; an odd last digit counts as followed by 0, what is no digit is skipped.
std::string unhex_string(std::string_view text);

/// A number as PDF writes it ("-.5", "4.", "+17"); 0 for what is none.
double parse_number(std::string_view text);

}  // namespace paperhop::pdf
