// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf_seams.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr auto npos = std::string_view::npos;

/// The token that `text` ends in.
std::string_view last_token(std::string_view text) {
  const std::size_t floor = text.size() > limits::kPdfSeamReach ? text.size() - limits::kPdfSeamReach : 0;
  std::size_t begin = text.size();
  while (begin > floor && !is_space(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, std::min(text.find('\n'), limits::kPdfSeamReach));
}

/// What stands on a seam.
struct Across {
  bool any_left = false;  ///< a strong mention that begins left of it
  bool crossing = false;  ///< one that goes on behind it
};

Across look(const Finder& finder, std::string_view left, std::string_view between, std::string_view right) {
  const std::string window = std::string(left).append(between).append(right);
  Across across;
  finder.find(window, Channel::passage, [&](Mention&& mention) {
    if (!is_strong(mention) || mention.begin >= left.size()) return;
    across.any_left = true;
    across.crossing = across.crossing || mention.end > left.size() + between.size();
  });
  return across;
}

bool looks_like_address(std::string_view token) {
  for (const std::string_view sign : {"://", "www.", "doi.org/", "10."}) {
    if (token.find(sign) != npos) return true;
  }
  return false;
}

/// Every ID holds a digit or stands behind "?id=".
bool may_hold_id(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return is_digit(c) || c == '='; });
}

bool ends_in_hyphen(std::string_view token) {
  return token.size() > 1 && token.back() == '-' && is_alnum(token[token.size() - 2]);
}

/// The cheap look: a token and what follows its line may belong together.
bool is_seam(std::string_view left, std::string_view right) {
  const std::string_view line = first_line(right);
  if (left.empty() || line.empty() || !may_hold_id(line)) return false;
  const bool starts_inside = std::string_view("./?=&_:").find(line.front()) != npos;
  return ends_in_hyphen(left) || starts_inside || looks_like_address(left);
}

/// What is left of `left` where it and `right` belong together without the break; nothing where
/// they stay two lines.
std::optional<std::string_view> joined_left(const Finder& finder, std::string_view left, std::string_view right) {
  const std::string_view line = first_line(right);
  if (look(finder, left, "\n", line).any_left) return std::nullopt;
  if (look(finder, left, "", line).crossing) return left;
  if (!ends_in_hyphen(left)) return std::nullopt;
  const std::string_view without = left.substr(0, left.size() - 1);
  return look(finder, without, "", line).crossing ? std::optional(without) : std::nullopt;
}

}  // namespace

bool is_strong(const Mention& mention) {
  return mention.evidence == Evidence::address || mention.evidence == Evidence::doi ||
         mention.evidence == Evidence::label;
}

std::string with_joined_lines(const Finder& finder, std::string text) {
  std::string out;
  out.reserve(text.size());
  std::string_view rest = text;
  std::size_t looks_left = limits::kPdfSeamsPerPage;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    out += rest.substr(0, end);
    if (end == npos) break;
    rest.remove_prefix(end + 1);
    std::size_t filled = out.size();
    while (filled > 0 && is_blank(out[filled - 1])) --filled;
    std::string_view next = rest;
    while (!next.empty() && is_blank(next.front())) next.remove_prefix(1);
    const std::string_view token = last_token(std::string_view(out).substr(0, filled));
    const bool worth = looks_left > 0 && is_seam(token, next);
    looks_left -= worth ? 1 : 0;
    if (const auto left = worth ? joined_left(finder, token, next) : std::nullopt) {
      out.resize(filled - token.size() + left->size());
      rest = next;
    } else {
      out += '\n';
    }
  }
  return out;
}

}  // namespace paperhop
