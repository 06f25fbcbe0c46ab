// SPDX-License-Identifier: Apache-2.0
#include "ids/neighbours.hpp"

#include <array>

#include "text/unicode.hpp"

namespace paperhop {
namespace {

bool is_host_char(char c) {
  return is_alnum(c) || c == '-' || c == '.';
}

bool ends_other_host(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char left = text[at - 1];
  return is_alnum(left) || left == '_' || left == '.' || left == '@' || left == '-';
}

std::size_t walk_floor(std::size_t at) {
  return at > limits::kWalkBack ? at - limits::kWalkBack : 0;
}

}  // namespace

std::size_t begin_host_any_subdomain(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  // Each label is walked as a whole; a host that goes back further than the floor is no host of ours.
  for (const std::size_t floor = walk_floor(at); begin > floor && text[begin - 1] == '.';) {
    std::size_t label = begin - 1;
    while (label > floor && (is_alnum(text[label - 1]) || text[label - 1] == '-')) --label;
    if (label == begin - 1) return kNoBegin;
    begin = label;
  }
  return ends_other_host(text, begin) ? kNoBegin : at;
}

std::size_t begin_host(std::string_view text, std::size_t at) {
  constexpr std::string_view kWww = "www.";
  const std::size_t begin =
      at >= kWww.size() && starts_with_lower(text, at - kWww.size(), kWww) ? at - kWww.size() : at;
  return ends_other_host(text, begin) ? kNoBegin : at;
}

std::size_t begin_exact_host(std::string_view text, std::size_t at) {
  return ends_other_host(text, at) ? kNoBegin : at;
}

std::size_t begin_word(std::string_view text, std::size_t at) {
  return letter_or_digit_before(text, at) ? kNoBegin : at;
}

std::size_t begin_doi(std::string_view text, std::size_t at) {
  return at > 0 && is_digit(text[at - 1]) ? kNoBegin : at;
}

std::size_t begin_token(std::string_view text, std::size_t at) {
  return ends_other_host(text, at) || letter_or_digit_before(text, at) ? kNoBegin : at;
}

std::size_t begin_of_venue_key(std::string_view text, std::size_t at, const VenueKey& key) {
  if (!text.substr(at).starts_with(key.venue) || !ends_clean(text, at + key.venue.size())) return kNoBegin;
  const auto is_of_key = [&](char c) { return is_alnum(c) || key.marks.has(c); };
  const std::size_t floor = at > key.longest ? at - key.longest : 0;
  std::size_t begin = at;
  while (begin > floor && is_of_key(text[begin - 1])) --begin;
  constexpr ByteSet kGlue = byte_set("_.-@");
  const bool glued = begin > 0 && (is_of_key(text[begin - 1]) || kGlue.has(text[begin - 1]));
  return begin == at || glued || letter_or_digit_before(text, begin) ? kNoBegin : begin;
}

bool ends_clean(std::string_view text, std::size_t end) {
  std::size_t next = end;
  while (next < text.size() && text[next] == '_') ++next;
  if (letter_or_digit_at(text, next)) return false;
  return !(end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]));
}

std::size_t address_begin(std::string_view text, std::size_t at) {
  static constexpr std::string_view kUsual = "https://";
  static constexpr std::array<std::string_view, 3> kSchemes = {"https", "http", "ftp"};
  if (text.substr(0, at).ends_with(kUsual)) return at - kUsual.size();
  const std::size_t floor = walk_floor(at);
  std::size_t begin = at;
  while (begin > floor && is_host_char(text[begin - 1])) --begin;
  if (begin < 3 || text.substr(begin - 3, 3) != "://") return begin;
  for (const std::string_view scheme : kSchemes) {
    if (begin < 3 + scheme.size()) continue;
    const std::size_t at_scheme = begin - 3 - scheme.size();
    if (starts_with_lower(text, at_scheme, scheme)) return at_scheme;
  }
  return begin;
}

}  // namespace paperhop
