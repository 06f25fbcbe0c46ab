// SPDX-License-Identifier: Apache-2.0
#include "answer/pdf_answer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

AnswerPaper make_paper(PdfMention&& mention) {
  AnswerPaper paper;
  const Source* source = find_source(mention.paper.source);
  paper.page = source->page(mention.paper);
  paper.pdf = source->pdf(mention.paper);
  paper.rule = mention.rule;
  paper.from = Origin::pdf;
  paper.in_pdf = PdfPlace{mention.evidence, mention.page, mention.own};
  paper.paper = std::move(mention.paper);
  return paper;
}

bool is_file_name(std::string_view lower) {
  constexpr std::array<std::string_view, 11> kEndings = {".pdf", ".doc", ".docx", ".dvi",  ".tex", ".ps",
                                                         ".eps", ".rtf", ".odt",  ".indd", ".qxd"};
  return lower.starts_with("microsoft ") || lower.find('\\') != std::string_view::npos ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view end) { return lower.ends_with(end); });
}

/// Several words, or a script that writes without blanks.
bool has_words(std::string_view title) {
  const auto is_wide = [](char c) { return static_cast<unsigned char>(c) >= 0xE0; };
  return title.find(' ') != std::string_view::npos || std::any_of(title.begin(), title.end(), is_wide);
}

std::string count_papers(std::size_t count) {
  const std::string number =
      count >= limits::kPapersListed ? std::to_string(count) + " or more" : std::to_string(count);
  return number + (count == 1 ? " paper" : " papers");
}

/// Reasons and sentences in the order of their weight: the first reason stands, all sentences are told.
class NoticeBuilder {
 public:
  void add(std::string_view reason, std::string_view sentence) {
    if (reason_.empty()) reason_ = reason;
    if (!message_.empty()) message_ += ' ';
    const std::size_t begin = message_.size();
    message_ += sentence;
    // Errors begin small, since a program's name stands before them elsewhere.
    if (begin < message_.size()) message_[begin] = to_upper(message_[begin]);
    if (!sentence.ends_with('.')) message_ += '.';
  }
  void add(const Error& error) { add(code_name(error.code), error.message); }

  std::optional<Notice> take() {
    if (reason_.empty()) return std::nullopt;
    return Notice{reason_, std::move(message_)};
  }

 private:
  std::string_view reason_;
  std::string message_;
};

/// The text was not read: what is missing may well stand there.
bool leaves_text_unread(ErrorCode code) {
  return code == ErrorCode::pdf_no_text || code == ErrorCode::start_failed;
}

}  // namespace

std::string_view searchable_title(std::string_view title) {
  title = trimmed(title);
  const bool fits = title.size() >= limits::kTitleMin && title.size() <= limits::kTitleMax;
  if (!fits || !has_words(title) || is_file_name(lower_ascii(title))) return {};
  return title;
}

void PdfAnswerer::add(PdfMention&& mention) {
  std::vector<AnswerPaper>& papers = mention.own ? own_ : cited_;
  if (own_.size() + cited_.size() < limits::kPapersListed) papers.push_back(make_paper(std::move(mention)));
}

void PdfAnswerer::set_title(std::string_view title) {
  // Information dictionary and XMP may both tell one; the first that is one counts.
  if (title_.empty()) title_ = searchable_title(title);
}

std::optional<PdfAnswer> PdfAnswerer::first() const {
  if (own_.empty() || want_ == PdfWant::cited) return std::nullopt;
  PdfAnswer out;
  out.more = true;
  out.answer.papers = own_;
  Plan plan = plan_addresses(out.answer.papers, target_, 1);
  out.answer.open = std::move(plan.open);
  if (plan.left_out.empty()) out.answer.notice = std::move(plan.notice);
  return out;
}

Result<PdfAnswer> PdfAnswerer::last(const Status& end) const {
  if (!end && own_.empty() && cited_.empty()) return end.error();
  PdfAnswer out;
  std::vector<AnswerPaper> own = own_;
  std::vector<AnswerPaper> cited = cited_;
  Plan own_plan = plan_addresses(own, target_, 1);
  Plan cited_plan = plan_addresses(cited, target_, limit_);
  const bool only_cited = want_ == PdfWant::cited;
  out.open_cited = std::move(cited_plan.open);
  out.answer.open = only_cited ? out.open_cited : std::move(own_plan.open);
  out.answer.left_out = std::move(cited_plan.left_out);
  if (!only_cited && own.empty() && !title_.empty()) set_search(out.answer, search_for(title_, target_));
  out.answer.papers = std::move(own);
  std::move(cited.begin(), cited.end(), std::back_inserter(out.answer.papers));
  add_notice(end, only_cited ? cited_plan : own_plan, out);
  return out;
}

void PdfAnswerer::add_notice(const Status& end, const Plan& plan, PdfAnswer& out) const {
  NoticeBuilder notice;
  if (!end) notice.add(end.error());
  const bool missing = want_ == PdfWant::cited ? cited_.empty() : own_.empty();
  for (const Error& warning : warnings_) {
    if (missing && leaves_text_unread(warning.code)) notice.add(warning);
  }
  const std::string searched = out.answer.search ? " Searching for its title." : "";
  if (want_ == PdfWant::cited) {
    if (cited_.empty()) notice.add("pdf_no_cited", "This PDF cites no paper that is recognised.");
  } else if (own_.empty() && cited_.empty() && want_ == PdfWant::both) {
    notice.add("pdf_no_papers", "This PDF names no paper that is recognised, neither itself nor others." + searched);
  } else if (own_.empty()) {
    const std::string cites = cited_.empty() ? "" : "; it cites " + count_papers(cited_.size());
    notice.add("pdf_no_own", "This PDF does not say which paper it is" + cites + "." + searched);
  }
  for (const Error& warning : warnings_) {
    const bool untold = !missing && leaves_text_unread(warning.code);
    if (warning.code == ErrorCode::pdf_damaged || untold) notice.add(warning);
  }
  // The own paper is one: what is left out of it says nothing.
  if (plan.notice && (want_ == PdfWant::cited || plan.left_out.empty()))
    notice.add(plan.notice->reason, plan.notice->message);
  out.answer.notice = notice.take();
}

}  // namespace paperhop
