// SPDX-License-Identifier: Apache-2.0
//
// Character references of HTML ("&amp;", "&#8211;", "&#x2F;") by the rules of the HTML
// standard, section 13.2.5.72 and on. The table of names needs no set-up.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace paperhop {

/// Where a reference stands. In an attribute a name without semicolon is no reference when
/// "=" or a letter or digit follows, so that "?a=1&copy=2" stays an address.
enum class HtmlPlace { text, attribute };

/// What a reference stands for.
struct HtmlReference {
  std::size_t length = 0;        ///< bytes of the reference in the HTML; 0: no reference
  std::size_t size = 0;          ///< bytes of its UTF-8
  std::array<char, 8> buffer{};  ///< holds the UTF-8

  std::string_view utf8() const { return {buffer.data(), size}; }
};

/// Reads the reference at the start of `html`, which begins with "&". Looks at a bounded number
/// of bytes, but for the digits of a number. A number that is no character becomes U+FFFD.
HtmlReference read_html_reference(std::string_view html, HtmlPlace place);

}  // namespace paperhop
