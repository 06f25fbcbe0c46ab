// SPDX-License-Identifier: Apache-2.0
//
// Which papers a PDF cites, from page texts and links written by hand after what typesetters and
// text engines do to IDs.
#include <catch2/catch.hpp>

#include "base/limits.hpp"
#include "ids/pdf/pdf_facts_builder.hpp"

namespace paperhop::test {
namespace {

TEST_CASE("Own first, then cited page by page, text before links, each once") {
  PdfFacts pdf;
  pdf.stamp("arXiv:1704.04368v2  [cs.CL]  25 Apr 2017");
  pdf.link(1, "http://arxiv.org/abs/1704.04368v2").link(1, "https://openreview.net/forum?id=B1xsqj09Fm");
  pdf.page(1, "arXiv:1704.04368v2 [cs.CL] 25 Apr 2017\nWe follow arXiv:1706.03762v5 and P17-1099.\n");
  pdf.link(2, "https://aclanthology.org/P17-1099");
  pdf.page(2, "Our first version (arXiv:1704.04368v1), arXiv:1706.03762 and https://aclanthology.org/P17-1099.\n");
  CHECK(told(pdf) ==
        "own arxiv:1704.04368v2 stamp; arxiv:1706.03762v5 text 1; openreview:B1xsqj09Fm link 1; acl:P17-1099 text 2");
  CHECK(told(pdf, {}, PdfWant::own) == "own arxiv:1704.04368v2 stamp");
  CHECK(told(pdf, {}, PdfWant::cited) ==
        "arxiv:1706.03762v5 text 1; openreview:B1xsqj09Fm link 1; acl:P17-1099 text 2");
}

TEST_CASE("The own paper is not cited whatever named it") {
  PdfFacts pdf;
  pdf.page(1, "Cite this as arXiv:2402.12345.\n");
  CHECK(told(pdf, {"https://arxiv.org/pdf/2402.12345v3", ""}) == "own arxiv:2402.12345v3 address");
  CHECK(told(pdf) == "arxiv:2402.12345 text 1");
}

TEST_CASE("Two orders of a page complete each other") {
  PdfFacts pdf;
  pdf.page(1, "Title\n").page(2, "[9] Matos T. [astro-\nph/0806.0683].\nA arXiv:1405.\n");
  pdf.reading(2, "[9] Matos T. [astroph/0806.0683].\nA arXiv:1405.1994\n");
  CHECK(told(pdf) == "arxiv:0806.0683 text 2; arxiv:1405.1994 text 2");
}

TEST_CASE("Links may be told before all texts or behind them") {
  PdfFacts before;
  before.link(1, "https://aclanthology.org/P17-1001").link(2, "https://aclanthology.org/P17-1002");
  before.page(1, "arXiv:1706.03762\n").page(2, "arXiv:1810.04805\n");
  CHECK(told(before) == "arxiv:1706.03762 text 1; acl:P17-1001 link 1; arxiv:1810.04805 text 2; acl:P17-1002 link 2");
  PdfFacts behind;
  behind.page(1, "arXiv:1706.03762\n").page(2, "arXiv:1810.04805\n").link(1, "https://aclanthology.org/P17-1001");
  CHECK(told(behind) == "arxiv:1706.03762 text 1; acl:P17-1001 link 1; arxiv:1810.04805 text 2");
}

TEST_CASE("IDs broken at line ends are joined in strong contexts") {
  CHECK(cited("arXiv:2402.\n12345") == "arxiv:2402.12345");
  CHECK(cited("arXiv:2402.123\n45") == "arxiv:2402.12345");
  CHECK(cited("arXiv preprint\narXiv:1409.0473, 2014") == "arxiv:1409.0473");
  CHECK(cited("[astro-\nph/0603494]") == "arxiv:astro-ph/0603494");
  CHECK(cited("[astro-\nph/0806.0683].") == "arxiv:0806.0683");
  CHECK(cited("[astroph/0806.0683], [astroph/0705.4158v4]") == "arxiv:0806.0683 arxiv:0705.4158v4");
  CHECK(cited("[gr-qc/0806.3093] (grqc/9810028)") == "arxiv:0806.3093 arxiv:gr-qc/9810028");
  CHECK(cited("https://\narxiv.org/abs/2402.12345") == "arxiv:2402.12345");
  CHECK(cited("https://arxiv.\norg/abs/2402.12345") == "arxiv:2402.12345");
  CHECK(cited("https://arxiv.org/\nabs/2402.12345") == "arxiv:2402.12345");
  CHECK(cited("https://arxiv.org/abs/\n2402.12345") == "arxiv:2402.12345");
  CHECK(cited("http://arxiv\n.org/abs/2402.12345") == "arxiv:2402.12345");
  CHECK(cited("https://doi.org/10.18653/\nv1/P19-1001") == "acl:P19-1001");
  CHECK(cited("https://doi.org/10.18653/v1/P19-\n1001") == "acl:P19-1001");
  CHECK(cited("https://aclanthology.org/2020.acl-\nmain.1") == "acl:2020.acl-main.1");
  CHECK(cited("https://www.aclweb.org/anthology/2020.\nacl-main.1/") == "acl:2020.acl-main.1");
  CHECK(cited("https://proceedings.\nmlr.press/v139/radford21a.html") == "pmlr:v139/radford21a");
  CHECK(cited("https://openreview.net/forum?\nid=B1xsqj09Fm") == "openreview:B1xsqj09Fm");
  CHECK(cited("https://openreview.net/forum?id=\nB1xsqj09Fm") == "openreview:B1xsqj09Fm");
  CHECK(cited("https: // openreview. net/ forum? id= B1xsqj09Fm") == "openreview:B1xsqj09Fm");
}

TEST_CASE("Hyphens that only the typesetter meant are dropped where that gives an address or label") {
  CHECK(cited("https://aclanthol-\nogy.org/P19-1001") == "acl:P19-1001");
  CHECK(cited("https://aclan-\nthology.org/2020.acl-main.1") == "acl:2020.acl-main.1");
  CHECK(cited("at open-\nreview.net/forum?id=B1xsqj09Fm now") == "openreview:B1xsqj09Fm");
  CHECK(cited("proceed-\nings.mlr.press/v139/radford21a.html") == "pmlr:v139/radford21a");
  CHECK(cited("ar-\nXiv:0706.1234") == "arxiv:0706.1234");
  CHECK(cited("arXiv pre-\nprint 1412.6980") == "arxiv:1412.6980");
  CHECK(cited("https://proceedings.mlr.press/v139/wengel-\nmogensen20a.html") == "pmlr:v139/wengel-mogensen20a");
  CHECK(cited("at https://open-\nreview.net/forum?\nid=B1xsqj09Fm now") == "openreview:B1xsqj09Fm");
  // A hyphen that belongs to the ID stays.
  CHECK(cited("https://aclanthology.org/P19-\n1001") == "acl:P19-1001");
  CHECK(cited("https://openreview.net/forum?id=Bk8Z-\ncAxR-") == "openreview:Bk8Z-cAxR-");
}

TEST_CASE("Addresses broken anywhere are joined, complete ones are not extended") {
  CHECK(cited("https://aclantho\nlogy.org/P19-1001") == "acl:P19-1001");
  CHECK(cited("https://arxiv.o\nrg/abs/2402.12345") == "arxiv:2402.12345");
  CHECK(cited("https://arxiv.org/abs/24\n02.12345") == "arxiv:2402.12345");
  CHECK(cited("https://arxiv.org/abs/2402.12345\n67 more") == "arxiv:2402.12345");
  CHECK(cited("https://proc\needings.mlr.press/v236/wengel-mogensen1\n8a.html.") == "pmlr:v236/wengel-mogensen18a");
  CHECK(cited("https:\n//proceedings.mlr.press/v238/wengel-mog\nensen21b.html.") == "pmlr:v238/wengel-mogensen21b");
  CHECK(cited("https://pr\noceedings.mlr.press/v232/radford22c.ht\nml.") == "pmlr:v232/radford22c");
  CHECK(cited("https://proceedings.mlr.press/v115/kim21\nb.html") == "pmlr:v115/kim21b");
  CHECK(cited("https://proceedings.mlr.press/v115/kim21b\nThe page.html") == "pmlr:v115/kim21b");
  CHECK(cited("https://github.com/a/b\narxiv.org/abs/2402.12345") == "arxiv:2402.12345");
  CHECK(cited("https://www.ijcai.org/proceedings/2023/\n12 papers") == "");
}

TEST_CASE("DOIs broken behind their dots and before their number are joined") {
  CHECK(cited("bound, https://doi.org/10.\n18653/v1/N10-3564.") == "acl:N10-3564");
  CHECK(cited("doi: 10.\n48550/arXiv.2402.12345.") == "arxiv:2402.12345");
  CHECK(cited("https://doi.org/10.24963/ijcai.\n2021/497.") == "ijcai:2021/497");
  CHECK(cited("https://doi.org/10.24963/ijcai.2017/\n51.\n[33] Bound") == "ijcai:2017/51");
  CHECK(cited("https://doi.org/10.24963/ijcai.2017/\n51\n[33] Bound") == "ijcai:2017/51");
  CHECK(cited("https://doi.org/10.24963/ijcai.2017/\n12 papers were") == "");
  CHECK(cited("https://doi.org/10.24963/ijcai.2017/\n6\n") == "");
  CHECK(cited("version 10.\n18653/v1 of it") == "");
}

TEST_CASE("OpenReview's keys of ten characters are made whole") {
  CHECK(cited("https://openreview.net/forum?id=dm3JQ6F 4j.") == "openreview:dm3JQ6F_4j");
  CHECK(cited("https://openreview.net/pdf?id=U 1IIv6YUI") == "openreview:U_1IIv6YUI");
  CHECK(cited("https://openreview.net/forum?id=5edYxe_\nNU2") == "openreview:5edYxe_NU2");
  CHECK(cited("https://openreview.net/forum?id=B1xsqj\n09Fm,") == "openreview:B1xsqj09Fm");
  CHECK(cited("https://openreview.net/forum?id=SJU4ayYgl\nA text") == "openreview:SJU4ayYgl");
  CHECK(cited("https://openreview.net/forum?id=B1xsqj09Fm 12 more") == "openreview:B1xsqj09Fm");
  CHECK(cited("https://openreview.net/forum?id=SJU4ay by them") == "openreview:SJU4ay");
  CHECK(cited("https://openreview.net/forum?id=qeuw7_\nh_wm.") == "openreview:qeuw7_h_wm");
  CHECK(cited("https://openreview.net/forum?id=G- L6v8gDn.") == "openreview:G-_L6v8gDn");
  CHECK(cited("https://openreview.net/forum?id=Uhf6 JO Qr.") == "openreview:Uhf6_JO_Qr");
  CHECK(cited("https://openreview.net/forum?id=Lj-excpd g.") == "openreview:Lj-excpd_g");
  CHECK(cited("https://openreview.net/forum?id=Lj-excpd a thing") == "openreview:Lj-excpd");
  CHECK(cited("https://example.com/forum?id=dm3JQ6F 4j.") == "");
}

TEST_CASE("Nothing is joined on a guess") {
  CHECK(cited("the non-\nlinear 2012.1234 case") == "");
  CHECK(cited("a well-\narXiv 2413.12345") == "");
  CHECK(cited("[gr-qc/0906.327]") == "");
  CHECK(cited("and/0603494 or w/0806.0683 and km/1234.5678") == "");
  CHECK(cited("ArXiv abs/2022.99999") == "");
  CHECK(cited("https://example.com/astroph/0603494") == "");
  CHECK(cited("P19-\n1001") == "");
}

TEST_CASE("Ligatures, soft hyphens, zero-width characters and odd slashes are read") {
  CHECK(cited("https://aclanthology.org/2020.\xEF\xAC\x81ndings-emnlp.1") == "acl:2020.findings-emnlp.1");
  CHECK(cited("arXiv:2402.\xE2\x80\x8B"
              "12345") == "arxiv:2402.12345");
  CHECK(cited("arX\xC2\xADiv:0706.1234") == "arxiv:0706.1234");
  CHECK(cited("https://aclanthol\xC2\xAD\nogy.org/P19-1001") == "acl:P19-1001");
  CHECK(cited("doi.org/10.18653/v1/P19\xC2\xAD"
              "1001") == "acl:P19-1001");
  CHECK(cited("[astro\xC2\xAD\nph/0603494]") == "arxiv:astro-ph/0603494");
  CHECK(cited("hep\xE2\x80\x93th/9901001") == "arxiv:hep-th/9901001");
  CHECK(cited("hep-th\xE2\x88\x95"
              "9901001") == "arxiv:hep-th/9901001");
  CHECK(cited("arXiv\xE2\x88\xB6"
              "0706.1234") == "arxiv:0706.1234");
}

TEST_CASE("Numbers of tables and axes are no papers") {
  CHECK(cited("Figure 2\n2012.12345\n2012.12346\n0.5\n1.0\n") == "");
  CHECK(cited("C 2010.10101 1506.12345\n") == "");
  CHECK(cited("Model A 2012.12345 33.1\n") == "");
  CHECK(cited("1.0\n2012.12345\n3.0\n") == "");
  CHECK(cited("$ 2012.12345\n") == "");
  // What a list of papers is not to lose.
  CHECK(cited("arXiv:1506.03931,\n1506.06064, 1506.06767.\n") == "arxiv:1506.03931 arxiv:1506.06064 arxiv:1506.06767");
  CHECK(cited("[1706.03762]\n(1810.04805)\n") == "arxiv:1706.03762 arxiv:1810.04805");
  CHECK(cited("CoRR 1706.03762\n") == "arxiv:1706.03762");
}

TEST_CASE("A mention goes on at the top of the next page") {
  const auto over = [](const std::string& page, const std::string& next) {
    return told(PdfFacts().page(4, page).page(5, next));
  };
  CHECK(over("Text.\n[1] A. Author. arXiv preprint\n", "arXiv:0706.1234, 2007.\n") == "arxiv:0706.1234 text 5");
  CHECK(over("[1] A. Author. arXiv:\n", "0706.1234, 2007.\n") == "arxiv:0706.1234 text 4");
  CHECK(over("[1] A. Author. arXiv:0706.\n12\n", "13\n1234, 2007.\n") == "arxiv:0706.1234 text 4");
  CHECK(over("[1] https://doi.org/10.18653/v1/\n1000\n", "1001\nP19-1002. Text\n") == "acl:P19-1002 text 4");
  CHECK(over("[1] https://aclanthology.org/\n7\n", "Running head of the paper\nP19-1002. Text\n") ==
        "acl:P19-1002 text 4");
  CHECK(over("We love arXiv\n", "Next page has 2413.12345\n") == "");
  CHECK(told(PdfFacts().page(4, "[1] arXiv:\n").page(6, "0706.1234\n")) == "");
}

TEST_CASE("What a broken line left of a key yields to the link's whole key") {
  PdfFacts cut;
  cut.link(2, "https://openreview.net/forum?id=_VjQlMeSB_J");
  cut.page(2, "https://openreview.net/forum?id=_VjQlMeSB_\nJ. Text\n");
  CHECK(told(cut) == "openreview:_VjQlMeSB_J link 2");
  PdfFacts hyphen;
  hyphen.page(2, "https://openreview.net/forum?id=Bk8Z-\ncAxR-\n")
      .reading(2, "https://openreview.net/forum?id=Bk8ZcAxR-\n");
  CHECK(told(hyphen) == "openreview:Bk8Z-cAxR- text 2");
  PdfFacts other_order;
  other_order.page(2, "https://openreview.net/forum?id=VAmFtxmh_\nQ. Of\n")
      .reading(2, "https://openreview.net/forum?id=VAmFtxmh\nother column\n");
  CHECK(told(other_order) == "openreview:VAmFtxmh_Q text 2");
  PdfFacts beside;
  beside.page(2, "https://openreview.net/pdf?id=uJV7PrVP\nDG\n")
      .reading(2, "https://openreview.net/pdf?id=uJV7PrVP [11] Of\n");
  CHECK(told(beside) == "openreview:uJV7PrVPDG text 2");
  PdfFacts both;
  both.link(2, "https://aclanthology.org/2020.acl-main.12").link(2, "https://aclanthology.org/2020.acl-main.1");
  both.page(2, "2020.acl-main.1\nand 2020.acl-main.12\n");
  CHECK(told(both) == "acl:2020.acl-main.1 text 2; acl:2020.acl-main.12 text 2");
}

TEST_CASE("Pages without text are said to be so, once") {
  static const Finder finder;
  std::vector<Error> warnings;
  PdfListener listener;
  listener.on_warning = [&](const Error& warning) { warnings.push_back(warning); };
  PdfPapers papers(finder, {}, PdfWant::both, listener);
  papers.add(PdfPageText{1, PdfTextOrder::content, " \n"});
  papers.add(PdfPageText{2, PdfTextOrder::content, ""});
  papers.finish();
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.front().code == ErrorCode::pdf_no_text);
}

TEST_CASE("Hostile pages are read in bounded work") {
  // Each would cost hours were it read in the square of its size.
  std::string seams;
  std::string bare;
  std::string keys;
  for (int i = 0; i < 300000; ++i) {
    seams += "a-\n1";
    bare += "1706.03762 x ";
    keys += "2020.acl-main." + std::to_string(1 + i % 9999) + "\n";
  }
  CHECK(cited(seams).empty());
  CHECK(cited(bare) == "arxiv:1706.03762");
  CHECK(cited(keys).size() > 9000 * 15);
}

TEST_CASE("Pages that wait for a text that never comes are few, and lose nothing") {
  static const Finder finder;
  std::vector<std::string> papers_told;
  PdfListener listener;
  listener.on_paper = [&](PdfMention&& mention) { papers_told.push_back(mention.paper.key); };
  const auto address = [](std::size_t page) { return "https://arxiv.org/abs/2402." + std::to_string(10000 + page); };
  constexpr std::uint32_t kPages = 3 * limits::kPdfPagesWaiting;
  const bool links = GENERATE(true, false);
  CAPTURE(links);
  PdfPapers papers(finder, {}, PdfWant::both, listener);
  for (std::uint32_t told = 1; told <= kPages; ++told) {
    // Texts of ever earlier pages: none of them is later than those that wait.
    if (links) papers.add(PdfLink{told + 1, 0, 0, address(told)});
    if (!links) papers.add(PdfPageText{kPages - told + 2, PdfTextOrder::content, address(told) + "\n"});
    CHECK(told - papers_told.size() <= limits::kPdfPagesWaiting);
  }
  papers.finish();
  CHECK(papers_told.size() == kPages);
}

TEST_CASE("Hostile facts do no harm") {
  PdfFacts pdf;
  pdf.page(0, "arXiv:1706.03762\n").page(4294967295U, "arXiv:1810.04805\n").page(1, "arXiv:1412.6980\n");
  pdf.stamp(std::string(100000, '-')).field("", "").link(7, "\xFF\xFE%%%").page(3, std::string(100000, '\n'));
  pdf.page(2, "-\n/\n.\n\xC2\xAD\n\xEF\xAC").stamp("arXiv:1704.04368v2");
  CHECK(told(pdf).find("arxiv:1412.6980") != std::string::npos);
  CHECK(cited("") == "");
  CHECK(own_of_page("") == "none");
}

}  // namespace
}  // namespace paperhop::test
