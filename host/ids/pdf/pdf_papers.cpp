// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_papers.hpp"

#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.hpp"
#include "ids/pdf/pdf_cited.hpp"
#include "ids/pdf/pdf_drawn_page.hpp"
#include "ids/pdf/pdf_own.hpp"
#include "ids/pdf/pdf_page_text.hpp"

namespace paperhop {

/// Pages wait until the next one's text comes: then nothing more is told of them. The first of them
/// decides which paper this is; only then cited ones are told.
struct PdfPapers::State {
  State(const Finder& the_finder, PdfOrigin the_origin, PdfWant the_want, const PdfListener& the_listener)
      : finder(the_finder),
        origin(std::move(the_origin)),
        want(the_want),
        listener(the_listener),
        citations(the_finder) {}

  const Finder& finder;
  PdfOrigin origin;
  PdfWant want;
  const PdfListener& listener;
  PdfCitations citations;

  std::optional<PdfMention> own;             ///< the strongest evidence so far, the origin's aside
  std::optional<PdfMention> before_stamp;    ///< what the rotated stamp outdid
  bool own_by_identifier = false;            ///< of metadata: by a field made for it
  std::optional<PaperId> rotated_stamp;      ///< no other stamp outdoes it
  std::optional<PdfMention> upright;         ///< the paper of the upright lines so far
  std::optional<PdfMention> before_upright;  ///< what it outdid
  bool several_upright = false;              ///< they name two papers
  bool several_stamps = false;               ///< rotated ones of two papers: none of them says which one this is
  bool stamps_told = false;                  ///< a link or text was told: stamp lines come before
  bool origin_told = false;
  bool own_decided = false;
  std::map<std::uint32_t, PdfPageFacts> pages;  ///< told, but not finished
  UniquePapers told;
  std::set<std::string> warnings;
  std::optional<std::string> drawn;  ///< page 1's text, read without the engine
  bool texts_told = false;
  bool any_text = false;

  static bool has_stamp_evidence(const std::optional<PdfMention>& mention) {
    return mention && mention->evidence == PdfEvidence::stamp;
  }
  bool has_stamp() const { return has_stamp_evidence(own); }

  void offer(std::optional<PdfMention> candidate) {
    if (candidate && (!own || candidate->evidence < own->evidence)) own = std::move(candidate);
  }

  /// The weakest evidence, looked at only where it may count: whole file names take patterns of their own to compile.
  void offer_origin() {
    if (origin_told || has_stamp()) return;
    origin_told = true;
    offer(own_of_address(finder, origin.address));
    offer(own_of_file_name(finder, origin.file_name));
  }

  void take(const PdfField& field) {
    auto candidate = own_of_field(finder, field);
    if (!candidate) return;
    const bool identifier = is_identifier_field(field.name);
    if (own && own->evidence == PdfEvidence::metadata && identifier && !own_by_identifier) own.reset();
    if (!own || candidate->evidence < own->evidence) own_by_identifier = identifier;
    offer(std::move(candidate));
  }

  void take(const PdfStampLine& line) {
    auto candidate = own_of_stamp(finder, line);
    if (!candidate || several_stamps) return;
    const bool rotated = line.rotated && candidate->evidence == PdfEvidence::stamp;
    if (!rotated) {
      if (!rotated_stamp) take_upright(std::move(*candidate));
      return;
    }
    if (!rotated_stamp) {
      rotated_stamp = candidate->paper;
      before_stamp = std::exchange(own, std::move(candidate));
    } else if (rotated_stamp->identity() != candidate->paper.identity()) {
      several_stamps = true;
      own = has_stamp_evidence(before_stamp) ? std::nullopt : std::move(before_stamp);
    }
  }

  /// Running lines that name two papers of one source are a list: none says which one this is.
  void take_upright(PdfMention&& candidate) {
    if (several_upright) return;
    const bool against = upright && upright->evidence == candidate.evidence &&
                         upright->paper.source == candidate.paper.source &&
                         upright->paper.identity() != candidate.paper.identity();
    if (against) {
      several_upright = true;
      own = std::move(before_upright);
      return;
    }
    if (own && own->evidence <= candidate.evidence) return;
    before_upright = std::exchange(own, candidate);
    upright = std::move(candidate);
  }

  void take(const PdfLink& link) {
    stamps_told = true;
    if (want != PdfWant::own) page(link.page).links.push_back(link.address);
    finish_pages_in_excess();
  }

  void take(const PdfPageText& text) {
    stamps_told = true;
    if (text.order == PdfTextOrder::drawn) {
      if (text.page == 1) drawn = text.text;
      return;
    }
    if (text.page > 1) finish_pages_before(text.page);
    texts_told = true;
    any_text = any_text || text.text.find_first_not_of(" \t\r\n\f") != std::string::npos;
    if (want == PdfWant::own && text.page > 1) return;
    std::string& all = text.order == PdfTextOrder::content ? page(text.page).content : page(text.page).reading;
    all += text.text;
    finish_pages_in_excess();
  }

  void take(const PdfWarning& warning) {
    const std::string key = warning.what.code == ErrorCode::pdf_no_text ? "" : warning.what.message;
    if (warnings.insert(key).second && listener.on_warning) listener.on_warning(warning.what);
  }

  void take(const PdfPageCount&) {}

  /// Pages that are pictures: the reader should know why so little was found.
  void warn_of_pictures() {
    if (!texts_told || any_text || (want == PdfWant::own && own)) return;
    const bool first = want == PdfWant::own;
    take(PdfWarning{{ErrorCode::pdf_no_text, std::string("this PDF has no text on its ") +
                                                 (first ? "first page" : "pages") +
                                                 ", it may be scanned; only links, metadata and address were read"}});
  }

  PdfPageFacts& page(std::uint32_t number) {
    PdfPageFacts& facts = pages[number];
    facts.page = number;
    return facts;
  }

  void finish_pages_before(std::uint32_t number) {
    decide_own();
    while (!pages.empty() && pages.begin()->first < number) {
      const PdfPageFacts facts = std::move(pages.begin()->second);
      pages.erase(pages.begin());
      if (want == PdfWant::own) continue;
      for (PdfMention& mention : citations.next_page(facts)) {
        if (told.add(mention.paper) && listener.on_paper) listener.on_paper(std::move(mention));
      }
    }
  }

  /// Where the page's text and all else name no paper, the engine may see more.
  void decide_by_drawn_text() {
    if (!drawn || own_decided) return;
    DrawnPage page = judge_drawn_page(finder, *drawn);
    if (!page.sure) return;
    offer(std::move(page.own));
    offer_origin();
    if (own) decide_own();
  }

  /// A worker that was taken over may tell of any number of pages and never of a later one's text.
  void finish_pages_in_excess() {
    if (pages.size() > limits::kPdfPagesWaiting) finish_pages_before(std::next(pages.begin())->first);
  }

  void decide_own() {
    if (own_decided) return;
    own_decided = true;
    const auto first = pages.find(1);
    if (first != pages.end() && !has_stamp()) {
      std::size_t looks = limits::kPdfSeams;
      std::vector<std::string> texts = readable_texts(finder, first->second.content, PdfTextOrder::content, looks);
      for (std::string& text : readable_texts(finder, first->second.reading, PdfTextOrder::reading, looks))
        texts.push_back(std::move(text));
      offer(own_of_first_page(finder, texts));
    }
    offer_origin();
    if (!own) return;
    told.add(own->paper);
    if (want != PdfWant::cited && listener.on_paper) listener.on_paper(PdfMention(*own));
  }
};

PdfPapers::PdfPapers(const Finder& finder, const PdfOrigin& origin, PdfWant want, const PdfListener& listener)
    : state_(std::make_unique<State>(finder, origin, want, listener)) {}

PdfPapers::~PdfPapers() = default;

void PdfPapers::add(const PdfFact& fact) {
  std::visit([this](const auto& each) { state_->take(each); }, fact);
  // Nobody need wait for page 2 to hear what the stamp has settled.
  if (own_is_certain()) state_->decide_own();
}

bool PdfPapers::own_is_certain() const {
  // Until all stamps are told another one may speak against the first.
  return state_->own_decided || (state_->stamps_told && state_->has_stamp());
}

void PdfPapers::request_ended(bool whole) {
  state_->stamps_told = true;
  if (whole) state_->decide_by_drawn_text();
}

void PdfPapers::finish(bool whole) {
  state_->offer_origin();
  // What was not read to its end may have text that nobody saw.
  if (whole) state_->warn_of_pictures();
  state_->decide_own();
  state_->finish_pages_before(std::numeric_limits<std::uint32_t>::max());
}

}  // namespace paperhop
