// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_fact_check.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>

#include "base/limits.hpp"
#include "text/pdf_ending.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

void tidy(std::string& text, std::size_t size) {
  cut_utf8(text, size);
  text = valid_utf8(std::move(text));
}

/// Words for people: a terminal takes control characters as commands, so they become blanks.
void tidy_words(std::string& text) {
  tidy(text, limits::kPdfMessage);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    out += control ? std::string_view(" ") : std::string_view(text).substr(at, point.size);
    at += point.size;
  }
  text = std::move(out);
}

void tidy(float& number) {
  if (!std::isfinite(number)) number = 0;
}

/// What a reading can end with, whatever the worker says: "cancelled", say, is not its to say.
bool is_end(ErrorCode code) {
  switch (code) {
    case ErrorCode::pdf_unreadable:
    case ErrorCode::pdf_password:
    case ErrorCode::pdf_too_large:
    case ErrorCode::pdf_stopped:
    case ErrorCode::start_failed: return true;
    default: return false;
  }
}

bool is_warning(ErrorCode code) {
  return is_end(code) || code == ErrorCode::pdf_no_text || code == ErrorCode::pdf_damaged ||
         code == ErrorCode::sandbox_incomplete;
}

}  // namespace

std::optional<PdfFact> PdfFactCheck::check(PdfFact&& fact) {
  const bool told = std::visit([this](auto& kind) { return check(kind); }, fact);
  return told ? std::optional<PdfFact>(std::move(fact)) : std::nullopt;
}

Error PdfFactCheck::check_end(Error problem) {
  tidy_words(problem.message);
  if (!is_end(problem.code)) problem.code = ErrorCode::pdf_unreadable;
  if (problem.code == ErrorCode::pdf_too_large) return pdf_too_large_error();
  std::string_view reason = problem.message;
  if (reason.starts_with(kPdfNotRead)) reason.remove_prefix(kPdfNotRead.size());
  return pdf_error(problem.code, reason);
}

bool PdfFactCheck::check(PdfPageCount& count) {
  if (pages_) return false;
  pages_ = count.pages;
  return true;
}

bool PdfFactCheck::check(PdfField& field) {
  tidy(field.name, limits::kPdfField);
  tidy(field.value, limits::kPdfField);
  return ++fields_ <= limits::kPdfFields;
}

bool PdfFactCheck::check(PdfStampLine& line) {
  tidy(line.x);
  tidy(line.y);
  tidy(line.text, limits::kPdfField);
  return ++stamp_lines_ <= limits::kPdfStampLines;
}

bool PdfFactCheck::check(PdfLink& link) {
  link.page = known_page(link.page);
  tidy(link.x);
  tidy(link.y);
  tidy(link.address, limits::kPdfField);
  if (link.page > link_page_) {
    link_page_ = link.page;
    links_ = 0;
  }
  return ++links_ <= limits::kPdfLinksPerPage && ++all_links_ <= limits::kPdfLinks;
}

bool PdfFactCheck::check(PdfPageText& page) {
  page.page = known_page(page.page);
  tidy(page.text, limits::kPdfFrame);
  return true;
}

bool PdfFactCheck::check(PdfWarning& warning) {
  tidy_words(warning.what.message);
  if (!is_warning(warning.what.code)) warning.what.code = ErrorCode::pdf_damaged;
  return ++warnings_ <= limits::kPdfWarnings;
}

std::uint32_t PdfFactCheck::known_page(std::uint32_t page) const {
  return page > std::min(pages_.value_or(limits::kPdfPages), limits::kPdfPages) ? 0 : page;
}

}  // namespace paperhop
