// SPDX-License-Identifier: Apache-2.0
//
// Values of PDF (ISO 32000-1, 7.3) as they stand in the bytes: nothing is built, a dictionary is
// searched when it is asked. Only what every reader takes for the same is read; at all else
// UnusualPdf is thrown, and libqpdf, which repairs and guesses, has the word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace paperhop::pdf {

/// Thrown: here the bytes are not as the standard has them, or as few write them.
struct UnusualPdf {};

enum class RawKind : std::uint8_t { null, boolean, number, literal, hex, name, array, dictionary, reference };

/// A value; `bytes` reach from its first character to its last.
struct RawValue {
  RawKind kind = RawKind::null;
  std::string_view bytes = {};
};

/// The number and generation that a reference names.
struct RawReference {
  int number = 0;
  int generation = 0;
};

/// Reads values one after the other.
class RawReader {
 public:
  explicit RawReader(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  RawValue value() { return value(0); }
  /// An integer without sign, as xref tables and object streams have them.
  int integer();
  /// Skips blanks; true where `word` follows, which is then behind.
  bool accept(std::string_view word);
  /// Skips blanks; true where nothing is left.
  bool at_end();
  std::size_t position() const { return at_; }

 private:
  RawValue value(int depth);
  RawValue number_or_reference();
  RawKind word();
  void skip_blanks();
  void skip_literal();
  void skip_hex();
  void skip_name();
  void skip_array(int depth);
  void skip_dictionary(int depth);
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  std::string_view text_;
  std::size_t at_;
};

/// What stands at `key` ("/Annots") of a dictionary; null where it lacks the key or is none.
RawValue raw_entry(const RawValue& dictionary, std::string_view key);

/// Reads what an array holds.
RawReader raw_elements(const RawValue& array);

RawReference reference_of(const RawValue& reference);

/// The bytes that a string stands for.
std::string string_of(const RawValue& string);

double number_of(const RawValue& number);

}  // namespace paperhop::pdf
