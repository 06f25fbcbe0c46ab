// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_seams.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The end of the line that `text` ends in.
std::string_view last_line(std::string_view text) {
  std::string_view tail = text.substr(text.size() - std::min(text.size(), limits::kPdfSeamReach));
  if (const std::size_t end = tail.rfind('\n'); end != npos) tail.remove_prefix(end + 1);
  return tail;
}

std::string_view last_token(std::string_view line) {
  const std::size_t blank = line.find_last_of(" \t");
  return blank == npos ? line : line.substr(blank + 1);
}

/// Two lines: an address may be broken twice.
std::string_view first_two_lines(std::string_view text) {
  std::size_t end = text.find('\n');
  if (end != npos) end = text.find('\n', end + 1);
  return text.substr(0, std::min(end, limits::kPdfSeamReach));
}

/// What stands on a seam.
struct Across {
  bool token_left = false;  ///< a strong mention that holds the token left of it, or a part
  bool crossing = false;    ///< one that goes on behind it
};

Across look(const Finder& finder, std::string_view left, std::string_view between, std::string_view right) {
  const std::string window = std::string(left).append(between).append(right);
  const std::size_t token = left.size() - last_token(left).size();
  Across across;
  finder.find(window, Channel::passage, [&](Mention&& mention) {
    if (!is_strong(mention) || mention.begin >= left.size() || mention.end <= token) return;
    across.token_left = true;
    across.crossing = across.crossing || mention.end > left.size() + between.size();
  });
  return across;
}

bool looks_like_address(std::string_view token) {
  for (const std::string_view sign : {"//", "www.", "10."}) {
    if (token.find(sign) != npos) return true;
  }
  const std::size_t dot = token.find('.');
  return dot != npos && token.find('/', dot) != npos;
}

/// Every ID holds a digit or stands behind "?id=".
bool may_hold_id(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return is_digit(c) || c == '='; });
}

bool ends_in_hyphen(std::string_view token) {
  return token.size() > 1 && token.back() == '-' && is_alnum(token[token.size() - 2]);
}

/// "10." or "https://doi.org/10.": a DOI broken behind the first of its dots.
bool ends_in_doi_dot(std::string_view token) {
  return token.ends_with("10.") && (token.size() == 3 || !is_alnum(token[token.size() - 4]));
}

/// "10.24963/ijcai.2020/" is no DOI without the number behind it, and `next` begins with one that is
/// a token of its own: "257." "257" at a line's end that is not the page's (a page's number).
bool completes_doi(std::string_view token, std::string_view next) {
  const std::size_t prefix = token.rfind("10.24963/");
  if (prefix == npos || (!token.ends_with('/') && !token.ends_with('.'))) return false;
  if (token.ends_with('.')) return true;
  std::size_t end = 0;
  while (end < next.size() && is_digit(next[end])) ++end;
  if (end == 0 || end > 4 || end == next.size()) return false;
  return std::string_view(".,;)]").find(next[end]) != npos || (next[end] == '\n' && end + 1 < next.size());
}

/// The finder itself goes over breaks behind these, where what follows is plausible.
bool ends_in_gap(std::string_view token) {
  return std::string_view("/.=?:").find(token.back()) != npos;
}

/// The cheap look: a line and what follows it may belong together.
bool is_seam(std::string_view left, std::string_view right) {
  const std::string_view token = last_token(left);
  const std::string_view next = first_two_lines(right);
  if (token.empty() || next.empty() || !(may_hold_id(token) || may_hold_id(next))) return false;
  if (ends_in_hyphen(token)) return true;
  const bool starts_inside = std::string_view("./?=&_:").find(next.front()) != npos;
  if (starts_inside || ends_in_doi_dot(token) || completes_doi(token, next)) return true;
  return looks_like_address(token) && !ends_in_gap(token);
}

/// A whole address without a suffix, and the next line is one piece and a suffix ("…/v115/kim21" /
/// "b.html"): together they may be a longer one.
bool completes_page_name(std::string_view token, std::string_view next) {
  if (!looks_like_address(token)) return false;
  std::size_t end = 0;
  while (end < next.size() && (is_alnum(next[end]) || next[end] == '-' || next[end] == '_')) ++end;
  const std::string_view suffix = next.substr(end);
  return end > 0 && (suffix.starts_with(".html") || suffix.starts_with(".pdf"));
}

/// Two lines as one where the first is a single token; else empty.
std::string without_line_end(std::string_view lines) {
  const std::size_t end = lines.find('\n');
  if (end == npos || lines.find(' ') < end) return {};
  std::string_view second = lines.substr(end + 1);
  while (!second.empty() && is_blank(second.front())) second.remove_prefix(1);
  return std::string(lines.substr(0, end)).append(second);
}

/// What is left of the line `left` where it and `right` belong together without the break; nothing
/// where they stay two lines.
std::optional<std::string_view> joined_left(const Finder& finder, std::string_view left, std::string_view right) {
  const std::string_view next = first_two_lines(right);
  const bool complete = look(finder, left, "\n", next).token_left;
  if (complete && !completes_page_name(last_token(left), next)) return std::nullopt;
  // An address may be broken again behind the next line: then only all three lines make one.
  const std::string thrice = without_line_end(next);
  // Where the broken form is none, the break may also stand behind the ID (".ht" / "ml").
  const auto makes_one = [&](std::string_view start, std::string_view end) {
    const Across across = look(finder, start, "", end);
    return across.crossing || (across.token_left && !complete);
  };
  const auto is_one = [&](std::string_view start) {
    return makes_one(start, next) || (!thrice.empty() && makes_one(start, thrice));
  };
  if (is_one(left)) return left;
  if (!ends_in_hyphen(left)) return std::nullopt;
  const std::string_view without = left.substr(0, left.size() - 1);
  return is_one(without) ? std::optional(without) : std::nullopt;
}

}  // namespace

std::string with_joined_lines(const Finder& finder, std::string_view text, std::size_t& looks_left) {
  std::string out;
  out.reserve(text.size());
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    out += rest.substr(0, end);
    if (end == npos) break;
    rest.remove_prefix(end + 1);
    std::size_t filled = out.size();
    while (filled > 0 && is_blank(out[filled - 1])) --filled;
    std::string_view next = rest;
    while (!next.empty() && is_blank(next.front())) next.remove_prefix(1);
    const std::string_view line = last_line(std::string_view(out).substr(0, filled));
    const bool worth = looks_left > 0 && is_seam(line, next);
    looks_left -= worth ? 1 : 0;
    if (const auto left = worth ? joined_left(finder, line, next) : std::nullopt) {
      out.resize(filled - line.size() + left->size());
      rest = next;
    } else {
      out += '\n';
    }
  }
  return out;
}

}  // namespace paperhop
