// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf_split_keys.hpp"

#include <algorithm>

#include "ids/neighbours.hpp"
#include "ids/pdf_lines.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr auto npos = std::string_view::npos;
/// Characters of the site's keys.
constexpr std::size_t kKey = 10;
/// Characters of the shortest ones that it has given.
constexpr std::size_t kShortestKey = 9;
/// Bytes before "id=" in which the host stands, gaps included.
constexpr std::size_t kHostReach = 48;

std::size_t skip_key(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_alnum(text[at]) || text[at] == '_' || text[at] == '-')) ++at;
  return at;
}

/// No word of a sentence: a digit, a capital behind the first character, or few letters before a mark.
bool looks_like_key(std::string_view part, std::string_view behind) {
  const bool ends_token = behind.empty() || std::string_view(".,;)]\n").find(behind.front()) != npos;
  if (part.size() <= 3 && ends_token) return true;
  return std::any_of(part.begin(), part.end(), is_digit) || std::any_of(part.begin() + 1, part.end(), is_upper);
}

bool is_key_of_site(std::string_view text, std::size_t id) {
  const std::string before = lower_ascii(text.substr(id - std::min(id, kHostReach), std::min(id, kHostReach)));
  return before.rfind("openreview.") != std::string::npos && before.find_last_of("?&") != std::string::npos;
}

/// What joins the two parts, and where the second one ends; an end of npos where they stay apart.
struct Join {
  std::string_view between;
  std::size_t second = 0;
  std::size_t end = npos;
};

Join join_at(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t second = skip_gap(text, end);
  if (end == begin || second == end || second >= text.size()) return {};
  const std::size_t stop = skip_key(text, second);
  const std::string_view part = text.substr(second, stop - second);
  if (part.empty() || !ends_clean(text, stop)) return {};
  const bool new_line = text.substr(end, second - end).find('\n') != npos;
  const bool at_mark = text[end - 1] == '_' || text[end - 1] == '-';
  const std::string_view between = new_line || at_mark ? "" : "_";
  const std::size_t size = end - begin + between.size() + part.size();
  const bool short_first = end - begin < kShortestKey || (new_line && at_mark);
  if (size != kKey || !short_first || !looks_like_key(part, text.substr(stop))) return {};
  return {between, second, stop};
}

}  // namespace

std::string with_whole_keys(std::string_view text) {
  constexpr std::string_view kName = "id=";
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(kName); at != npos; at = text.find(kName, at + 1)) {
    const std::size_t begin = skip_gap(text, at + kName.size());
    const std::size_t end = skip_key(text, begin);
    const Join join = join_at(text, begin, end);
    if (join.end == npos || !is_key_of_site(text, at)) continue;
    out.append(text.substr(copied, end - copied)).append(join.between);
    out.append(text.substr(join.second, join.end - join.second));
    copied = join.end;
  }
  return out.append(text.substr(copied));
}

}  // namespace paperhop
