// SPDX-License-Identifier: Apache-2.0
//
// The head of a request: told complete byte by byte as it comes, then taken apart strictly.
// What RFC 9112 leaves to the reader's mercy (bare LF, folded lines, blanks before colons) is
// refused: two readers that understand a head differently are how requests are smuggled.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "http/http_error.hpp"

namespace paperhop::http {

/// How far a head that still grows was looked at; a new one for each head.
struct HeadMark {
  std::size_t line_start = 0;
  std::size_t scanned = 0;
  std::size_t lines = 0;
};

/// Looks at what has come of a head since `mark`: its size with the empty line once it is
/// complete, 0 while it is not, or why it is refused already. Linear over all calls.
Checked<std::size_t> scan_head(std::string_view bytes, HeadMark& mark);

struct Header {
  std::string_view name;   ///< as written
  std::string_view value;  ///< without blanks around it
};

/// A head taken apart; all views point into it.
struct RequestHead {
  std::string_view method;
  std::string_view path;   ///< as written, not decoded
  std::string_view query;  ///< behind the first "?"
  int minor_version = 1;   ///< of HTTP/1.
  std::vector<Header> headers;

  /// How many headers have this name (lower case).
  std::size_t count(std::string_view name) const;
  /// The value of the first of them; empty where there is none.
  std::string_view value(std::string_view name) const;
};

/// Takes a complete head apart.
Checked<RequestHead> parse_head(std::string_view head);

}  // namespace paperhop::http
