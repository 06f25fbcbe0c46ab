// SPDX-License-Identifier: Apache-2.0
#include "answer/answer.hpp"

#include <algorithm>

#include "ids/source.hpp"
#include "text/html.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

/// A paper and the place in the text that orders it.
struct Placed {
  std::size_t place;
  AnswerPaper paper;
};

AnswerPaper make_paper(Mention&& mention, Origin from) {
  AnswerPaper paper;
  const Source* source = find_source(mention.paper.source);
  paper.page = source->page(mention.paper);
  paper.pdf = source->pdf(mention.paper);
  paper.evidence = mention.evidence;
  paper.rule = mention.rule;
  paper.from = from;
  paper.begin = mention.begin;
  paper.size = mention.end - mention.begin;
  paper.paper = std::move(mention.paper);
  return paper;
}

/// Says where in the text each link stands, by its anchor text.
class LinkPlaces {
 public:
  explicit LinkPlaces(std::string_view text) : text_(text) {}

  std::size_t next(std::string_view anchor_text) {
    const std::string_view wanted = trimmed(anchor_text);
    if (wanted.empty() || missed_ == limits::kMissedAnchorTexts) return text_.size();
    const std::size_t at = text_.find(wanted, from_);
    if (at == std::string_view::npos) {
      ++missed_;
      return text_.size();
    }
    from_ = at + wanted.size();
    return at;
  }

 private:
  std::string_view text_;
  std::size_t from_ = 0;
  int missed_ = 0;
};

/// Takes each paper once, and no more than are listed.
class FirstPapers {
 public:
  bool take(const PaperId& paper) {
    if (left_ == 0 || !seen_.add(paper)) return false;
    --left_;
    return true;
  }

 private:
  UniquePapers seen_;
  std::size_t left_ = limits::kPapersListed;
};

std::vector<Placed> papers_of_text(const Finder& finder, const Question& question) {
  std::vector<Placed> placed;
  FirstPapers first;
  const auto keep = [&](Mention&& mention) {
    if (!first.take(mention.paper)) return;
    const std::size_t place = mention.begin;
    placed.push_back({place, make_paper(std::move(mention), Origin::text)});
  };
  if (question.html) {
    finder.find_html(question.text, question.page, keep);
  } else {
    finder.find(question.text, Channel::prose, keep);
  }
  return placed;
}

/// The papers of one link, each at its place in the link's address; in a relative one, the whole of it.
void find_in_link(const Finder& finder, const std::string& href, std::string_view page, const Finder::OnMention& take) {
  // Each link is joined to the page's address: a long one, which leads to no ID anyway, would cost quadratic time.
  const bool relative = !href.empty() && href.front() != '#' && !is_absolute_address(href);
  if (!relative || !is_absolute_address(page) || page.size() > limits::kMatchWindow) {
    return finder.find(href, Channel::attribute, take);
  }
  finder.find(resolve_address(page, href), Channel::attribute, [&](Mention&& mention) {
    mention.begin = 0;
    mention.end = href.size();
    take(std::move(mention));
  });
}

/// Papers of the text and of the links, unique, in order of first mention.
std::vector<AnswerPaper> papers_of(const Finder& finder, const Question& question) {
  std::vector<Placed> placed = papers_of_text(finder, question);
  LinkPlaces places(question.text);
  // Links whose text was found come in its order, the others stand behind it: the first of each are enough.
  FirstPapers in_text;
  FirstPapers behind;
  for (std::size_t i = 0; i < question.links.size(); ++i) {
    const std::size_t place = places.next(question.links[i].text);
    FirstPapers& of_place = place < question.text.size() ? in_text : behind;
    find_in_link(finder, question.links[i].href, question.page, [&](Mention&& mention) {
      if (!of_place.take(mention.paper)) return;
      AnswerPaper paper = make_paper(std::move(mention), Origin::link);
      paper.link = i;
      placed.push_back({place, std::move(paper)});
    });
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.place < b.place; });
  std::vector<AnswerPaper> papers;
  FirstPapers first;
  for (Placed& one : placed) {
    if (first.take(one.paper.paper)) papers.push_back(std::move(one.paper));
  }
  return papers;
}

std::vector<AnswerPaper> papers_of_page(const Finder& finder, const Question& question) {
  std::vector<AnswerPaper> papers;
  FirstPapers first;
  finder.find(question.page, Channel::attribute, [&](Mention&& mention) {
    if (first.take(mention.paper)) papers.push_back(make_paper(std::move(mention), Origin::page));
  });
  return papers;
}

/// The built-in target that is the papers' own pages.
const Target& source_pages() {
  const auto& targets = builtin_targets();
  return *std::find_if(targets.begin(), targets.end(), [](const Target& target) { return target.name == "page"; });
}

void open_papers(Answer& answer, const Target& chosen, const Question& question) {
  // From the target itself it would only lead to where one is.
  answer.back = question.back && is_at_target(chosen, question.page);
  const Target& target = answer.back ? source_pages() : chosen;
  Plan plan = plan_addresses(answer.papers, target, question.limit, question.tabs);
  answer.open = std::move(plan.open);
  answer.left_out = std::move(plan.left_out);
  answer.notice = std::move(plan.notice);
}

Notice nothing_found(const Question& question) {
  if (!question.links.empty())
    return {"no_paper_in_link", "No paper ID in this link. Select a title or an ID to search for it."};
  if (!question.page.empty()) {
    return {"no_paper_on_page",
            "The address of this page names no paper. Select a title or an ID, or point at a link."};
  }
  return {"nothing_given", "Nothing was given to look at. Select a title or an ID, or point at a link."};
}

}  // namespace

std::string_view origin_name(Origin origin) {
  switch (origin) {
    case Origin::text: return "text";
    case Origin::link: return "link";
    case Origin::page: return "page";
    case Origin::pdf: return "pdf";
  }
  return "text";
}

Answer answer_question(const Finder& finder, const Question& question, const Target& target) {
  Answer answer;
  answer.papers = papers_of(finder, question);
  const bool has_text = !trimmed(question.text).empty();
  const bool only_page = !has_text && question.links.empty();
  if (answer.papers.empty() && only_page) answer.papers = papers_of_page(finder, question);
  if (!answer.papers.empty()) {
    open_papers(answer, target, question);
    return answer;
  }
  if (!only_page) {
    answer.beside = papers_of_page(finder, question);
    plan_addresses(answer.beside, target);
  }
  if (!has_text) {
    answer.notice = nothing_found(question);
    return answer;
  }
  set_search(answer,
             search_for(question.html ? read_html(question.text).text : question.text, target, question.search_in));
  return answer;
}

}  // namespace paperhop
