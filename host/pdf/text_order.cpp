// SPDX-License-Identifier: Apache-2.0
#include "pdf/text_order.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

constexpr std::array<std::string_view, 10> kAnnouncers{
    "arxiv",    "openreview.net", "aclanthology", "aclweb.org", "ijcai.org", "proceedings.mlr.press",
    "10.18653", "10.3115",        "10.24963",     "10.48550"};
/// As long as the longest of them.
constexpr std::size_t kAround = 24;
/// Marks and blanks between "arXiv" and its number.
constexpr std::size_t kMarks = 3;
/// Pages whose lines are shorter on average are scraps; a narrow column has 30 to 50.
constexpr std::size_t kScrap = 8;
/// Pages with fewer lines tell nothing about the average.
constexpr std::size_t kEnoughLines = 40;

std::string_view head_of_line(std::string_view text) {
  return text.substr(0, std::min(text.find('\n'), kAround));
}

std::string_view tail_of_line(std::string_view text) {
  text = text.substr(text.size() - std::min(text.size(), kAround));
  const std::size_t start = text.rfind('\n');
  return start == std::string_view::npos ? text : text.substr(start + 1);
}

/// The next line's first word has a digit, as IDs and archives with their numbers do.
bool may_be_id(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(' '), head.size()));
  return std::any_of(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(std::min(head.find(' '), head.size())),
                     is_digit);
}

bool breaks_here(std::string_view before, std::string_view after) {
  std::string_view tail = tail_of_line(before);
  if (tail.ends_with('-')) tail.remove_suffix(1);
  const std::string_view head = head_of_line(after);
  const std::string joined = lower_ascii(std::string(tail) + std::string(head));
  for (const std::string_view word : kAnnouncers) {
    const std::size_t at = joined.find(word);
    if (at == std::string::npos || at >= tail.size()) continue;
    const std::size_t end = at + word.size();
    if (end > tail.size()) return true;
    if (end + kMarks >= tail.size() && !may_be_id(head)) return true;
  }
  return false;
}

/// What stands behind an announcer up to a blank breaks off: "://openreview.net/", "arXiv:1706.", "v1/P19-".
bool breaks_off(std::string_view rest, std::string_view next_word) {
  if (rest.empty()) return false;
  if (rest == ":") return next_word.starts_with('[') || !may_be_id(next_word);
  if (std::string_view("/=?-").find(rest.back()) != std::string_view::npos) return true;
  // "1706.", "1706.037": since 2015 there are five digits behind the dot.
  const std::size_t dot = rest.rfind('.');
  constexpr std::size_t kYearMonth = 4;
  if (dot == std::string_view::npos || dot < kYearMonth || rest.size() - dot > 5) return false;
  const std::string_view year_month = rest.substr(dot - kYearMonth, kYearMonth);
  const std::string_view behind = rest.substr(dot + 1);
  return std::all_of(year_month.begin(), year_month.end(), is_digit) &&
         std::all_of(behind.begin(), behind.end(), is_digit) && year_month >= "1501" && year_month < "3000";
}

/// Two columns drawn line by line: an address of the left one breaks off within a line.
bool breaks_within_line(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const std::string_view word : kAnnouncers) {
    for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + word.size())) {
      const std::size_t begin = at + word.size();
      const std::size_t end = std::min(lower.find_first_of(" \n", begin), lower.size());
      if (end < lower.size() && lower[end] == ' ' &&
          breaks_off(text.substr(begin, end - begin), text.substr(end + 1, kAround))) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool needs_reading_order(std::string_view content_text) {
  if (breaks_within_line(content_text)) return true;
  std::size_t lines = 0;
  for (std::size_t at = content_text.find('\n'); at != std::string_view::npos; at = content_text.find('\n', at + 1)) {
    if (breaks_here(content_text.substr(0, at), content_text.substr(at + 1))) return true;
    ++lines;
  }
  return lines > kEnoughLines && content_text.size() / lines < kScrap;
}

}  // namespace paperhop::pdf
