// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf_cited.hpp"

#include <algorithm>
#include <utility>

#include "ids/pdf_page_text.hpp"

namespace paperhop {
namespace {

/// `key` without one of its hyphens is `other`: what an engine makes of a key broken behind it.
bool is_without_hyphen(std::string_view other, std::string_view key) {
  if (other.size() + 1 != key.size()) return false;
  const auto [mine, theirs] = std::mismatch(key.begin(), key.end(), other.begin(), other.end());
  return mine != key.end() && *mine == '-' && std::equal(mine + 1, key.end(), theirs, other.end());
}

bool holds(const std::vector<Mention>& links, const PaperId& paper) {
  return std::any_of(links.begin(), links.end(),
                     [&](const Mention& link) { return link.paper.identity() == paper.identity(); });
}

/// The text's key is what a broken line left of another's: cut off where the line ends, or without
/// its hyphen. Keys of arXiv have a fixed length; they are complete or none.
bool is_torn(const PageMention& torn, const std::vector<PageMention>& texts, const std::vector<Mention>& links) {
  const PaperId& paper = torn.mention.paper;
  if (paper.source == "arxiv" || holds(links, paper)) return false;
  const auto is_whole = [&](const PaperId& whole) {
    if (whole.source != paper.source || whole.key == paper.key) return false;
    return is_without_hyphen(paper.key, whole.key);
  };
  const auto is_longer = [&](const Mention& link) {
    return link.paper.source == paper.source && link.paper.key.size() > paper.key.size() &&
           link.paper.key.starts_with(paper.key);
  };
  if (torn.at_line_end && std::any_of(links.begin(), links.end(), is_longer)) return true;
  return std::any_of(links.begin(), links.end(), [&](const Mention& link) { return is_whole(link.paper); }) ||
         std::any_of(texts.begin(), texts.end(), [&](const PageMention& text) { return is_whole(text.mention.paper); });
}

PdfMention as_cited(const Mention& mention, PdfEvidence evidence, std::uint32_t page) {
  return {mention.paper, evidence, mention.rule, page, false};
}

}  // namespace

std::vector<PdfMention> PdfCitations::next_page(const PdfPageFacts& facts) {
  std::vector<PageMention> texts;
  std::vector<Mention> across;
  const bool follows = facts.page == last_page_ + 1;
  const std::array<const std::string*, 2> orders = {&facts.content, &facts.reading};
  for (std::size_t order = 0; order < orders.size(); ++order) {
    std::vector<std::string> readable = readable_texts(finder_, *orders[order]);
    if (follows) {
      for (Mention& mention : mentions_across(finder_, last_texts_[order], readable.front())) {
        across.push_back(std::move(mention));
      }
    }
    for (const std::string& text : readable) {
      for (PageMention& mention : page_mentions(finder_, text)) texts.push_back(std::move(mention));
    }
    last_texts_[order] = std::move(readable.front());
  }
  std::vector<Mention> links;
  for (const std::string& address : facts.links) {
    finder_.find(address, Channel::attribute, [&](Mention&& mention) { links.push_back(std::move(mention)); });
  }
  std::vector<PdfMention> papers;
  for (const Mention& mention : across) papers.push_back(as_cited(mention, PdfEvidence::text, last_page_));
  last_page_ = facts.page;
  for (const PageMention& mention : texts) {
    if (!is_torn(mention, texts, links)) papers.push_back(as_cited(mention.mention, PdfEvidence::text, facts.page));
  }
  for (const Mention& mention : links) papers.push_back(as_cited(mention, PdfEvidence::link, facts.page));
  return papers;
}

}  // namespace paperhop
