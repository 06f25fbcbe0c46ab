// SPDX-License-Identifier: Apache-2.0
//
// The document's own ID in its metadata. Fields made for an identifier are taken at their word; of
// those for people ("Subject", "Keywords") only what does not speak about another paper.
#include <algorithm>
#include <array>
#include <string>

#include "base/npos.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "ids/pdf/pdf_own.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

enum class FieldKind {
  other,       ///< tells nothing about which paper this is
  title,       ///< may be about a paper: an ID counts only where it is the whole title
  words,       ///< a sentence or keywords
  identifier,  ///< holds an identifier or address of the document
};

/// "prism:doi" and "pdfx:doi" are "doi"; case and separators differ from program to program.
std::string plain_name(std::string_view name) {
  if (const std::size_t prefix = name.rfind(':'); prefix != npos) name.remove_prefix(prefix + 1);
  std::string plain;
  for (const char c : name) {
    if (is_alnum(c)) plain += to_lower(c);
  }
  return plain;
}

FieldKind kind_of(std::string_view full_name) {
  const std::string name = plain_name(full_name);
  constexpr std::array<std::string_view, 13> kIdentifiers = {
      "doi",     "identifier", "arxivid",      "arxiv",         "eprint",     "eprintid", "url",
      "baseurl", "paperid",    "openreviewid", "wpsarticledoi", "articledoi", "link"};
  constexpr std::array<std::string_view, 6> kWords = {"subject",         "keywords", "description",
                                                      "publicationname", "comment",  "citation"};
  if (std::find(kIdentifiers.begin(), kIdentifiers.end(), name) != kIdentifiers.end()) return FieldKind::identifier;
  if (name.starts_with("arxiv") || name.ends_with("doi")) return FieldKind::identifier;
  if (std::find(kWords.begin(), kWords.end(), name) != kWords.end()) return FieldKind::words;
  return name == "title" ? FieldKind::title : FieldKind::other;
}

}  // namespace

bool is_identifier_field(std::string_view name) {
  return kind_of(name) == FieldKind::identifier;
}

std::optional<PdfMention> own_of_field(const Finder& finder, const PdfField& field) {
  const FieldKind kind = kind_of(field.name);
  if (kind == FieldKind::other) return std::nullopt;
  const FoldedText folded(field.value);
  const std::string_view text = trimmed(folded.text());
  // In an identifier field a bare "2402.12345" counts, which no rule reads in a passage.
  auto only = only_paper(finder, text, kind == FieldKind::identifier ? Channel::prose : Channel::passage);
  if (!only) return std::nullopt;
  Mention& mention = only->mention;
  const std::string_view before = text.substr(0, mention.begin);
  const std::string_view after = text.substr(std::min(only->end, text.size()));
  if (kind == FieldKind::title && (!only_announces(before) || !only_announces(after))) return std::nullopt;
  if (kind == FieldKind::words && speaks_of_another(before)) return std::nullopt;
  // A number alone in a sentence is too weak to name the document.
  const bool weak = mention.evidence == Evidence::bare || mention.evidence == Evidence::file_name;
  if (kind == FieldKind::words && weak && !(only_announces(before) && only_announces(after))) return std::nullopt;
  return PdfMention{std::move(mention.paper), PdfEvidence::metadata, mention.rule, 0, true};
}

}  // namespace paperhop
