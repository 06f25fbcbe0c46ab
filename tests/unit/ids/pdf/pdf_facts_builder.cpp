// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_facts_builder.hpp"

namespace paperhop::test {
namespace {

std::vector<PdfMention> mentions(const PdfFacts& pdf, const PdfOrigin& origin, PdfWant want) {
  static const Finder finder;
  std::vector<PdfMention> all;
  PdfListener listener;
  listener.on_paper = [&](PdfMention&& mention) { all.push_back(std::move(mention)); };
  PdfPapers papers(finder, origin, want, listener);
  for (const PdfFact& fact : pdf.facts()) papers.add(fact);
  papers.finish();
  return all;
}

std::string name(const PdfMention& mention) {
  return mention.paper.to_string() + " " + std::string(evidence_name(mention.evidence));
}

}  // namespace

std::string told(const PdfFacts& pdf, const PdfOrigin& origin, PdfWant want) {
  std::string out;
  for (const PdfMention& mention : mentions(pdf, origin, want)) {
    if (!out.empty()) out += "; ";
    out += mention.own ? "own " + name(mention) : name(mention) + " " + std::to_string(mention.page);
  }
  return out;
}

std::string own(const PdfFacts& pdf, const PdfOrigin& origin) {
  const std::vector<PdfMention> all = mentions(pdf, origin, PdfWant::own);
  return all.empty() ? "none" : name(all.front());
}

std::string own_of_page(const std::string& text) {
  return own(PdfFacts().page(1, text));
}

std::string cited(const std::string& text) {
  std::string out;
  for (const PdfMention& mention : mentions(PdfFacts().page(2, text), {}, PdfWant::cited)) {
    out += (out.empty() ? "" : " ") + mention.paper.to_string();
  }
  return out;
}

}  // namespace paperhop::test
