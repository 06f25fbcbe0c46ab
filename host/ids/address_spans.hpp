// SPDX-License-Identifier: Apache-2.0
//
// Which parts of a text lie inside an address or a DOI: bare IDs never count there, so that
// decimals in other journals' DOIs do not become IDs (RULES.md, section 2).
#pragma once

#include <cstddef>
#include <string_view>

#include "text/unicode.hpp"

namespace paperhop {

/// A byte of ASCII that ends an address.
constexpr bool ends_address_byte(char c) {
  return is_space(c) || c == '<' || c == '>' || c == '"';
}

bool ends_address_beyond_ascii(std::string_view text, std::size_t at);

/// True for a character that ends an address: a blank, <, >, " or CJK.
inline bool ends_address(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) < 0x80 ? ends_address_byte(text[at])
                                                     : ends_address_beyond_ascii(text, at);
}

/// Answers for positions that mostly grow; keeps the token it looked at last, so that all
/// questions together cost one pass over the text.
class AddressSpans {
 public:
  explicit AddressSpans(std::string_view text) : text_(text) {}

  /// The position lies behind the first "://" with a scheme, or "www.", of its token.
  bool inside_address(std::size_t at) const;
  /// The position lies behind the start of a DOI ("10.1234/…") in its token.
  bool inside_doi(std::size_t at) const;

  /// The address or DOI around the position, no more than limits::kMatchWindow bytes of it; empty
  /// where there is none.
  std::string_view address_around(std::size_t at) const;
  std::string_view doi_around(std::size_t at) const;

 private:
  static constexpr std::size_t kNone = std::string_view::npos;

  /// A token (text between characters that end an address), looked at up to `scanned`.
  struct Token {
    std::size_t begin = 0;
    std::size_t scanned = 0;
    std::size_t address = kNone;
    std::size_t address_mark = kNone;  ///< of its "://" or "www."
    std::size_t doi = kNone;
  };

  const Token& token_at(std::size_t at) const;
  void scan(Token& token, std::size_t to) const;

  std::string_view text_;
  mutable Token token_;
};

}  // namespace paperhop
