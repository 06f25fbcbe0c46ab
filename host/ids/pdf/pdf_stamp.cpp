// SPDX-License-Identifier: Apache-2.0
//
// The stamp of page 1. arXiv has written it upwards into the left margin since the nineties, with
// doubled blanks, and before 1999 with a blank before the version.
#include <string>

#include "ids/neighbours.hpp"
#include "ids/pdf/pdf_first_page_lines.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "ids/pdf/pdf_own.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Points from the lower edge above which a margin can only be the top one.
constexpr float kTopHalf = 400;

/// The version behind a blank at `at` (" v2"): its number, and `at` moved behind it; else 0.
int take_version(std::string_view text, std::size_t& at) {
  std::size_t mark = at;
  while (mark < text.size() && is_blank(text[mark])) ++mark;
  if (mark == at || mark >= text.size() || text[mark] != 'v') return 0;
  const std::size_t end = skip_digits(text, mark + 1, 4);
  if (end == mark + 1 || end - mark > 4 || text[mark + 1] == '0' || letter_or_digit_at(text, end)) return 0;
  at = end;
  return std::stoi(std::string(text.substr(mark + 1, end - mark - 1)));
}

/// An address or DOI in the margin: alone, or in the conference's line.
bool is_running_line(std::string_view line, std::string_view before, std::string_view after) {
  if (!only_announces(after)) return false;
  if (only_announces(before)) return !has_footnote_mark(before);
  return (is_conference_line(line) || is_venue_line(line)) && !speaks_of_another(last_sentence(before));
}

/// The paper's source stamps its PDFs.
bool is_stamped(const PaperId& paper) {
  const Source* source = find_source(paper.source);
  return source != nullptr && source->stamps_pdfs;
}

PdfEvidence evidence_of(const Mention& mention) {
  if (mention.evidence == Evidence::doi) return PdfEvidence::doi;
  return is_stamped(mention.paper) ? PdfEvidence::stamp : PdfEvidence::footer;
}

}  // namespace

std::optional<OnlyPaper> only_paper(const Finder& finder, std::string_view text, Channel channel) {
  std::optional<OnlyPaper> only;
  bool several = false;
  finder.find(text, channel, [&](Mention&& mention) {
    if (only) {
      several = several || only->mention.paper.identity() != mention.paper.identity();
      return;
    }
    std::size_t end = mention.end;
    while (end < text.size() && !is_space(text[end]) &&
           std::string_view(",;)]}").find(text[end]) == std::string_view::npos)
      ++end;
    only = OnlyPaper{std::move(mention), end};
  });
  if (several) only.reset();
  return only;
}

std::optional<PdfMention> own_of_stamp(const Finder& finder, const PdfStampLine& line) {
  const FoldedText folded(line.text);
  const std::string_view text = trimmed(folded.text());
  auto only = only_paper(finder, text, Channel::prose);
  if (!only) return std::nullopt;
  Mention& mention = only->mention;
  std::size_t end = only->end;
  if (is_stamped(mention.paper) && mention.paper.version == 0) mention.paper.version = take_version(text, end);
  const std::string_view before = text.substr(0, mention.begin);
  const std::string_view after = trimmed(text.substr(end));
  const bool address = mention.evidence == Evidence::address || mention.evidence == Evidence::doi;
  if (!line.rotated && address) {
    if (!is_running_line(text, before, after)) return std::nullopt;
    const PdfEvidence evidence = mention.evidence == Evidence::doi ? PdfEvidence::doi : PdfEvidence::footer;
    return PdfMention{std::move(mention.paper), evidence, mention.rule, 1, true};
  }
  if (!only_announces(before) || !only_announces(after)) return std::nullopt;
  // Axes and heads of narrow columns run upwards, too: "2011.12345", "[7] arXiv:1706.03762". A stamp
  // has a label or the archive in its number, else at least its class.
  const bool bare_number = mention.evidence == Evidence::bare && mention.paper.key.find('/') == std::string::npos;
  if (line.rotated && after.empty() && (bare_number || !trimmed(before).empty())) return std::nullopt;
  // A footnote that is only an ID stands in the lower margin too; a stamp there has a class or date.
  if (!line.rotated && line.y < kTopHalf && after.empty()) return std::nullopt;
  return PdfMention{std::move(mention.paper), evidence_of(mention), mention.rule, 1, true};
}

}  // namespace paperhop
