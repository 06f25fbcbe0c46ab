// SPDX-License-Identifier: Apache-2.0
//
// Own and cited papers of whole files, read by the real worker: what the facts of the unit tests
// cannot show, for they are written by hand.
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/unique_fd.hpp"
#include "ids/pdf/pdf_papers.hpp"
#include "pdf_maker.hpp"

namespace paperhop::test {
namespace {

/// A page from lines set one below the other, and what is drawn before them.
struct MadePage {
  std::vector<std::string> lines;
  std::string before = {};
  int top = 700;
};

std::string content_of(const MadePage& page) {
  std::string content = page.before;
  int y = page.top;
  for (const std::string& line : page.lines) {
    content += "BT /F1 11 Tf 1 0 0 1 72 " + std::to_string(y) + " Tm (" + line + ") Tj ET\n";
    y -= 16;
  }
  return content;
}

std::string side_stamp(const std::string& text) {
  return "BT /F1 20 Tf 0 1 -1 0 32 237 Tm (" + text + ") Tj ET\n";
}

std::string made_file(const std::vector<MadePage>& made, const std::string& info = {}) {
  PdfMaker maker;
  const int font = maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
  const int pages = maker.reserve();
  std::string kids;
  for (const MadePage& page : made) {
    const int content = maker.add(plain_stream(content_of(page)));
    kids += reference(maker.add("<< /Type /Page /Parent " + reference(pages) + " /MediaBox [0 0 612 792] /Contents " +
                                reference(content) + " /Resources << /Font << /F1 " + reference(font) + " >> >> >>")) +
            " ";
  }
  maker.set(pages, "<< /Type /Pages /Count " + std::to_string(made.size()) + " /Kids [" + kids + "] >>");
  const int root = maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>");
  if (info.empty()) return maker.finish(root);
  return maker.finish(root, "/Info " + reference(maker.add("<< " + info + " >>")));
}

struct Told {
  std::string papers;  ///< "own arxiv:2402.12345v1 stamp; acl:P19-1001 text; "
  std::optional<Error> problem;
};

Told read(const std::string& file, PdfWant want = PdfWant::both, const PdfOrigin& origin = {}, int cancel = -1) {
  static const Finder finder;
  PdfWorker worker(PAPERHOP_PDF);
  const UniqueFd fd(::memfd_create("pdf", MFD_CLOEXEC));
  REQUIRE(::write(fd.get(), file.data(), file.size()) == static_cast<ssize_t>(file.size()));
  Told told;
  PdfListener listener;
  listener.on_paper = [&](PdfMention&& mention) {
    told.papers += (mention.own ? "own " : "") + mention.paper.to_string() + " " +
                   std::string(evidence_name(mention.evidence)) + "; ";
  };
  const Status status = read_pdf_papers(worker, finder, fd.get(), origin, want, listener, cancel);
  if (!status.ok()) told.problem = status.error();
  return told;
}

TEST_CASE("The stamp of a made file is its own paper, a stamp on page 2 is none") {
  const std::string file = made_file(
      {{{"A title", "We follow arXiv:1706.03762v5 [cs.CL]."}, side_stamp("arXiv:2402.12345v1  [cs.CL]  19 Feb 2024")},
       {{"More of arXiv:2402.12345v2."}, side_stamp("arXiv:1810.04805v2  [cs.CL]  24 May 2019")}});
  CHECK(read(file).papers == "own arxiv:2402.12345v1 stamp; arxiv:1706.03762v5 text; arxiv:1810.04805v2 text; ");
  CHECK(read(file, PdfWant::own).papers == "own arxiv:2402.12345v1 stamp; ");
  CHECK(read(file, PdfWant::cited).papers == "arxiv:1706.03762v5 text; arxiv:1810.04805v2 text; ");
}

TEST_CASE("Text of page 1 is asked for where cheap facts do not name the paper") {
  const std::string file = made_file({{{"Get To The Point", "See https://doi.org/10.18653/v1/D16-1112 first.",
                                        "Proceedings of the 55th Annual Meeting of the ACL, pages 1073-1083",
                                        "Vancouver, Canada. \\(c\\) 2017 ACL", "https://doi.org/10.18653/v1/P17-1099"}},
                                      {{"References", "Rush et al. 2015. arXiv:1509.00685"}}},
                                     "/Subject (doi:10.18653/v1/K16-1028)");
  CHECK(read(file, PdfWant::own).papers == "own acl:P17-1099 doi; ");
  CHECK(read(file).papers == "own acl:P17-1099 doi; acl:D16-1112 text; arxiv:1509.00685 text; ");
}

TEST_CASE("Metadata names a made file, page 1 cites") {
  const std::string file = made_file({{{"A title", "We follow arXiv:1706.03762v5 [cs.CL] here."}}},
                                     "/Subject (https://openreview.net/forum?id=Zz9_made-X1)");
  CHECK(read(file, PdfWant::own).papers == "own openreview:Zz9_made-X1 metadata; ");
  CHECK(read(file, PdfWant::own, {"https://arxiv.org/pdf/1111.2222", ""}).papers ==
        "own openreview:Zz9_made-X1 metadata; ");
}

TEST_CASE("A one-page file with its references has no paper of its own") {
  const std::string file = made_file(
      {{{"A note", "Text.", "References", "[1] A. See. In Proceedings of ACL, 2017.", "doi: 10.18653/v1/P17-1099",
         "Proceedings of the EMNLP, pages 1-2.", "https://doi.org/10.18653/v1/D16-1112"}}});
  CHECK(read(file, PdfWant::own).papers.empty());
  CHECK(read(file).papers == "acl:P17-1099 text; acl:D16-1112 text; ");
}

TEST_CASE("Lines broken in a made file are joined, over a page's end too") {
  const std::string file = made_file({{{"A title", "[1] Matos T. [astro-", "ph/0806.0683].",
                                        "[2] See https://doi.org/10.", "18653/v1/N10-3564. [3] A. Author. arXiv:"}},
                                      {{"0706.1234. And https://aclanthol-", "ogy.org/P19-1001."}}});
  CHECK(read(file).papers == "arxiv:0806.0683 text; acl:N10-3564 text; arxiv:0706.1234 text; acl:P19-1001 text; ");
}

TEST_CASE("An early error loses nothing of what the origin tells") {
  for (const PdfWant want : {PdfWant::own, PdfWant::both}) {
    const Told told = read("no PDF at all", want, {"https://aclanthology.org/P14-1059.pdf", ""});
    CHECK(told.papers == "own acl:P14-1059 address; ");
    REQUIRE(told.problem.has_value());
    CHECK(told.problem->code == ErrorCode::pdf_unreadable);
  }
}

TEST_CASE("A cancelled reading tells nothing more") {
  const UniqueFd cancel(::eventfd(1, EFD_CLOEXEC));
  const Told told = read(made_file({{{"A title", "arXiv:1706.03762"}}}), PdfWant::both,
                         {"https://aclanthology.org/P14-1059.pdf", ""}, cancel.get());
  CHECK(told.papers.empty());
  REQUIRE(told.problem.has_value());
  CHECK(told.problem->code == ErrorCode::cancelled);
}

}  // namespace
}  // namespace paperhop::test
