// SPDX-License-Identifier: Apache-2.0
//
// Answer: what to open for a question (a selection, links, a page). Text beats page; what is
// left out is said, never silently dropped.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/target.hpp"
#include "ids/finder.hpp"
#include "ids/mention.hpp"
#include "ids/pdf/pdf_mention.hpp"

namespace paperhop {

/// A link as the browser gives it.
struct Link {
  std::string href;
  std::string text;  ///< its anchor text, where known
};

/// Which of a target's searches a text without an ID goes to; a target with one search has only that.
enum class SearchIn { arxiv, venue, both };

/// What somebody points at. Empty parts were not given.
struct Question {
  std::string text;
  std::vector<Link> links;
  std::string page;                  ///< address of the page
  bool html = false;                 ///< `text` is HTML
  std::optional<std::size_t> limit;  ///< papers to open in all; else only the limits of the target count
  std::size_t tabs = limits::kTabs;  ///< tabs at most for a target that takes one paper an address
  SearchIn search_in = SearchIn::arxiv;
  bool back = false;  ///< on a page of the target itself, papers open at their own pages
};

/// Where a paper was found.
enum class Origin { text, link, page, pdf };
/// The name in JSON: "text", "link", ...
std::string_view origin_name(Origin origin);

/// What is known of a paper that was found in a PDF.
struct PdfPlace {
  PdfEvidence evidence = PdfEvidence::text;
  std::uint32_t page = 0;  ///< from 1; 0 where it stands on no page
  bool own = false;        ///< the PDF is this paper; else it cites it
};

struct AnswerPaper {
  PaperId paper;
  std::string url;   ///< at the target, alone; the source's page where the target does not know it
  std::string page;  ///< the source's page
  std::string pdf;
  Evidence evidence = Evidence::bare;
  std::string_view rule;
  Origin from = Origin::text;
  std::size_t begin = 0;  ///< bytes in what `from` names
  std::size_t size = 0;
  std::optional<std::size_t> link;  ///< index into Question::links where `from` is link
  std::optional<PdfPlace> in_pdf;   ///< in answers about a PDF; `evidence`, `begin` and `size` say nothing then
};

struct LeftOut {
  PaperId paper;
  std::string_view reason;  ///< "over_limit" or "address_full"
};

/// Code and sentence of an answer's message; manifest/PROTOCOL.md lists the codes.
struct Notice {
  std::string_view reason;
  std::string message;
};

struct Answer {
  std::vector<AnswerPaper> papers;    ///< limits::kPapersListed at most
  std::vector<std::string> open;      ///< addresses to open, in order
  std::optional<std::string> search;  ///< where no ID was found
  std::vector<std::string> searches;  ///< all of them, `search` first
  std::vector<LeftOut> left_out;
  std::vector<AnswerPaper> beside;  ///< the page's own paper, beside a search
  std::optional<Notice> notice;
  bool back = false;  ///< `open` leads from the target to the papers' own pages
};

/// Finds the papers of a question and says what to open for them at `target`.
Answer answer_question(const Finder& finder, const Question& question, const Target& target);

/// What to open for papers that are known already: AnswerPaper::url is filled in as well.
struct Plan {
  std::vector<std::string> open;
  std::vector<LeftOut> left_out;
  std::optional<Notice> notice;
};
Plan plan_addresses(std::vector<AnswerPaper>& papers, const Target& target, std::optional<std::size_t> limit = {},
                    std::size_t tabs = limits::kTabs);

/// A search for a text, with the site's own rule for words.
struct Search {
  std::vector<std::string> addresses;  ///< empty where there is nothing to search for or with
  std::optional<Notice> notice;
};
Search search_for(std::string_view text, const Target& target, SearchIn search_in = SearchIn::arxiv);

/// Puts what a search found into an answer.
void set_search(Answer& answer, Search&& search);

}  // namespace paperhop
