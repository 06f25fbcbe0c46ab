// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_cited.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "ids/pdf/pdf_page_text.hpp"

namespace paperhop {
namespace {

/// `key` without one of its hyphens is `other`: what an engine makes of a key broken behind it.
bool is_without_hyphen(std::string_view other, std::string_view key) {
  if (other.size() + 1 != key.size()) return false;
  const auto [mine, theirs] = std::mismatch(key.begin(), key.end(), other.begin(), other.end());
  return mine != key.end() && *mine == '-' && std::equal(mine + 1, key.end(), theirs, other.end());
}

bool same_paper(const PaperId& one, const PaperId& other) {
  return one.source == other.source && one.key == other.key;
}

bool holds(const std::vector<Mention>& links, const PaperId& paper) {
  return std::any_of(links.begin(), links.end(), [&](const Mention& link) { return same_paper(link.paper, paper); });
}

/// A mention of the page's text, and which order of it showed it.
struct TextMention {
  PageMention found;
  PdfTextOrder order = PdfTextOrder::content;

  const PaperId& paper() const { return found.mention.paper; }
};

bool is_start_of(const PaperId& cut, const PaperId& whole) {
  return cut.source == whole.source && whole.key.size() > cut.key.size() && whole.key.starts_with(cut.key);
}

/// The papers that each order of a page's text shows.
class ShownPapers {
 public:
  explicit ShownPapers(const std::vector<TextMention>& texts) {
    for (const TextMention& text : texts) of(text.order).insert(text.paper().identity());
  }
  bool shows(PdfTextOrder order, const std::string& identity) const {
    return (order == PdfTextOrder::content ? content_ : reading_).contains(identity);
  }

 private:
  std::unordered_set<std::string>& of(PdfTextOrder order) {
    return order == PdfTextOrder::content ? content_ : reading_;
  }
  std::unordered_set<std::string> content_;
  std::unordered_set<std::string> reading_;
};

/// The text's key is what a broken line left of another's: cut off where the line ends, or without
/// its hyphen. A link holds whole keys; the other order of the text may. Keys of a fixed length are
/// complete or none.
bool is_torn(const TextMention& torn, const std::vector<TextMention>& texts, const ShownPapers& shown,
             const std::vector<Mention>& links) {
  const PaperId& paper = torn.paper();
  const Source* source = find_source(paper.source);
  if ((source != nullptr && source->fixed_length_keys) || holds(links, paper)) return false;
  const auto lost_hyphen = [&](const PaperId& whole) {
    return whole.source == paper.source && is_without_hyphen(paper.key, whole.key);
  };
  const auto cut_from = [&](const Mention& link) {
    return lost_hyphen(link.paper) || (torn.found.at_line_end && is_start_of(paper, link.paper));
  };
  if (std::any_of(links.begin(), links.end(), cut_from)) return true;
  const std::string identity = paper.identity();
  return std::any_of(texts.begin(), texts.end(), [&](const TextMention& text) {
    return lost_hyphen(text.paper()) || (is_start_of(paper, text.paper()) && !shown.shows(text.order, identity));
  });
}

PdfMention as_cited(const Mention& mention, PdfEvidence evidence, std::uint32_t page) {
  return {mention.paper, evidence, mention.rule, page, false};
}

}  // namespace

std::vector<PdfMention> PdfCitations::next_page(const PdfPageFacts& facts) {
  std::vector<TextMention> texts;
  const auto read = [&](const std::vector<std::string>& readable, PdfTextOrder order) {
    for (const std::string& text : readable) {
      for (PageMention& mention : page_mentions(finder_, text)) texts.push_back({std::move(mention), order});
    }
  };
  std::vector<std::string> content = readable_texts(finder_, facts.content, PdfTextOrder::content, looks_left_);
  read(content, PdfTextOrder::content);
  read(readable_texts(finder_, facts.reading, PdfTextOrder::reading, looks_left_), PdfTextOrder::reading);
  std::vector<Mention> across;
  if (facts.page == last_page_ + 1) across = mentions_across(finder_, last_content_, content.front());
  last_content_ = std::move(content.front());
  std::vector<Mention> links;
  for (const std::string& address : facts.links) {
    finder_.find(address, Channel::attribute, [&](Mention&& mention) { links.push_back(std::move(mention)); });
  }
  std::vector<PdfMention> papers;
  for (const Mention& mention : across) papers.push_back(as_cited(mention, PdfEvidence::text, last_page_));
  last_page_ = facts.page;
  // A hostile page must not cost its square.
  const bool few = texts.size() * (texts.size() + links.size()) <= limits::kPdfMentionPairs;
  const ShownPapers shown(texts);
  for (const TextMention& text : texts) {
    if (!few || !is_torn(text, texts, shown, links))
      papers.push_back(as_cited(text.found.mention, PdfEvidence::text, facts.page));
  }
  for (const Mention& mention : links) papers.push_back(as_cited(mention, PdfEvidence::link, facts.page));
  return papers;
}

}  // namespace paperhop
