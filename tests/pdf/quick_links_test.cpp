// SPDX-License-Identifier: Apache-2.0
//
// Links read from the bytes are those that libqpdf finds, page by page, as far as they are read so: in
// made and public PDFs, whole and damaged.
#include "pdf/quick_links.hpp"

#include <catch2/catch.hpp>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "original_pdfs.hpp"
#include "pdf/document.hpp"
#include "pdf/links.hpp"
#include "pdf_maker.hpp"
#include "pdf_mutator.hpp"

namespace paperhop::test {
namespace {

using Links = std::vector<PdfLink>;

struct Reading {
  std::vector<Links> pages;
  bool whole = false;  ///< to the last page
};

Reading by_libqpdf(QPDF& qpdf) {
  Reading reading;
  try {
    pdf::PageWalk walk(qpdf);
    while (const auto page = walk.next()) {
      reading.pages.push_back(pdf::page_links(*page, static_cast<std::uint32_t>(reading.pages.size() + 1)));
    }
    reading.whole = true;
  } catch (const std::exception&) {
    return reading;
  }
  return reading;
}

Reading by_bytes(const std::string& bytes, QPDF& qpdf) {
  Reading reading;
  try {
    pdf::QuickLinks links(bytes, qpdf);
    while (auto page = links.next()) reading.pages.push_back(std::move(*page));
    reading.whole = true;
  } catch (const pdf::UnusualPdf&) {
    return reading;
  }
  return reading;
}

std::string text_of(const Links& links) {
  std::string text;
  for (const PdfLink& link : links) {
    text += std::to_string(link.page) + " " + std::to_string(link.x) + " " + std::to_string(link.y) + " " +
            link.address + "\n";
  }
  return text;
}

/// Both readings of one PDF; nothing where it does not open, or is encrypted or salvaged: then only libqpdf reads.
/// Nothing also where libqpdf finds no page at all, as when its repair loses the catalog: then there is nothing to
/// compare with.
std::optional<std::pair<Reading, Reading>> read_both(const std::string& bytes) {
  try {
    const Result<pdf::Document> one = pdf::open_document(bytes);
    const Result<pdf::Document> other = pdf::open_document(bytes);
    if (!one || !other || one.value().salvaged || one.value().qpdf->isEncrypted()) return std::nullopt;
    Reading quick = by_bytes(bytes, *one.value().qpdf);
    Reading whole = by_libqpdf(*other.value().qpdf);
    if (whole.pages.empty()) return std::nullopt;
    return std::pair(std::move(quick), std::move(whole));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// True where the quick one is the other, or the beginning of it.
bool agree(const Reading& quick, const Reading& other) {
  if (quick.pages.size() > other.pages.size()) return false;
  if (quick.whole && quick.pages.size() != other.pages.size()) return false;
  for (std::size_t i = 0; i < quick.pages.size(); ++i) {
    if (text_of(quick.pages[i]) != text_of(other.pages[i])) return false;
  }
  return true;
}

/// A document of one page behind a first one, with these annotations there.
std::string second_page_with(const std::string& annotations, bool compressed) {
  PdfMaker maker;
  const int first = maker.add("<< /Type /Page /MediaBox [0 0 612 792] >>");
  const int second = maker.add("<< /Type /Page /MediaBox [0 0 612 792] /Annots " + annotations + " >>");
  const int pages = maker.add("<< /Type /Pages /Count 2 /Kids [" + reference(first) + " " + reference(second) + "] >>");
  const int root = maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>");
  return compressed ? maker.finish_compressed(root) : maker.finish(root);
}

std::string link(const std::string& address, const std::string& more = "/Rect [9 8 7 6]") {
  return "[ << /Type /Annot /Subtype /Link " + more + " /A << /S /URI /URI " + address + " >> >> ]";
}

}  // namespace

TEST_CASE("Links of whole PDFs are read from the bytes, and are those of libqpdf") {
  std::size_t links = 0;
  for (const PaperForm form : {PaperForm::plain, PaperForm::flate, PaperForm::compressed}) {
    const auto both = read_both(made_paper(form));
    REQUIRE(both);
    CHECK(both->first.whole);
    CHECK(agree(both->first, both->second));
    for (const Links& page : both->first.pages) links += page.size();
  }
  CHECK(links == 18);
  for (const std::string& pdf : original_pdfs()) {
    const auto both = read_both(pdf);
    if (both) CHECK(agree(both->first, both->second));
  }
}

TEST_CASE("All usual ways of writing an address are read from the bytes") {
  const auto address =
      GENERATE("(https://example.org/a)", "<68747470733A2F2F6578616D706C652E6F72672F61>", "<687474 7>", "(a\\(b\\)c)",
               "(a(b)c)", "(\\141\\7z\\12)", "(a\\\nb)", "(\\n\\r\\t\\b\\f\\\\\\q)", "<FEFF00610062>", "()");
  for (const bool compressed : {false, true}) {
    CAPTURE(address, compressed);
    const auto both = read_both(second_page_with(link(address), compressed));
    REQUIRE(both);
    CHECK(both->first.whole);
    CHECK(agree(both->first, both->second));
  }
}

TEST_CASE("What is written in an unusual way is left to libqpdf") {
  const auto annotations =
      GENERATE(as<std::string>(), link("(a\rb)"), link("(\\777)"), link("(a)", ""), link("(a)", "/Rect [1 2 3]"),
               link("(a)", "/Rect [1 2 3 --4]"), link("(a)", "/Sub#74ype /Link /Rect [1 2 3 4]"),
               link("(a)", "/Subtype /Text /Rect [1 2 3 4]"), link("(a) % a comment\n"), link("<6h>"),
               "[ (no annotation) ]", "12", std::string(100, '[') + std::string(100, ']'));
  CAPTURE(annotations);
  const auto both = read_both(second_page_with(annotations, false));
  REQUIRE(both);
  CHECK_FALSE(both->first.whole);
  CHECK(both->first.pages.size() == 1);
  CHECK(agree(both->first, both->second));
}

TEST_CASE("What is referred to too often to be read each time is left to libqpdf") {
  PdfMaker maker;
  const int large = maker.add("<< /Subtype /Link /Rect [1 2 3 4] /A << /URI (a) >> /Contents (" +
                              std::string(limits::kMiB, 'x') + ") >>");
  const int first = maker.add("<< /Type /Page >>");
  const int second = maker.add("<< /Type /Page /Annots [" + repeated(reference(large) + " ", 1000) + "] >>");
  const int pages = maker.add("<< /Type /Pages /Count 2 /Kids [" + reference(first) + " " + reference(second) + "] >>");
  const auto both = read_both(maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>")));
  REQUIRE(both);
  CHECK(both->first.pages.size() == 1);
  REQUIRE(both->second.pages.size() == 2);
  CHECK(both->second.pages[1].size() == 1000);
}

TEST_CASE("Links of damaged PDFs, where they are read from the bytes, are those of libqpdf, on mutations") {
  const std::size_t count = setting("PAPERHOP_MUTATIONS", 500);
  const std::size_t seed = setting("PAPERHOP_SEED", 20261130);
  const PdfMutator mutator(original_pdfs(), seed);
  std::size_t whole = 0;
  for (std::size_t number = setting("PAPERHOP_FIRST", 0); number < count; ++number) {
    const auto both = read_both(mutator.make(number));
    if (!both) continue;
    if (both->first.whole) ++whole;
    CAPTURE(seed, number);
    CHECK(agree(both->first, both->second));
  }
  std::cout << count << " damaged PDFs, PAPERHOP_SEED=" << seed << ": " << whole << " read whole from the bytes\n";
  CHECK(whole > 0);
}

}  // namespace paperhop::test
