// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_split_keys.hpp"

#include <algorithm>

#include "base/npos.hpp"
#include "ids/neighbours.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

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

/// No word of a sentence: a digit, an underscore, a capital behind the first character, or few letters
/// before a mark.
bool looks_like_key(std::string_view part, std::string_view behind) {
  const bool ends_token = behind.empty() || std::string_view(".,;)]\n").find(behind.front()) != npos;
  if (part.size() <= 3 && ends_token) return true;
  return part.find('_') != npos || std::any_of(part.begin(), part.end(), is_digit) ||
         std::any_of(part.begin() + 1, part.end(), is_upper);
}

bool is_key_of_site(std::string_view text, std::size_t id) {
  const std::string before = lower_ascii(text.substr(id - std::min(id, kHostReach), std::min(id, kHostReach)));
  return before.rfind("openreview.") != std::string::npos && before.find_last_of("?&") != std::string::npos;
}

/// A key put together, and where its last part ends; an empty one where nothing is to be joined.
struct Whole {
  std::string key;
  std::size_t end = 0;
};

Whole whole_at(std::string_view text, std::size_t begin) {
  const std::size_t first_end = skip_key(text, begin);
  std::size_t end = first_end;
  Whole whole{std::string(text.substr(begin, end - begin)), end};
  while (!whole.key.empty() && whole.key.size() < kKey) {
    const std::size_t next = skip_gap(text, end);
    const std::size_t stop = skip_key(text, next);
    const std::string_view part = text.substr(next, stop - next);
    if (next == end || part.empty() || !ends_clean(text, stop)) return {};
    const bool new_line = text.substr(end, next - end).find('\n') != npos;
    const bool at_mark = whole.key.back() == '_' || whole.key.back() == '-';
    if (whole.key.size() >= kShortestKey && !(new_line && at_mark)) return {};
    if (!new_line && whole.key.back() != '_') whole.key += '_';
    whole.key += part;
    if (whole.key.size() == kKey && !looks_like_key(part, text.substr(stop))) return {};
    whole.end = end = stop;
  }
  const bool is_joined = end > first_end;
  return whole.key.size() == kKey && is_joined ? whole : Whole{};
}

}  // namespace

std::string with_whole_keys(std::string_view text) {
  constexpr std::string_view kName = "id=";
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(kName); at != npos; at = text.find(kName, at + 1)) {
    const std::size_t begin = skip_gap(text, at + kName.size());
    const Whole whole = whole_at(text, begin);
    if (whole.key.empty() || !is_key_of_site(text, at)) continue;
    out.append(text.substr(copied, begin - copied)).append(whole.key);
    copied = whole.end;
  }
  return out.append(text.substr(copied));
}

}  // namespace paperhop
