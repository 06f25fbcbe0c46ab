// SPDX-License-Identifier: Apache-2.0
//
// The paper's own DOI or address on page 1. What may be own is judged line by line:
//
//   block    in or below a line of the conference ("Proceedings of …, pages 1073-1083",
//            "Reviewed on OpenReview:", "(c) 2017 …"), alone on its line or in that line
//   beside   a line that is only a DOI or an address, right above the conference's
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
#include "base/npos.hpp"
#include "ids/pdf/pdf_first_page_lines.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "ids/pdf/pdf_own.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Filled lines between a conference's line and the DOI of the same block.
constexpr std::size_t kBlockReach = 4;
/// Filled lines of a footnote above the DOI that ends it.
constexpr std::size_t kNoteReach = 3;
/// Filled lines that can stand above the title.
constexpr std::size_t kHeadLines = 3;

/// How a mention stands on the page, strongest first.
enum class Place { block, beside, labelled, front, none };

/// A mention with its lines and what they hold beside it.
struct Spot {
  std::size_t first = 0;  ///< index of the line that it begins in
  std::size_t last = 0;   ///< index of the line that it ends in
  std::string_view before;
  std::string_view after;
  bool alone() const { return only_announces(before) && only_announces(after); }
};

Spot spot_of(const FirstPage& page, const Mention& mention) {
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

/// What stands above the mention's line, down from the line `from`, tells of another paper: a footnote, another
/// version, an entry of references.
bool tells_of_another(const FirstPage& page, std::size_t from, const Spot& spot) {
  for (std::size_t i = from; i < spot.first; ++i) {
    const std::string_view line = page.lines[i];
    if (opens_footnote(line) || leads_to_another(line) || ends_reference(line, {})) return true;
  }
  return false;
}

/// The conference's line that a mention belongs to; npos for none.
std::size_t block_of(const FirstPage& page, const Spot& spot) {
  if (speaks_of_another(last_sentence(spot.before)) || leads_to_another(spot.before)) return npos;
  const bool at_edge = spot.first < kHeadLines || spot.last + kBlockReach >= page.lines.size();
  const bool venue = at_edge && is_venue_line(page.lines[spot.first]) && !is_unfinished(page.line_before(spot.first));
  if ((page.opens_block(spot.first) || venue) && only_announces(spot.after)) return spot.first;
  const bool goes_on = spot.first > 0 && page.opens_block(spot.first - 1) && is_unfinished(page.lines[spot.first - 1]);
  if (goes_on && only_announces(spot.after))
    return leads_to_another(page.lines[spot.first - 1]) ? npos : spot.first - 1;
  if (!spot.alone()) return npos;
  const std::size_t floor = spot.first > kBlockReach ? spot.first - kBlockReach : 0;
  for (std::size_t i = spot.first; i-- > floor;) {
    if (page.opens_block(i)) return leads_to_another(page.lines[i]) || tells_of_another(page, i + 1, spot) ? npos : i;
  }
  return npos;
}

/// Below the references only a footer with a copyright notice counts, and only as the page's end.
bool may_be_footer(const FirstPage& page, std::size_t block, const Spot& spot) {
  if (page.references == npos || spot.first < page.references) return true;
  if (block < page.references || page.lines.size() - spot.last > 3) return false;
  const std::size_t last = std::min(page.lines.size() - 1, std::max(block, spot.last));
  for (std::size_t i = std::min(block, spot.first); i <= last; ++i) {
    if (is_copyright(page.lines[i])) return true;
  }
  return false;
}

/// The mention belongs to an entry of a list of references that has no heading.
bool in_entry(const FirstPage& page, const Spot& spot) {
  const std::size_t floor = spot.first > 2 ? spot.first - 2 : 0;
  for (std::size_t i = spot.first + 1; i-- > floor;) {
    if (is_entry(page.lines[i])) return true;
  }
  return false;
}

/// Below the front matter a label is no sign where a footnote or an entry of references leads to it.
bool under_note(const FirstPage& page, const Spot& spot) {
  if (spot.first <= page.front_end) return false;
  const std::size_t from = std::max(page.front_end, spot.first - std::min(spot.first, kNoteReach));
  const std::string_view before = page.line_before(spot.first);
  return tells_of_another(page, from, spot) || ends_reference(before, page.line_before(spot.first - 1));
}

/// "DOI: …", "Preprint …": more than the address of a resolver.
bool is_labelled(const Spot& spot) {
  const std::string before = lower_ascii(spot.before);
  for (const std::string_view label : {"doi:", "doi ", "eprint", "preprint"}) {
    if (before.find(label) != npos) return true;
  }
  return false;
}

/// A sentence runs through the line: the one before is open, or the one behind goes on in lower case.
bool in_sentence(const FirstPage& page, const Spot& spot) {
  const std::string_view before = page.line_before(spot.first);
  const bool goes_on = spot.last + 1 < page.lines.size() && is_lower(page.lines[spot.last + 1].front()) &&
                       !starts_with_lower(page.lines[spot.last + 1], "doi");
  return goes_on || has_footnote_mark(spot.before) || is_unfinished(before) || leads_to_another(before) ||
         is_number_line(before);
}

Place place_of(const FirstPage& page, const Mention& mention, const Spot& spot) {
  if (in_entry(page, spot)) return Place::none;
  // In a conference's block stands an address, a DOI or an ID behind a label.
  if (const std::size_t block = is_strong(mention) ? block_of(page, spot) : npos; block != npos) {
    return may_be_footer(page, block, spot) ? Place::block : Place::none;
  }
  if (spot.first >= page.references || !spot.alone() || in_sentence(page, spot)) return Place::none;
  const std::size_t next = spot.last + 1;
  if (next < page.lines.size() && page.opens_block(next) && is_strong(mention)) return Place::beside;
  // "hep-th/9711200" beside a report's number above the title, as authors wrote it themselves.
  const bool old_number = mention.paper.source == "arxiv" && mention.paper.key.find('/') != std::string::npos;
  if (old_number && spot.first < kHeadLines && next < page.lines.size()) return Place::front;
  const bool doi = mention.evidence == Evidence::doi;
  // "ArXiv ePrint: 1508.05632", as JHEP's class writes it.
  const bool eprint = lower_ascii(page.lines[spot.first]).find("eprint") != npos && spot.first == spot.last;
  if (under_note(page, spot)) return Place::none;
  if ((doi && is_labelled(spot)) || (eprint && mention.evidence == Evidence::label)) return Place::labelled;
  // Affiliations have such marks too, but end in no dot.
  const std::string_view before = page.line_before(spot.first);
  const bool note = opens_footnote(before) && (before.ends_with('.') || before.ends_with(':'));
  return doi && spot.first < page.front_end && !note ? Place::front : Place::none;
}

/// The mention that stands best. A page on which two papers of one source stand equally well is a
/// volume's or a list, and is neither.
class BestPlaced {
 public:
  void offer(Mention&& mention, Place place) {
    if (place == Place::none || place > place_) return;
    const bool equal = place == place_ && mention_;
    if (equal) {
      const bool same_source = mention.paper.source == mention_->paper.source;
      several_ = several_ || (same_source && mention.paper.identity() != mention_->paper.identity());
      const bool better = mention.evidence == Evidence::doi && mention_->evidence != Evidence::doi;
      if (!better) return;
    } else {
      several_ = false;
    }
    mention_ = std::move(mention);
    place_ = place;
  }

  Place place() const { return mention_ && !several_ ? place_ : Place::none; }
  Mention&& take() { return std::move(*mention_); }

 private:
  std::optional<Mention> mention_;
  Place place_ = Place::none;
  bool several_ = false;
};

}  // namespace

std::optional<PdfMention> own_of_first_page(const Finder& finder, const std::vector<std::string>& texts) {
  std::optional<PdfMention> own;
  Place own_place = Place::none;
  for (const std::string& text : texts) {
    const FoldedText folded(std::string_view(text).substr(0, limits::kPdfFirstPage));
    const FirstPage page(folded.text());
    if (page.lines.empty()) continue;
    BestPlaced best;
    finder.find(page.text, Channel::passage, [&](Mention&& mention) {
      const Place place = place_of(page, mention, spot_of(page, mention));
      best.offer(std::move(mention), place);
    });
    if (best.place() >= own_place) continue;
    own_place = best.place();
    Mention mention = best.take();
    const bool doi = mention.evidence == Evidence::doi;
    own = PdfMention{std::move(mention.paper), doi ? PdfEvidence::doi : PdfEvidence::footer, mention.rule, 1, true};
  }
  return own;
}

}  // namespace paperhop
