// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_lines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/npos.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::array<std::string_view, 31> kAnnouncements = {
    "arxiv", "preprint",   "eprint",    "e-print", "e-prints",  "doi",       "url",      "link",
    "id",    "identifier", "no",        "http",    "https",     "dx",        "org",      "openreview",
    "cite",  "as",         "reviewed",  "on",      "at",        "available", "online",   "version",
    "paper", "article",    "published", "this",    "submitted", "accepted",  "permanent"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kMonthRests = {"", "uary", "ruary", "ch", "il", "e", "y"};
constexpr std::array<std::string_view, 5> kLongMonthRests = {"ust", "tember", "ober", "ember", "t"};

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// "2402", "1-12", "DFPD-2015/TH/20", "v2": no word of a sentence.
bool is_number_like(std::string_view token) {
  const auto lower = std::count_if(token.begin(), token.end(), is_lower);
  return std::any_of(token.begin(), token.end(), is_digit) && lower <= 1;
}

/// "[cs.CL]", "(hep-th)"
bool is_class_like(std::string_view token) {
  return token.size() >= 4 && token.size() <= 20 && (token.front() == '[' || token.front() == '(') &&
         (token.back() == ']' || token.back() == ')');
}

bool announces(std::string_view token) {
  if (is_class_like(token) || is_number_like(token)) return true;
  std::size_t begin = 0;
  std::size_t end = token.size();
  while (begin < end && !is_alnum(token[begin])) ++begin;
  while (end > begin && !is_alnum(token[end - 1])) --end;
  const std::string word = lower_ascii(token.substr(begin, end - begin));
  if (word.empty() || holds(kAnnouncements, word) || is_month(word)) return true;
  return word == "doi.org" || word == "dx.doi.org" || word.ends_with("//doi.org") || word.ends_with("//dx.doi.org");
}

}  // namespace

bool is_month(std::string_view word) {
  if (word.size() < 3 || !holds(kMonths, word.substr(0, 3))) return false;
  return holds(kMonthRests, word.substr(3)) || holds(kLongMonthRests, word.substr(3));
}

std::vector<std::string_view> filled_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    if (end == npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool is_number_line(std::string_view line) {
  bool digit = false;
  for (const char c : line) {
    digit = digit || is_digit(c);
    if (is_alpha(c)) return false;
  }
  return digit && line.size() <= 12;
}

bool is_page_number(std::string_view line) {
  const auto digits = std::count_if(line.begin(), line.end(), is_digit);
  return digits > 0 && digits <= 4 && line.find_first_not_of("0123456789-| ") == npos;
}

bool only_announces(std::string_view rest) {
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && !is_space(rest[end])) ++end;
    if (end > 0 && !announces(rest.substr(0, end))) return false;
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return true;
}

bool speaks_of_another(std::string_view before) {
  constexpr std::array<std::string_view, 26> kSigns = {
      "comment on", "reply",     "response",   "erratum",     "corrigendum", "extended version", "extends",
      "extension",  "based on",  "see ",       "cf.",         "follow",      "improve",          "reproduc",
      "replicat",   "review of", "companion",  "previous",    "earlier",     "preliminary",      "original",
      "code",       "data",      "supplement", "translation", "inspired by"};
  const std::string lower = lower_ascii(before);
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return lower.find(sign) != npos; });
}

}  // namespace paperhop
