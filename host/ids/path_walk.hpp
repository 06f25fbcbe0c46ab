// SPDX-License-Identifier: Apache-2.0
//
// Walking over the path and the query of an address in folded text. A soft gap may stand
// behind each "/" (RULES.md, section 2), nowhere else.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/limits.hpp"
#include "ids/address_spans.hpp"
#include "ids/neighbours.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop {

/// The byte at `at` may stand in a path or query as we read them: it ends no address, and is none
/// of the brackets and quotes that Markdown and TeX put around one.
inline bool is_address_char(std::string_view text, std::size_t at) {
  static constexpr std::array<bool, 256> kAscii = [] {
    std::array<bool, 256> allowed{};
    for (std::size_t c = 0; c < 0x80; ++c) {
      allowed[c] = std::string_view(" \t\n<>\"[]{}|\\^`").find(static_cast<char>(c)) == std::string_view::npos;
    }
    return allowed;
  }();
  return kAscii[static_cast<unsigned char>(text[at])] ||
         (static_cast<unsigned char>(text[at]) >= 0x80 && !ends_address(text, at));
}

/// Offset behind "[…]" or "[…](…)" at `at`: OpenReview's referrer holds a Markdown link, blanks,
/// "&" and "#" included. `at` where there is none on the line.
constexpr std::size_t skip_markdown_link(std::string_view text, std::size_t at, std::size_t end) {
  for (const std::string_view pair : {"[]", "()"}) {
    if (at >= end || text[at] != pair[0]) return at;
    std::size_t close = at;
    while (close < end && text[close] != pair[1] && text[close] != '\n') ++close;
    if (close >= end || text[close] != pair[1]) return at;
    at = close + 1;
  }
  return at;
}

/// The end of the segment at `at`, not behind `end`.
inline std::size_t segment_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_address_char(text, at) && text[at] != '/' && text[at] != '?' && text[at] != '#') ++at;
  return at;
}

/// No segment follows the one that ends at `at`.
inline bool is_path_end(std::string_view text, std::size_t at, std::size_t end) {
  return at >= end || text[at] != '/' || text.substr(at - 1, 3) == "://";
}

/// Calls visit(segment begin, is the first, state) for each segment of the path whose first segment begins at `at`, the
/// state being whatever it left there for the next segment, until it returns true, the path ends or
/// limits::kMatchWindow bytes were read. What earlier walks saw in vain is passed over.
/// A further address in the path ("…/https://…") ends it: that one is read for itself.
/// Gives the offset of the "?" behind the path, or npos where there is none or visit returned true.
template <typename Visit>
std::size_t walk_new_path(std::string_view text, std::size_t at, WalkedPath& walked, Visit&& visit) {
  const std::size_t end = std::min(at + limits::kMatchWindow, text.size());
  bool state = false;
  WalkedPath now{kNoBegin, 0, false};
  for (bool first = true; at < end; first = false) {
    at = skip_gap(text, at);
    if (!first && at >= walked.begin && at < walked.last && walked.last < end) {
      now.begin = std::min(now.begin, walked.begin);
      at = walked.last;
      state = walked.state;
    }
    if (!first) now = {std::min(now.begin, at), at, state};
    if (visit(at, first, state)) return std::string_view::npos;
    at = segment_end(text, at, end);
    if (is_path_end(text, at, end)) break;
    ++at;
  }
  if (now.begin != kNoBegin) walked = now;
  return at < end && text[at] == '?' ? at : std::string_view::npos;
}

/// The same for a reader to whom the number of a segment matters, from 0: visit(segment begin, number) for each.
template <typename Visit>
std::size_t walk_path(std::string_view text, std::size_t at, Visit&& visit) {
  WalkedPath nothing;
  std::size_t number = 0;
  return walk_new_path(text, at, nothing, [&](std::size_t segment, bool, bool&) { return visit(segment, number++); });
}

/// The end of the value of a query at `at`, not behind `end`. What an earlier look saw is passed over: of
/// "?id=/a?id=/b" each "=" begins a value, and all end where the first does.
inline std::size_t value_end(std::string_view text, std::size_t at, std::size_t end, WalkedQuery& walked) {
  const bool is_inside = at >= walked.value_begin && at < walked.value_end;
  if (!is_inside) walked.value_begin = at;
  if (is_inside) at = std::min(walked.value_end, end);
  while (at < end && !ends_address(text, at) && text[at] != '&' && text[at] != '#') ++at;
  walked.value_end = is_inside ? std::max(at, walked.value_end) : at;
  return at;
}

/// Calls visit(name, value begin) for each name=value of the query that begins at `at` (behind
/// the "?"), until it returns true, the query ends or limits::kMatchWindow bytes were read. What earlier walks saw in
/// vain is passed over.
template <typename Visit>
void walk_new_query(std::string_view text, std::size_t at, WalkedQuery& walked, Visit&& visit) {
  const std::size_t end = std::min(at + limits::kMatchWindow, text.size());
  std::size_t begin = kNoBegin;
  std::size_t last = 0;
  bool has_link = false;  // whose "&" parts nothing
  for (bool first = true; at < end; first = false) {
    if (!first && at >= walked.begin && at < walked.last && walked.last < end) {
      begin = std::min(begin, walked.begin);
      at = walked.last;
    }
    if (!first) {
      begin = std::min(begin, at);
      last = at;
    }
    const std::size_t name = at;
    while (at < end && !ends_address(text, at) && text[at] != '=' && text[at] != '&' && text[at] != '#') ++at;
    if (at < end && text[at] == '=') {
      if (visit(text.substr(name, at - name), at + 1)) return;
      const std::size_t behind = skip_markdown_link(text, at + 1, end);
      has_link = has_link || behind > at + 1;
      at = value_end(text, behind, end, walked);
    }
    if (at >= end || text[at] != '&') break;
    ++at;
  }
  if (has_link || begin == kNoBegin) return;
  walked.begin = begin;
  walked.last = last;
}

/// A segment that holds what stands before `at` ends there.
inline bool ends_segment(std::string_view text, std::size_t at) {
  return at == text.size() || text[at] == '/' || text[at] == '?' || text[at] == '#' || !is_address_char(text, at);
}

/// The segment at `at` is `name`, in any case.
inline bool segment_is(std::string_view text, std::size_t at, std::string_view name) {
  return starts_with_lower(text, at, name) && ends_segment(text, at + name.size());
}

}  // namespace paperhop
