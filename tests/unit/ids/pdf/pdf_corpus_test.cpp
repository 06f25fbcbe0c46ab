// SPDX-License-Identifier: Apache-2.0
//
// Public PDFs with labels, read by the real worker: own paper and its evidence, cited papers as
// sets, where the origin names the paper, what may be told of damaged files, and that nothing is
// lost against another program's text searched by the finder.
#include <fcntl.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/unique_fd.hpp"
#include "ids/case_table.hpp"
#include "ids/pdf/pdf_papers.hpp"

namespace paperhop::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct LabelledPdf {
  std::string name;
  fs::path file;
  json label;
};

std::vector<LabelledPdf> labelled_pdfs() {
  std::vector<LabelledPdf> pdfs;
  if (corpus().empty()) return pdfs;
#ifdef PAPERHOP_SANITIZED
  // The sanitizer reserves more address space than the sandbox allows: unit_pdf runs the parts.
  WARN("skipped: the real PDF worker cannot run under a sanitizer");
  return pdfs;
#endif
  for (const auto& entry : fs::directory_iterator(fs::path(corpus()) / "pdfs")) {
    if (entry.path().extension() != ".pdf") continue;
    const std::string name = entry.path().stem().string();
    std::ifstream label(entry.path().parent_path() / (name + ".expected.json"));
    pdfs.push_back({name, entry.path(), json::parse(label)});
  }
  std::sort(pdfs.begin(), pdfs.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return pdfs;
}

struct Reading {
  std::string own;
  std::string own_evidence = "none";
  std::set<std::string> cited;  ///< without versions
  std::vector<std::string> warnings;
  std::optional<Error> problem;
};

std::string identity(const std::string& id) {
  const std::size_t version = id.find_last_of('v');
  const bool arxiv = id.rfind("arxiv:", 0) == 0 && version != std::string::npos && version + 1 < id.size() &&
                     id.find_first_not_of("0123456789", version + 1) == std::string::npos;
  return arxiv && id[version - 1] >= '0' && id[version - 1] <= '9' ? id.substr(0, version) : id;
}

std::set<std::string> identities(const json& list) {
  std::set<std::string> all;
  for (const auto& id : list) all.insert(identity(id.get<std::string>()));
  return all;
}

Reading read(const fs::path& file, const PdfOrigin& origin, PdfWant want) {
  static const Finder finder;
  static PdfWorker worker(PAPERHOP_PDF);
  const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  Reading reading;
  PdfListener listener;
  listener.on_paper = [&](PdfMention&& mention) {
    if (mention.own) {
      CHECK(reading.own.empty());
      CHECK(reading.cited.empty());
      reading.own = mention.paper.to_string();
      reading.own_evidence = evidence_name(mention.evidence);
    } else {
      CHECK(reading.cited.insert(mention.paper.identity()).second);
    }
  };
  listener.on_warning = [&](const Error& warning) { reading.warnings.push_back(warning.message); };
  const Status status = read_pdf_papers(worker, finder, fd.get(), origin, want, listener);
  if (!status.ok()) reading.problem = status.error();
  return reading;
}

std::set<std::string> own_accepted(const json& label) {
  std::set<std::string> accepted;
  accepted.insert(label["own"].is_null() ? "" : label["own"].get<std::string>());
  for (const auto& id : label.value("own_accept", json::array())) accepted.insert(id.get<std::string>());
  return accepted;
}

std::set<std::string> without(std::set<std::string> all, const std::set<std::string>& less) {
  for (const std::string& id : less) all.erase(id);
  return all;
}

std::string joined(const std::set<std::string>& ids) {
  std::string all;
  for (const std::string& id : ids) all += id + " ";
  return all;
}

/// What poppler's own tool makes of a file's text; empty where it is not installed.
std::string text_by_pdftotext(const fs::path& file) {
  const std::string command = "pdftotext '" + file.string() + "' - 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  std::string text;
  std::array<char, 4096> piece{};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), pipe.get()))
    text.append(piece.data(), size);
  return text;
}

bool skipped(const std::vector<LabelledPdf>& pdfs) {
  if (!pdfs.empty()) return false;
  WARN("PAPERHOP_CORPUS is not set: the labelled PDFs are skipped");
  return true;
}

TEST_CASE("The own and the cited papers of every sound labelled PDF are told") {
  const std::vector<LabelledPdf> pdfs = labelled_pdfs();
  if (skipped(pdfs)) return;
  for (const LabelledPdf& pdf : pdfs) {
    if (pdf.label.value("damaged", false) || pdf.label.value("needs_password", false)) continue;
    INFO(pdf.name);
    const Reading both = read(pdf.file, {}, PdfWant::both);
    CHECK_FALSE(both.problem.has_value());
    CHECK(own_accepted(pdf.label).count(both.own) == 1);
    CHECK(both.own_evidence == pdf.label["own_evidence"].get<std::string>());
    const std::set<std::string> expected = identities(pdf.label["cited"]);
    const std::set<std::string> hard = identities(pdf.label.value("hard", json::array()));
    CHECK(joined(without(both.cited, expected)) == "");
    CHECK(joined(without(without(expected, both.cited), hard)) == "");
    const std::set<std::string> missed = without(hard, both.cited);
    if (!missed.empty()) WARN(pdf.name << ": hard ones missed: " << joined(missed));
    const Reading own = read(pdf.file, {}, PdfWant::own);
    CHECK(own.own == both.own);
    CHECK(own.own_evidence == both.own_evidence);
    CHECK(own.cited.empty());
    if (pdf.label.value("no_text", false)) CHECK_FALSE(both.warnings.empty());
  }
}

TEST_CASE("The origin of a labelled PDF names it where its content does not") {
  const std::vector<LabelledPdf> pdfs = labelled_pdfs();
  if (skipped(pdfs)) return;
  for (const LabelledPdf& pdf : pdfs) {
    if (!pdf.label.contains("own_by_address") || pdf.label["own_by_address"].is_null()) continue;
    INFO(pdf.name);
    const std::string address = pdf.label["address"].get<std::string>();
    const std::string expected = pdf.label["own_by_address"].get<std::string>();
    for (const PdfWant want : {PdfWant::own, PdfWant::both}) {
      const Reading reading = read(pdf.file, {address, ""}, want);
      CHECK(reading.own == expected);
      CHECK(reading.cited.count(identity(expected)) == 0);
    }
    const std::string name = address.substr(address.rfind('/') + 1);
    const Reading reading = read(pdf.file, {"", name}, PdfWant::own);
    // PMLR's names leave out the volume.
    CHECK(reading.own == (expected.rfind("pmlr:", 0) == 0 ? "" : expected));
  }
}

TEST_CASE("Damaged and locked PDFs tell nothing false, and say what is wrong") {
  const std::vector<LabelledPdf> pdfs = labelled_pdfs();
  if (skipped(pdfs)) return;
  for (const LabelledPdf& pdf : pdfs) {
    const bool locked = pdf.label.value("needs_password", false);
    if (!pdf.label.value("damaged", false) && !locked) continue;
    INFO(pdf.name);
    const std::set<std::string> allowed = identities(pdf.label.value("allowed", json::array()));
    for (const PdfWant want : {PdfWant::own, PdfWant::both}) {
      const Reading reading = read(pdf.file, {}, want);
      CHECK(joined(without(reading.cited, allowed)) == "");
      const std::string own = pdf.label["own"].is_null() ? "" : identity(pdf.label["own"].get<std::string>());
      CHECK((reading.own.empty() || allowed.count(identity(reading.own)) == 1));
      if (!reading.own.empty() && !own.empty()) CHECK(identity(reading.own) == own);
      if (want == PdfWant::both) CHECK((reading.problem.has_value() || !reading.warnings.empty()));
      if (locked) {
        REQUIRE(reading.problem.has_value());
        CHECK(reading.problem->code == ErrorCode::pdf_password);
      }
      if (want == PdfWant::both) {
        WARN(pdf.name << ": own \"" << reading.own << "\", cited " << reading.cited.size() << " of "
                      << identities(pdf.label["cited"]).size());
      }
    }
    // What the origin tells does not depend on the file.
    CHECK(read(pdf.file, {"", "P14-1059.pdf"}, PdfWant::both).own != "");
  }
}

TEST_CASE("Nothing is lost against pdftotext and the finder") {
  const std::vector<LabelledPdf> pdfs = labelled_pdfs();
  if (skipped(pdfs)) return;
  const Finder finder;
  std::size_t texts = 0;
  for (const LabelledPdf& pdf : pdfs) {
    const std::string text = text_by_pdftotext(pdf.file);
    texts += text.empty() ? 0 : 1;
    INFO(pdf.name);
    const Reading reading = read(pdf.file, {}, PdfWant::both);
    std::set<std::string> found;
    for (const Mention& mention : find_unique(finder, text, Channel::prose)) found.insert(mention.paper.identity());
    found.erase(identity(reading.own));
    CHECK(joined(without(found, reading.cited)) == "");
  }
  if (texts == 0) WARN("pdftotext is not installed: nothing was compared with it");
}

}  // namespace
}  // namespace paperhop::test
