// SPDX-License-Identifier: Apache-2.0
//
// Which paper the place of a file names: its address, else the name under which it was saved.
// arXiv, the Anthology and browsers each have their way of naming files.
#include <algorithm>
#include <string>

#include "base/npos.hpp"
#include "ids/arxiv_number.hpp"
#include "ids/neighbours.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "ids/pdf/pdf_own.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && lower_ascii(text.substr(text.size() - end.size())) == end;
}

/// "… (1)", "…(2)", "…-copy", "… - Copy", "…_copy (3)": what browsers and people add.
std::string_view without_copy_mark(std::string_view stem) {
  for (;;) {
    const std::string_view whole = stem;
    if (stem.ends_with(')')) {
      const std::size_t open = stem.rfind('(');
      const bool number = open != npos && stem.size() - open <= 5 && is_number_line(stem.substr(open));
      if (number) stem = trimmed(stem.substr(0, open));
    }
    if (ends_with(stem, "copy")) stem = stem.substr(0, stem.size() - 4);
    while (!stem.empty() && stem.size() < whole.size() && std::string_view(" -_").find(stem.back()) != npos) {
      stem.remove_suffix(1);
    }
    if (stem.size() == whole.size()) return stem;
  }
}

std::string_view without_suffix(std::string_view name) {
  for (const std::string_view suffix : {".download", ".part", ".crdownload", ".pdf"}) {
    if (ends_with(name, suffix)) name.remove_suffix(suffix.size());
  }
  return name;
}

/// arXiv's own names for old papers: "hep-th9901001v1", "math_0309136", "astro-ph-0603494".
std::optional<PdfMention> old_number(std::string_view stem) {
  std::size_t digits = 0;
  while (digits < stem.size() && !is_digit(stem[digits])) ++digits;
  std::string_view archive = stem.substr(0, digits);
  while (!archive.empty() && std::string_view("_-. :").find(archive.back()) != npos) archive.remove_suffix(1);
  if (starts_with_lower(archive, "arxiv")) {
    archive.remove_prefix(5);
    while (!archive.empty() && std::string_view("_-. :").find(archive.front()) != npos) archive.remove_prefix(1);
  }
  if (archive.empty()) return std::nullopt;
  const std::string spelled = std::string(archive).append("/").append(stem.substr(digits));
  const auto reading = arxiv_number::read_old_number(spelled, 0, arxiv_number::Context::bare);
  if (!reading || reading.end != spelled.size()) return std::nullopt;
  return PdfMention{{"arxiv", reading.key, reading.version}, PdfEvidence::file_name, "arxiv.file_name", 0, true};
}

/// The Anthology's names hold revisions, too: "P14-1059v2".
bool is_anthology_name(std::string_view stem) {
  return stem.size() >= 8 && is_upper(stem[0]) && skip_digits(stem, 1, 2) == 3 && stem[3] == '-' && is_digit(stem[4]) &&
         stem.find(' ') == npos;
}

PdfMention as_own(Mention&& mention, PdfEvidence evidence) {
  return {std::move(mention.paper), evidence, mention.rule, 0, true};
}

std::string_view last_segment(std::string_view path) {
  if (const std::size_t slash = path.find_last_of("/\\"); slash != npos) path.remove_prefix(slash + 1);
  return path;
}

/// The address's path without query and fragment.
std::string_view path_of(std::string_view address) {
  return address.substr(0, address.find_first_of("?#"));
}

}  // namespace

std::optional<PdfMention> own_of_file_name(const Finder& finder, std::string_view name) {
  const FoldedText folded(name);
  const std::string_view stem = without_copy_mark(without_suffix(trimmed(last_segment(folded.text()))));
  if (stem.empty()) return std::nullopt;
  if (auto old = old_number(stem)) return old;
  std::string spaced(stem);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  const std::string address = is_anthology_name(stem) ? "https://aclanthology.org/" + std::string(stem) : std::string();
  for (const std::string_view form : {std::string_view(address), stem, std::string_view(spaced)}) {
    if (auto only = only_paper(finder, form, Channel::prose)) {
      return as_own(std::move(only->mention), PdfEvidence::file_name);
    }
  }
  return std::nullopt;
}

std::optional<PdfMention> own_of_address(const Finder& finder, std::string_view address) {
  const bool local = starts_with_lower(address, "file:") || address.find(':') == npos;
  if (!local) {
    std::optional<Mention> first;
    finder.find(address, Channel::attribute, [&](Mention&& mention) {
      if (!first) first = std::move(mention);
    });
    if (first) return as_own(std::move(*first), PdfEvidence::address);
  }
  auto named = own_of_file_name(finder, path_of(address));
  if (named && !local) named->evidence = PdfEvidence::address;
  return named;
}

}  // namespace paperhop
