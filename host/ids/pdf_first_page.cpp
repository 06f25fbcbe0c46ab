// SPDX-License-Identifier: Apache-2.0
//
// The paper's own DOI or address on page 1. What may be own is judged line by line:
//
//   block    in or right beside a line of the conference ("Proceedings of …, pages 1073-1083",
//            "Reviewed on OpenReview:", "(c) 2017 …"), alone on its line or in that line
//   labelled a line that is only "DOI: …" or "arXiv ePrint: …"
//   front    a line that is only a DOI, above the abstract
//
// Nothing below the heading of the references or in an entry of them is own, but a block with a
// copyright notice at the very end: a footer under a short paper's references.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "ids/pdf_lines.hpp"
#include "ids/pdf_own.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr auto npos = std::string_view::npos;

/// Filled lines between a conference's line and the DOI of the same block.
constexpr std::size_t kBlockReach = 4;
/// Filled lines that can be front matter where no heading ends it.
constexpr std::size_t kFrontLines = 14;
/// Characters of a line that can be a heading.
constexpr std::size_t kHeading = 40;

struct Page {
  std::string_view text;
  std::vector<std::string_view> lines;  ///< filled ones
  std::size_t front_end = 0;            ///< lines before this index are front matter
  std::size_t references = npos;        ///< index of the heading

  /// Index of the filled line that byte `at` stands in.
  std::size_t line_of(std::size_t at) const {
    const auto after = std::upper_bound(lines.begin(), lines.end(), at, [&](std::size_t offset, std::string_view line) {
      return offset < offset_of(line);
    });
    return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
  }
  std::size_t offset_of(std::string_view line) const { return static_cast<std::size_t>(line.data() - text.data()); }
};

/// "7. References", "REFERENCES", "Abstract" and the like: the word alone, numbers and marks aside.
template <typename Names>
bool is_heading(std::string_view line, const Names& names) {
  if (line.size() > kHeading) return false;
  std::string words;
  for (const char c : line) {
    if (is_alpha(c)) words += to_lower(c);
  }
  while (!words.empty() && std::string_view("ivx").find(words.front()) != npos && words.size() > 9) words.erase(0, 1);
  return std::find(names.begin(), names.end(), words) != names.end();
}

constexpr std::array<std::string_view, 6> kReferenceHeadings = {"references",         "bibliography", "literaturecited",
                                                                "referencesandnotes", "reference",    "literature"};

bool ends_front_matter(std::string_view line) {
  constexpr std::array<std::string_view, 4> kHeadings = {"abstract", "introduction", "summary", "contents"};
  return is_heading(line, kHeadings) || begins_with(line, "Abstract");
}

Page read_page(std::string_view text) {
  Page page{text, filled_lines(text), 0, npos};
  page.front_end = std::min(page.lines.size(), kFrontLines);
  bool front = true;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (front && i > 0 && ends_front_matter(page.lines[i])) {
      page.front_end = i;
      front = false;
    }
    if (page.references == npos && is_heading(page.lines[i], kReferenceHeadings)) page.references = i;
  }
  page.front_end = std::min(page.front_end, page.references);
  return page;
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
  constexpr std::array<std::string_view, 14> kBegins = {"Proceedings of",
                                                        "Findings of",
                                                        "Published as a",
                                                        "Published in Transactions",
                                                        "Reviewed on OpenReview",
                                                        "Published at",
                                                        "Accepted at",
                                                        "Transactions of",
                                                        "Copyright",
                                                        "(c)",
                                                        "\xC2\xA9",
                                                        "c 20",
                                                        "Presented at",
                                                        "International Joint Conference"};
  return std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view words) { return begins_with(line, words); });
}

bool is_copyright(std::string_view line) {
  const std::string lower = lower_ascii(line);
  for (const std::string_view sign :
       {"\xC2\xA9", "(c)", "copyright", "c 20", "c\xC2\xA9", "all rights reserved", "creative commons"}) {
    if (lower.find(sign) != npos) return true;
  }
  return false;
}

/// The line goes on in the next one: "… In", "…, see", "… of".
bool is_unfinished(std::string_view line) {
  if (line.empty()) return false;
  if (std::string_view(",;:(-").find(line.back()) != npos) return true;
  const std::size_t blank = line.rfind(' ');
  const std::string last = lower_ascii(line.substr(blank == npos ? 0 : blank + 1));
  constexpr std::array<std::string_view, 24> kWords = {"in", "see",   "at",   "of",   "on",  "to",  "from",  "with",
                                                       "is", "and",   "the",  "by",   "for", "as",  "are",   "or",
                                                       "a",  "paper", "code", "data", "via", "use", "under", "version"};
  return std::find(kWords.begin(), kWords.end(), last) != kWords.end();
}

bool speaks_of_another(std::string_view line) {
  constexpr std::array<std::string_view, 14> kWords = {"extended version",
                                                       "extends",
                                                       "earlier version",
                                                       "previous version",
                                                       "preliminary",
                                                       "see also",
                                                       "companion",
                                                       "supplement",
                                                       "code",
                                                       "data",
                                                       "based on",
                                                       "follow-up",
                                                       "erratum",
                                                       "comment on"};
  const std::string lower = lower_ascii(line);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return lower.find(word) != npos; });
}

/// How a mention stands on the page, strongest first.
enum class Place { block, labelled, front, none };

/// A mention with its lines and what they hold beside it.
struct Spot {
  std::size_t first = 0;  ///< index of the line that it begins in
  std::size_t last = 0;   ///< index of the line that it ends in
  std::string_view before;
  std::string_view after;
  bool alone() const { return only_announces(before) && only_announces(after); }
};

Spot spot_of(const Page& page, const Mention& mention) {
  Spot spot;
  spot.first = page.line_of(mention.begin);
  spot.last = page.line_of(mention.end - 1);
  const std::string_view first = page.lines[spot.first];
  const std::string_view last = page.lines[spot.last];
  spot.before = page.text.substr(page.offset_of(first), mention.begin - page.offset_of(first));
  std::size_t end = mention.end;
  const std::size_t line_end = page.offset_of(last) + last.size();
  while (end < line_end && !is_space(page.text[end])) ++end;
  spot.after = page.text.substr(std::min(end, line_end), line_end - std::min(end, line_end));
  return spot;
}

std::string_view line_before(const Page& page, std::size_t index) {
  return index > 0 ? page.lines[index - 1] : std::string_view();
}

/// A conference's line that is none of a reference ("… In" / "Proceedings of …").
bool opens_block(const Page& page, std::size_t index) {
  return is_conference_line(page.lines[index]) && !is_unfinished(line_before(page, index)) &&
         !is_entry(line_before(page, index));
}

/// The conference's line that a mention belongs to; npos for none.
std::size_t block_of(const Page& page, const Spot& spot) {
  if (opens_block(page, spot.first) && (only_announces(spot.after) || !spot.alone())) return spot.first;
  if (!spot.alone()) return npos;
  const std::size_t floor = spot.first > kBlockReach ? spot.first - kBlockReach : 0;
  for (std::size_t i = spot.first; i-- > floor;) {
    if (opens_block(page, i)) return i;
  }
  const std::size_t next = spot.last + 1;
  return next < page.lines.size() && opens_block(page, next) ? next : npos;
}

/// Below the references only a footer with a copyright notice counts, and only as the page's end.
bool may_be_footer(const Page& page, std::size_t block, const Spot& spot) {
  if (page.references == npos || spot.first < page.references) return true;
  if (block < page.references || page.lines.size() - spot.last > 3) return false;
  const std::size_t last = std::min(page.lines.size() - 1, std::max(block, spot.last));
  for (std::size_t i = std::min(block, spot.first); i <= last; ++i) {
    if (is_copyright(page.lines[i])) return true;
  }
  return false;
}

/// The mention belongs to an entry of a list of references that has no heading.
bool in_entry(const Page& page, const Spot& spot) {
  const std::size_t floor = spot.first > 2 ? spot.first - 2 : 0;
  for (std::size_t i = spot.first + 1; i-- > floor;) {
    if (is_entry(page.lines[i])) return true;
  }
  return false;
}

/// "DOI: …", "Preprint …": more than the address of a resolver.
bool is_labelled(const Spot& spot) {
  const std::string before = lower_ascii(spot.before);
  for (const std::string_view label : {"doi:", "doi ", "eprint", "preprint"}) {
    if (before.find(label) != npos) return true;
  }
  return false;
}

/// "1 https://…": a footnote.
bool has_footnote_mark(const Spot& spot) {
  const std::string_view word = spot.before.substr(0, spot.before.find(' '));
  return !word.empty() && word.size() <= 4 && std::none_of(word.begin(), word.end(), is_alpha);
}

/// A sentence runs through the line: the one before is open, or the one behind goes on in lower case.
bool in_sentence(const Page& page, const Spot& spot) {
  const std::string_view before = line_before(page, spot.first);
  const bool goes_on = spot.last + 1 < page.lines.size() && is_lower(page.lines[spot.last + 1].front()) &&
                       !begins_with(page.lines[spot.last + 1], "doi");
  return goes_on || has_footnote_mark(spot) || is_unfinished(before) || speaks_of_another(before) ||
         is_number_line(before);
}

Place place_of(const Page& page, const Mention& mention, const Spot& spot) {
  if (in_entry(page, spot)) return Place::none;
  if (const std::size_t block = block_of(page, spot); block != npos) {
    return may_be_footer(page, block, spot) ? Place::block : Place::none;
  }
  if (spot.first >= page.references || !spot.alone() || in_sentence(page, spot)) return Place::none;
  const bool doi = mention.evidence == Evidence::doi;
  // "ArXiv ePrint: 1508.05632", as JHEP's class writes it.
  const bool eprint = lower_ascii(page.lines[spot.first]).find("eprint") != npos && spot.first == spot.last;
  if ((doi && is_labelled(spot)) || (eprint && mention.evidence == Evidence::label)) return Place::labelled;
  return doi && spot.first < page.front_end ? Place::front : Place::none;
}

/// A mention in a block must be an address, a DOI or an ID behind a label there.
bool may_be_own(const Mention& mention) {
  return mention.evidence == Evidence::doi || mention.evidence == Evidence::address ||
         mention.evidence == Evidence::label;
}

}  // namespace

std::optional<PdfMention> own_of_first_page(const Finder& finder, std::string_view text) {
  const FoldedText folded(text.substr(0, limits::kPdfFirstPage));
  const Page page = read_page(folded.text());
  std::optional<Mention> best;
  Place best_place = Place::none;
  bool best_is_doi = false;
  if (page.lines.empty()) return std::nullopt;
  finder.find(page.text, Channel::passage, [&](Mention&& mention) {
    if (!may_be_own(mention)) return;
    const Place place = place_of(page, mention, spot_of(page, mention));
    const bool doi = mention.evidence == Evidence::doi;
    const bool better = place < best_place || (place == best_place && place != Place::none && doi && !best_is_doi);
    if (!better) return;
    best = std::move(mention);
    best_place = place;
    best_is_doi = doi;
  });
  if (!best) return std::nullopt;
  return PdfMention{std::move(best->paper), best_is_doi ? PdfEvidence::doi : PdfEvidence::footer, best->rule, 1, true};
}

}  // namespace paperhop
