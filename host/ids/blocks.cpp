// SPDX-License-Identifier: Apache-2.0
#include "ids/blocks.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr auto npos = std::string_view::npos;

/// The line end at `at` cannot lie inside a soft gap of an ID.
bool is_safe_cut(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  while (next < text.size() && is_blank(text[next])) ++next;
  if (next < text.size() && (text[next] == '\n' || text[next] == '\r')) return true;
  std::size_t last = at;
  while (last > 0 && (is_blank(text[last - 1]) || text[last - 1] == '\r')) --last;
  // Not "?": an address of OpenReview may be broken behind it.
  return last > 0 && std::string_view(",;!)]}").find(text[last - 1]) != npos;
}

std::size_t last_resort(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view piece = text.substr(begin, end - begin);
  const std::size_t line = piece.rfind('\n');
  if (line != npos && line > 0) return begin + line + 1;
  const std::size_t blank = piece.rfind(' ');
  return blank != npos && blank > 0 ? begin + blank + 1 : end;
}

}  // namespace

std::size_t block_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= limits::kBlock) return text.size();
  const std::size_t most = std::min(text.size(), begin + limits::kBlockMax);
  for (std::size_t at = text.find('\n', begin + limits::kBlock); at < most; at = text.find('\n', at + 1)) {
    if (is_safe_cut(text, at)) return at + 1;
  }
  return most == text.size() ? most : last_resort(text, begin, most);
}

}  // namespace paperhop
