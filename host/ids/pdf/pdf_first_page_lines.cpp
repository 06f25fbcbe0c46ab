// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_first_page_lines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/npos.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Filled lines that can be front matter where no heading ends it.
constexpr std::size_t kFrontLines = 14;
/// Characters of a line that can be a heading.
constexpr std::size_t kHeading = 40;

/// "7. References", "REFERENCES", "Abstract" and the like: the word alone, numbers and marks aside.
template <typename Names>
bool is_heading(std::string_view line, const Names& names) {
  if (line.size() > kHeading) return false;
  std::string words;
  for (const char c : line) {
    if (is_alpha(c)) words += to_lower(c);
  }
  const auto is_name = [&] { return std::find(names.begin(), names.end(), words) != names.end(); };
  // "VII. References" counts in Roman numbers.
  while (!is_name() && !words.empty() && std::string_view("ivx").find(words.front()) != npos) words.erase(0, 1);
  return is_name();
}

/// "A. See" or "See, A.": a capital and a dot.
bool has_initials(std::string_view line) {
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    const bool starts = at == 0 || is_blank(line[at - 1]);
    if (starts && is_upper(line[at]) && line[at + 1] == '.') return true;
  }
  return false;
}

/// A number from 1900 to 2099.
bool has_year(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::size_t begin = at;
    while (at < line.size() && is_digit(line[at])) ++at;
    const std::string_view number = line.substr(begin, at - begin);
    if (number.size() == 4 && (number.starts_with("19") || number.starts_with("20"))) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 6> kReferenceHeadings = {"references",         "bibliography", "literaturecited",
                                                                "referencesandnotes", "reference",    "literature"};

bool ends_front_matter(std::string_view line) {
  constexpr std::array<std::string_view, 4> kHeadings = {"abstract", "introduction", "summary", "contents"};
  return is_heading(line, kHeadings) || starts_with_lower(line, "abstract");
}

}  // namespace

FirstPage::FirstPage(std::string_view page)
    : text(page), lines(filled_lines(page)), front_end(std::min(lines.size(), kFrontLines)) {
  bool front = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (front && ends_front_matter(lines[i])) {
      front_end = i;
      front = false;
    }
    if (references == kNone && is_heading(lines[i], kReferenceHeadings)) references = i;
  }
  front_end = std::min(front_end, references);
}

std::size_t FirstPage::line_of(std::size_t at) const {
  const auto after = std::upper_bound(lines.begin(), lines.end(), at, [&](std::size_t offset, std::string_view line) {
    return offset < offset_of(line);
  });
  return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

bool FirstPage::opens_block(std::size_t index) const {
  const std::string_view before = line_before(index);
  return is_conference_line(lines[index]) && !is_unfinished(before) && !is_entry(before);
}

/// "[12] A. Author", "12. A. Author": an entry of a list of references.
bool is_entry(std::string_view line) {
  std::size_t at = line.starts_with('[') ? 1 : 0;
  const std::size_t digits = at;
  while (at < line.size() && is_digit(line[at])) ++at;
  if (at == digits || at - digits > 3 || at >= line.size()) return false;
  if (digits == 1) return line[at] == ']';
  return line[at] == '.' && at + 2 < line.size() && is_blank(line[at + 1]) && is_alpha(line[at + 2]);
}

/// The line speaks for the conference or publisher, of this paper.
bool is_conference_line(std::string_view line) {
  constexpr std::array<std::string_view, 14> kBegins = {"proceedings of",
                                                        "findings of",
                                                        "published as a",
                                                        "published in transactions",
                                                        "reviewed on openreview",
                                                        "published at",
                                                        "accepted at",
                                                        "transactions of",
                                                        "copyright",
                                                        "(c)",
                                                        "\xC2\xA9",
                                                        "c 20",
                                                        "presented at",
                                                        "international joint conference"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view words) { return starts_with_lower(line, words); });
}

bool is_venue_line(std::string_view line) {
  constexpr std::array<std::string_view, 20> kVenues = {"PMLR",
                                                        "JMLR",
                                                        "ICML",
                                                        "ICLR",
                                                        "NeurIPS",
                                                        "AISTATS",
                                                        "UAI 20",
                                                        "CoRL",
                                                        "COLT",
                                                        "IJCAI",
                                                        "ACL 2",
                                                        "EMNLP",
                                                        "NAACL",
                                                        "EACL",
                                                        "COLING",
                                                        "TMLR",
                                                        "OpenReview",
                                                        "To appear",
                                                        "Conference paper",
                                                        "Under review"};
  return std::any_of(kVenues.begin(), kVenues.end(), [&](std::string_view name) { return line.starts_with(name); });
}

std::string_view last_sentence(std::string_view text) {
  const std::size_t end = text.rfind(". ", text.size() - std::min<std::size_t>(text.size(), 3));
  if (end != npos) return text.substr(end + 2);
  return is_conference_line(text) ? std::string_view() : text;
}

bool has_footnote_mark(std::string_view before) {
  const std::string_view word = before.substr(0, before.find(' '));
  return !word.empty() && word.size() <= 4 && std::none_of(word.begin(), word.end(), is_alpha);
}

bool is_copyright(std::string_view line) {
  const std::string lower = lower_ascii(line);
  for (const std::string_view sign :
       {"\xC2\xA9", "(c)", "copyright", "c 20", "c\xC2\xA9", "all rights reserved", "creative commons"}) {
    if (lower.find(sign) != npos) return true;
  }
  return false;
}

bool opens_footnote(std::string_view line) {
  constexpr std::array<std::string_view, 7> kMarks = {"*",        "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7",
                                                      "\xC2\xB6", "\xE2\x88\x97", "\xE2\x98\x85"};
  std::size_t at = 0;
  for (const std::string_view mark : kMarks) {
    if (at == 0 && line.starts_with(mark)) at = mark.size();
  }
  const bool sign = at > 0;
  while (at < line.size() && at < 3 && is_digit(line[at])) ++at;
  if (at == 0 || (!sign && at > 2)) return false;
  while (at < line.size() && is_blank(line[at])) ++at;
  if (at >= line.size()) return true;  // a mark on a line of its own
  // "55th Annual Meeting" and "30 July 2017" go on with a conference's line.
  const std::string_view rest = line.substr(at);
  return is_upper(rest.front()) && !is_month(lower_ascii(rest.substr(0, rest.find_first_of(" ,."))));
}

bool ends_reference(std::string_view line, std::string_view before) {
  if (line.empty() || std::string_view(".,:;").find(line.back()) == npos) return false;
  const auto cites = [](std::string_view part) { return has_initials(part) && has_year(part); };
  // A title may take the second line: "A. See. 2017. Get to" / "the point. ACL."
  return cites(line) || cites(before);
}

/// The line goes on in the next one: "… In", "…, see", "… of".
bool is_unfinished(std::string_view line) {
  if (line.empty()) return false;
  if (std::string_view(",;:(-").find(line.back()) != npos) return true;
  const std::size_t blank = line.rfind(' ');
  const std::string last = lower_ascii(line.substr(blank == npos ? 0 : blank + 1));
  constexpr std::array<std::string_view, 18> kWords = {"in",  "see", "at", "of",  "on", "to",  "from", "with", "is",
                                                       "and", "the", "by", "for", "as", "are", "or",   "a",    "under"};
  return std::find(kWords.begin(), kWords.end(), last) != kWords.end();
}

/// A line before a DOI that says whose it is. It may be the title, so only what no title says.
bool leads_to_another(std::string_view line) {
  constexpr std::array<std::string_view, 14> kPhrases = {
      "extended version",  "earlier version", "previous version", "preliminary version", "original version",
      "published version", "see also",        "supplement to",    "companion paper",     "extended in",
      "expanded in",       "continued in",    "superseded by",    "extended by"};
  const std::string lower = lower_ascii(line);
  return std::any_of(kPhrases.begin(), kPhrases.end(),
                     [&](std::string_view phrase) { return lower.find(phrase) != npos; });
}

}  // namespace paperhop
