// SPDX-License-Identifier: Apache-2.0
//
// Checks of the bytes beside a match. RE2 has no look-around, so what may stand left of an
// anchor and right of an ID is decided here (RULES.md, section 2).
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/limits.hpp"
#include "ids/byte_set.hpp"
#include "text/unicode.hpp"

namespace paperhop {

inline constexpr std::size_t kNoBegin = std::string_view::npos;

// Begins of a match for an anchor (source.hpp, FindBegin).

/// The anchor is a whole host, or its subdomains of any depth are.
std::size_t begin_host_any_subdomain(std::string_view text, std::size_t at);
/// The anchor is a whole host, maybe with "www." before it.
std::size_t begin_host(std::string_view text, std::size_t at);
/// The anchor is a whole host, with nothing before it.
std::size_t begin_exact_host(std::string_view text, std::size_t at);
/// The anchor starts a word: no letter or digit before it.
std::size_t begin_word(std::string_view text, std::size_t at);
/// The anchor is the prefix of a DOI: no digit before it.
std::size_t begin_doi(std::string_view text, std::size_t at);
/// The anchor starts a whole token: none of [A-Za-z0-9_.@-] before it.
std::size_t begin_token(std::string_view text, std::size_t at);

/// How the key before "@ACL" and the like is spelled at papers.cool.
struct VenueKey {
  std::string_view venue;  ///< "@ACL", in this case
  ByteSet marks;           ///< in the key beside letters and digits
  std::size_t longest = limits::kWalkBack;
};
/// Such a venue stands at `at`, behind a key: walks back over that.
std::size_t begin_of_venue_key(std::string_view text, std::size_t at, const VenueKey& key);

/// Nothing that makes an ID's token longer follows: no letter or digit, not even behind
/// underscores, and no "." + digit.
bool ends_clean(std::string_view text, std::size_t end);

/// Where the address begins whose host is at `at`: its subdomains and scheme included.
std::size_t address_begin(std::string_view text, std::size_t at);

/// Offset behind a soft gap at `at`: blanks and at most one line break.
inline std::size_t skip_gap(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  if (at >= text.size() || text[at] != '\n') return at;
  ++at;
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Offset behind the digits at `at`, looking at no more than `most`.
inline std::size_t skip_digits(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t end = std::min(text.size(), at + most);
  while (at < end && is_digit(text[at])) ++at;
  return at;
}

}  // namespace paperhop
