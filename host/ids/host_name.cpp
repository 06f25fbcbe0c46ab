// SPDX-License-Identifier: Apache-2.0
#include "ids/host_name.hpp"

#include "ids/neighbours.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::size_t kPortDigits = 5;

std::size_t skip_port(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ':') return at;
  const std::size_t end = skip_digits(text, at + 1, kPortDigits);
  return end > at + 1 ? end : at;
}

}  // namespace

std::size_t behind_host(std::string_view text, std::size_t at, std::string_view lower) {
  for (const char c : lower) {
    if (at >= text.size() || to_lower(text[at]) != c) return kNoBegin;
    ++at;
    if (c == '.') at = skip_gap(text, at);
  }
  return at;
}

std::size_t behind_word(std::string_view text, std::size_t at, std::string_view lower) {
  if (at == kNoBegin) return kNoBegin;
  const std::size_t begin = skip_gap(text, at);
  return starts_with_lower(text, begin, lower) ? skip_gap(text, begin + lower.size()) : kNoBegin;
}

std::size_t behind_name_and_slash(std::string_view text, std::size_t at, std::span<const std::string_view> names) {
  const char first = at < text.size() ? to_lower(text[at]) : ' ';
  for (const std::string_view name : names) {
    if (name.front() != first) continue;
    // Nearly all are spelled like this, with nothing between.
    const std::size_t plain = at + name.size();
    if (plain < text.size() && text[plain] == '/' && text.substr(at).starts_with(name)) return plain + 1;
    const std::size_t end = behind_host(text, at, name);
    if (end == kNoBegin) continue;
    const std::size_t slash = skip_port(text, end);
    if (slash < text.size() && text[slash] == '/') return slash + 1;
  }
  return kNoBegin;
}

}  // namespace paperhop
