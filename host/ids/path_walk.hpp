// SPDX-License-Identifier: Apache-2.0
//
// Walking over the path and the query of an address in folded text. A soft gap may stand
// behind each "/" (rules of identifiers, section 2), nowhere else.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/limits.hpp"
#include "ids/neighbours.hpp"
#include "text/unicode.hpp"

namespace paperhop {

/// A character that may stand in a path segment or query as we read them.
constexpr bool is_address_char(char c) {
  return !is_space(c) && c != '<' && c != '>' && c != '"' && c != '\'' && static_cast<unsigned char>(c) > 0x20;
}

/// Calls visit(segment begin, number of the segment from 0) for each segment of the path whose
/// first segment begins at `at`, until it returns true, the path ends or `limit` bytes were read.
/// Gives the offset of the "?" behind the path, or npos where there is none or visit returned true.
template <typename Visit>
std::size_t walk_path(std::string_view text, std::size_t at, Visit&& visit, std::size_t limit = limits::kMatchWindow) {
  const std::size_t end = at + limit < text.size() ? at + limit : text.size();
  for (std::size_t number = 0; at < end; ++number) {
    at = skip_gap(text, at);
    if (visit(at, number)) return std::string_view::npos;
    while (at < end && is_address_char(text[at]) && text[at] != '/' && text[at] != '?' && text[at] != '#') ++at;
    if (at >= end || text[at] != '/') break;
    ++at;
  }
  return at < end && text[at] == '?' ? at : std::string_view::npos;
}

/// Calls visit(name, value begin) for each name=value of the query that begins at `at` (behind
/// the "?"), until it returns true, the query ends or `limit` bytes were read.
template <typename Visit>
void walk_query(std::string_view text, std::size_t at, Visit&& visit, std::size_t limit = limits::kMatchWindow) {
  const std::size_t end = at + limit < text.size() ? at + limit : text.size();
  while (at < end) {
    const std::size_t name = at;
    while (at < end && (is_alnum(text[at]) || text[at] == '_')) ++at;
    if (at < end && text[at] == '=' && visit(text.substr(name, at - name), at + 1)) return;
    while (at < end && is_address_char(text[at]) && text[at] != '&' && text[at] != '#') ++at;
    if (at >= end || text[at] != '&') return;
    ++at;
  }
}

/// The segment at `at` is `name`, in any case.
constexpr bool segment_is(std::string_view text, std::size_t at, std::string_view name) {
  if (at + name.size() > text.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (to_lower(text[at + i]) != name[i]) return false;
  }
  return at + name.size() == text.size() || text[at + name.size()] == '/' || text[at + name.size()] == '?' ||
         text[at + name.size()] == '#' || !is_address_char(text[at + name.size()]);
}

}  // namespace paperhop
