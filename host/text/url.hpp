// SPDX-License-Identifier: Apache-2.0
//
// Addresses as text: percent-coding, taking wrapped addresses out of their wrappers, and
// resolving relative links. Nothing here fetches anything.
#pragma once

#include <string>
#include <string_view>

#include "text/offset_map.hpp"

namespace paperhop {

/// Value of a hexadecimal digit, or -1.
constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// True where text holds "%XX" at `at`.
constexpr bool is_percent_code(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
std::string percent_encode(std::string_view text);

/// Percent codes as the bytes that they stand for, one round; the result need not be UTF-8.
std::string percent_decode(std::string_view text);

/// As application/x-www-form-urlencoded does for a value: blanks become "+".
std::string form_encode(std::string_view text);

/// Begins the host of every urldefense wrapper.
inline constexpr std::string_view kUrldefense = "urldefense.";

/// Takes addresses out of urldefense wrappers (v2 "u=https-3A__…", v3 "/v3/__…__;"), in place in
/// the text. Returns false and leaves the outputs alone where there are none.
bool unwrap_urldefense(std::string_view text, std::string& out, OffsetMap& map);

/// True for "scheme:…" and "//host/…".
bool is_absolute_address(std::string_view address);

/// Resolves `address` against `base` (RFC 3986, section 5, for http-like addresses). Gives
/// `address` back where it is absolute or where `base` is not.
std::string resolve_address(std::string_view base, std::string_view address);

}  // namespace paperhop
