// SPDX-License-Identifier: Apache-2.0
#include "ids/blocks.hpp"

#include <algorithm>
#include <cstring>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr auto npos = std::string_view::npos;

/// The line end at `at` cannot lie inside a soft gap of an ID.
bool is_safe_cut(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  const std::size_t known = std::min(text.size(), at + limits::kCutLookAhead);
  while (next < known && is_blank(text[next])) ++next;
  if (next < known && (text[next] == '\n' || text[next] == '\r')) return true;
  std::size_t last = at;
  while (last > 0 && (is_blank(text[last - 1]) || text[last - 1] == '\r')) --last;
  // Not "?": an address of OpenReview may be broken behind it.
  return last > 0 && std::string_view(",;!)]}").find(text[last - 1]) != npos;
}

/// The last `c` between `begin` and `end`, both not included. Unlike rfind() it looks at many bytes at once.
std::size_t find_last(std::string_view text, std::size_t begin, std::size_t end, char c) {
  const void* const found = ::memrchr(text.data() + begin + 1, c, end - begin - 1);
  return found == nullptr ? npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

std::size_t block_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= limits::kBlock) return text.size();
  const std::size_t most = std::min(text.size(), begin + limits::kBlockMax);
  // Looking for a line end behind `most` would cost the rest of the text for each piece.
  const std::string_view reachable = text.substr(0, most);
  std::size_t line = npos;
  for (std::size_t at = reachable.find('\n', begin + limits::kBlock); at != npos; at = reachable.find('\n', at + 1)) {
    if (is_safe_cut(text, at)) return at + 1;
    line = at;
  }
  if (most == text.size()) return most;
  if (line == npos) line = find_last(text, begin, begin + limits::kBlock, '\n');
  if (line != npos) return line + 1;
  const std::size_t blank = find_last(text, begin, most, ' ');
  return blank != npos ? blank + 1 : most;
}

std::size_t first_block_end(std::string_view held) {
  const std::size_t end = block_end(held, 0);
  // What was decided with all that it may look at in sight stays so; "the rest of the text" does not.
  return end + limits::kCutLookAhead <= held.size() ? end : 0;
}

}  // namespace paperhop
