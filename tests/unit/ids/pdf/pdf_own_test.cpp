// SPDX-License-Identifier: Apache-2.0
//
// Which paper a PDF is, from facts written by hand after real files of the five sources: stamps,
// DOI lines, footers, metadata, addresses and file names, and the traps beside each.
#include <catch2/catch.hpp>

#include "ids/pdf/pdf_drawn_page.hpp"
#include "ids/pdf/pdf_facts_builder.hpp"

namespace paperhop::test {
namespace {

std::string own_of_stamp_line(const std::string& text) {
  return own(PdfFacts().stamp(text));
}

TEST_CASE("arXiv's stamps of all decades name the paper") {
  CHECK(own_of_stamp_line("arXiv:0908.0054v1  [astro-ph.CO]  1 Aug 2009") == "arxiv:0908.0054v1 stamp");
  CHECK(own_of_stamp_line("arXiv:2304.02623v1  [cs.CL]  5 Apr 2023") == "arxiv:2304.02623v1 stamp");
  CHECK(own_of_stamp_line("arXiv:math/0309136v2  [math.GT]  8 Sep 2003") == "arxiv:math/0309136v2 stamp");
  CHECK(own_of_stamp_line("arXiv:math.GT/0309136 v2   8 Oct 2003") == "arxiv:math/0309136v2 stamp");
  CHECK(own_of_stamp_line("arXiv:hep-th/9901001 v3   3 Jan 1999") == "arxiv:hep-th/9901001v3 stamp");
  CHECK(own_of_stamp_line("hep-th/9901001 v3   3 Jan 1999") == "arxiv:hep-th/9901001v3 stamp");
  CHECK(own_of_stamp_line("arXiv:cond-mat/0408502v1  [cond-mat.supr-con]  23 Aug 2004") ==
        "arxiv:cond-mat/0408502v1 stamp");
  CHECK(own_of_stamp_line("  arXiv:1412.6980v9 [cs.LG] 30 Jan 2017\n") == "arxiv:1412.6980v9 stamp");
  CHECK(own_of_stamp_line("arXiv:2402.12345v1  [q-bio.NC]  19 Feb 2024") == "arxiv:2402.12345v1 stamp");
  CHECK(own_of_stamp_line("arXiv:2402.12345") == "arxiv:2402.12345 stamp");
  CHECK(own_of_stamp_line("arXiv preprint arXiv:2402.12345v3, September 2024") == "arxiv:2402.12345v3 stamp");
  CHECK(own_of_stamp_line("arXiv:astro\xE2\x80\x93ph/0603494v1 20 Mar 2006") == "arxiv:astro-ph/0603494v1 stamp");
}

TEST_CASE("Other upright lines are no stamps") {
  CHECK(own_of_stamp_line("test error of [arXiv:1706.03762] in percent") == "none");
  CHECK(own_of_stamp_line("arXiv:1706.03762v5 and arXiv:1810.04805v2") == "none");
  CHECK(own_of_stamp_line("see arXiv:1706.03762v5 [cs.CL] 6 Dec 2017") == "none");
  CHECK(own_of_stamp_line("accuracy 2012.12345") == "none");
  CHECK(own_of_stamp_line("arXiv:2413.12345v1  [cs.CL]  5 Apr 2024") == "none");
  CHECK(own_of_stamp_line("Downloaded from https://arxiv.org/abs/2402.12345 by guest") == "none");
}

TEST_CASE("Labels of axes and heads of narrow columns are no stamps") {
  CHECK(own(PdfFacts().line(true, 300, 400, "1706.03762")) == "none");
  CHECK(own(PdfFacts().line(true, 300, 400, "[7] arXiv:1706.03762")) == "none");
  CHECK(own(PdfFacts().line(true, 300, 400, "2011.12345"), {"https://arxiv.org/pdf/2402.12345v1", ""}) ==
        "arxiv:2402.12345v1 address");
  CHECK(own(PdfFacts().stamp("2402.12345v1 [cs.CL] 19 Feb 2024")) == "arxiv:2402.12345v1 stamp");
}

TEST_CASE("A margin of page 1 names the paper in a stamp's form, not a footnote") {
  const auto margin = [](float y, const std::string& text) { return own(PdfFacts().line(false, 72, y, text)); };
  CHECK(margin(770, "arXiv:2402.12345v1 [cs.CL] 19 Feb 2024") == "arxiv:2402.12345v1 stamp");
  CHECK(margin(20, "arXiv:2402.12345v1 [cs.CL] 19 Feb 2024") == "arxiv:2402.12345v1 stamp");
  CHECK(margin(770, "hep-th/9711200  HUTP-97/A097") == "arxiv:hep-th/9711200 stamp");
  CHECK(margin(30, "arXiv:1706.03762v5") == "none");
  CHECK(margin(30, "Extended from arXiv:1706.03762v5 [cs.CL] 6 Dec 2017") == "none");
}

TEST_CASE("Running lines in the margin of page 1 name the paper") {
  const auto margin = [](const std::string& text) { return own(PdfFacts().line(false, 72, 30, text)); };
  CHECK(margin("https://doi.org/10.18653/v1/P17-1099") == "acl:P17-1099 doi");
  CHECK(margin("https://proceedings.mlr.press/v139/radford21a.html") == "pmlr:v139/radford21a footer");
  CHECK(margin("Proceedings of the 38th ICML, PMLR 139, 2021. https://proceedings.mlr.press/v139/radford21a.html") ==
        "pmlr:v139/radford21a footer");
  CHECK(margin("ICLR 2024, https://openreview.net/forum?id=B1xsqj09Fm") == "openreview:B1xsqj09Fm footer");
  CHECK(margin("IJCAI-20 https://www.ijcai.org/proceedings/2020/302") == "ijcai:2020/302 footer");
  CHECK(margin("1 https://doi.org/10.18653/v1/D16-1112") == "none");
  CHECK(margin("Code and reviews: https://openreview.net/forum?id=B1xsqj09Fm") == "none");
  CHECK(margin("ICLR 2024. Reviews of https://openreview.net/forum?id=B1xsqj09Fm are public") == "none");
  CHECK(own_of_page("ICLR 2024, https://openreview.net/forum?id=B1xsqj09Fm\nTITLE\nA. Author\nABSTRACT\nText\n") ==
        "openreview:B1xsqj09Fm footer");
}

TEST_CASE("Running lines that name two papers of one source name neither") {
  const std::string first = "https://doi.org/10.18653/v1/P19-1001";
  const std::string second = "https://doi.org/10.18653/v1/P19-1002";
  const auto margin = [](std::initializer_list<std::string> lines) {
    PdfFacts facts;
    facts.field("Subject", "10.18653/v1/P19-1003");
    float y = 50;
    for (const std::string& line : lines) facts.line(false, 200, y -= 10, line);
    return own(facts);
  };
  CHECK(margin({first}) == "acl:P19-1001 doi");
  CHECK(margin({first, first}) == "acl:P19-1001 doi");
  CHECK(margin({first, second}) == "acl:P19-1003 metadata");
  CHECK(margin({first, second, first}) == "acl:P19-1003 metadata");
  CHECK(margin({first, "https://doi.org/10.48550/arXiv.2402.12345"}) == "acl:P19-1001 doi");
}

TEST_CASE("The stamp outdoes all else, an upright one a margin's") {
  PdfFacts pdf;
  pdf.field("doi", "10.18653/v1/P17-1099");
  pdf.line(false, 72, 770, "arXiv:1706.03762v5 [cs.CL] 6 Dec 2017");
  pdf.stamp("arXiv:1704.04368v2  [cs.CL]  25 Apr 2017");
  pdf.page(1, "Title\nDOI: 10.48550/arXiv.1111.2222\n");
  CHECK(own(pdf, {"https://arxiv.org/pdf/2402.12345", "P14-1059.pdf"}) == "arxiv:1704.04368v2 stamp");
}

TEST_CASE("Upright stamps of two papers name neither, those of one paper name it") {
  PdfFacts two;
  two.stamp("arXiv:1704.04368v2  [cs.CL]  25 Apr 2017");
  two.stamp("arXiv:1706.03762v5  [cs.CL]  6 Dec 2017");
  two.stamp("arXiv:1704.04368v2  [cs.CL]  25 Apr 2017");
  CHECK(own(two) == "none");
  CHECK(own(two, {"https://arxiv.org/pdf/1704.04368", ""}) == "arxiv:1704.04368 address");
  PdfFacts margin;
  margin.line(false, 72, 770, "arXiv:1706.03762v5 [cs.CL] 6 Dec 2017");
  margin.stamp("arXiv:1704.04368v2  [cs.CL]  25 Apr 2017");
  margin.stamp("arXiv:1810.04805v2  [cs.CL]  24 May 2019");
  CHECK(own(margin) == "none");
  PdfFacts one;
  one.stamp("arXiv:1704.04368v2  [cs.CL]  25 Apr 2017");
  one.stamp("arXiv:1704.04368v1  [cs.CL]  14 Apr 2017");
  CHECK(own(one) == "arxiv:1704.04368v2 stamp");
}

TEST_CASE("The own paper is known as early as can be") {
  static const Finder finder;
  const PdfListener listener;
  PdfPapers upright(finder, {}, PdfWant::own, listener);
  CHECK_FALSE(upright.own_is_certain());
  upright.add(PdfField{"Title", "On things"});
  CHECK_FALSE(upright.own_is_certain());
  upright.add(PdfStampLine{true, 32, 237, "arXiv:1704.04368v2  [cs.CL]  25 Apr 2017"});
  CHECK_FALSE(upright.own_is_certain());
  upright.add(PdfLink{1, 72, 80, "https://example.com/"});
  CHECK(upright.own_is_certain());

  PdfPapers margin(finder, {}, PdfWant::own, listener);
  margin.add(PdfStampLine{false, 72, 770, "arXiv:1704.04368v2  [cs.CL]  25 Apr 2017"});
  CHECK_FALSE(margin.own_is_certain());
  margin.request_ended(true);
  CHECK(margin.own_is_certain());

  PdfPapers address(finder, {"https://arxiv.org/pdf/2402.12345", ""}, PdfWant::own, listener);
  address.add(PdfPageText{1, PdfTextOrder::content, "A title\n"});
  CHECK_FALSE(address.own_is_certain());
  address.add(PdfPageText{2, PdfTextOrder::content, "More\n"});
  CHECK(address.own_is_certain());
}

TEST_CASE("Page 1 as it is drawn names the paper once the request has ended") {
  static const Finder finder;
  const PdfListener listener;
  const std::string unnamed = "A title\nA. Author\nAbstract\nText.\n";
  const auto certain = [&](const std::string& text, bool whole, const PdfOrigin& origin = {}) {
    PdfPapers papers(finder, origin, PdfWant::own, listener);
    papers.add(PdfPageText{1, PdfTextOrder::drawn, text});
    CHECK_FALSE(papers.own_is_certain());
    papers.request_ended(whole);
    return papers.own_is_certain();
  };
  CHECK(certain("Title\nDOI: 10.48550/arXiv.1111.2222\n", true));
  CHECK_FALSE(certain("Title\nDOI: 10.48550/arXiv.1111.2222\n", false));
  CHECK_FALSE(certain(unnamed, true));
  CHECK(certain(unnamed, true, {"https://arxiv.org/pdf/2402.12345", ""}));
  CHECK_FALSE(certain(unnamed, false, {"https://arxiv.org/pdf/2402.12345", ""}));

  // Without the drawn text, metadata waits for the engine's.
  PdfPapers field(finder, {}, PdfWant::own, listener);
  field.add(PdfField{"doi", "10.18653/v1/P17-1099"});
  field.request_ended(true);
  CHECK_FALSE(field.own_is_certain());
}

TEST_CASE("Characters of the drawn page that are not known must not matter") {
  static const Finder finder;
  const std::string unknown = "\xEF\xBF\xBD";
  const auto judged = [&](const std::string& text) -> std::string {
    const DrawnPage page = judge_drawn_page(finder, text);
    if (!page.sure) return "not sure";
    return page.own ? std::string(page.own->paper.source) + ":" + page.own->paper.key : "none";
  };
  const std::string doi = "https://doi.org/10.18653/v1/P17-1099";
  CHECK(judged("Title\nDOI: 10.18653/v1/P17-1099\nAbstract\nLet " + unknown + " be\n") == "acl:P17-1099");
  CHECK(judged("Title\n" + doi + "\nAbstract\nText\n") == "acl:P17-1099");
  // "finding …" goes on with a sentence.
  CHECK(judged("Title\n" + doi + "\n" + unknown + "nding more\nAbstract\nText\n") == "not sure");
  CHECK(judged("Title\nAbstract\nText\nText\nText\n" + unknown + "2017 Association\n" + doi + "\n") == "not sure");
  CHECK(judged("Title\nAbstract\nLet " + unknown + " be 1.\n") == "none");
}

TEST_CASE("The conference's block of page 1 names the paper") {
  CHECK(own_of_page("Get To The Point\nAbigail See\nAbstract\nNeural models.\n1 Introduction\nSummarization is hard.\n"
                    "1073\nProceedings of the 55th Annual Meeting of the Association for Computational Linguistics, "
                    "pages 1073\xE2\x80\x93"
                    "1083\nVancouver, Canada, July 30 - August 4, 2017. "
                    "\xC2\xA9"
                    "2017 Association for Computational Linguistics\n"
                    "https://doi.org/10.18653/v1/P17-1099\n") == "acl:P17-1099 doi");
  // Drawn first, as the Anthology's own script adds it; the copyright sign on lines of its own.
  CHECK(
      own_of_page(
          "Proceedings of the 2018 Conference on Empirical Methods in Natural Language Processing, pages 1\xE2\x80\x93"
          "11\n"
          "Brussels, Belgium, October 31 - November 4, 2018.\nc\n2018 Association for Computational Linguistics\n"
          "https://doi.org/10.18653/v1/D18-1001\nTitle of it\nA. Author\nAbstract\nText\n") == "acl:D18-1001 doi");
  CHECK(own_of_page("Title\nAuthors\nAbstract\nText.\nFindings of the Association for Computational Linguistics: EMNLP "
                    "2020, pages 1\xE2\x80\x93"
                    "10\ndoi: 10.18653/v1/2020.findings-emnlp.1\n") == "acl:2020.findings-emnlp.1 doi");
  CHECK(own_of_page(
            "Title\nAuthors\nAbstract\nText.\n"
            "Proceedings of the Twenty-Ninth International Joint Conference on Artificial Intelligence (IJCAI-20)\n"
            "2184\nhttps://doi.org/10.24963/ijcai.2020/302\n") == "ijcai:2020/302 doi");
  CHECK(own_of_page("Proceedings of the 38th International Conference on Machine Learning, PMLR 139, 2021. "
                    "https://proceedings.mlr.press/v139/radford21a.html\nTitle\nAbstract\nText\n") ==
        "pmlr:v139/radford21a footer");
  CHECK(own_of_page("Title\nAbstract\nText\nProceedings of the 52nd Annual Meeting of the Association, pages 624-633\n"
                    "https://aclanthology.org/P14-1059\n") == "acl:P14-1059 footer");
  CHECK(own_of_page("Title\nAbstract\nText\n\xC2\xA9 2019 Association for Computational Linguistics\n"
                    "https://doi.org/10.18653/v1/P19-\n1001\n") == "acl:P19-1001 doi");
}

TEST_CASE("A conference's block that speaks of another paper names none") {
  CHECK(own_of_page("Title\nAbstract\nText\n(c) 2020 The authors. Based on arXiv:1706.03762\n") == "none");
  CHECK(own_of_page("Accepted at ICML 2024. See https://openreview.net/forum?id=B1xsqj09Fm\nTitle\nAbstract\nText\n") ==
        "none");
  CHECK(own_of_page("Proceedings of the 38th International Conference, PMLR 139, 2021. Copyright 2021 by the\n"
                    "author(s). https://proceedings.mlr.press/v139/radford21a.html\nTitle\n") ==
        "pmlr:v139/radford21a footer");
}

TEST_CASE("A footnote above the conference's block does not outdo it, a list of papers names none") {
  CHECK(own_of_page("Title\nAbstract\nText\nhttps://doi.org/10.18653/v1/D16-1112\n"
                    "Proceedings of the 55th Annual Meeting of the ACL, pages 1073-1083\n"
                    "https://doi.org/10.18653/v1/P17-1099\n") == "acl:P17-1099 doi");
  CHECK(
      own_of_page("Proceedings of the 55th Annual Meeting of the ACL\nContents\nhttps://doi.org/10.18653/v1/P17-1001\n"
                  "https://doi.org/10.18653/v1/P17-1002\n") == "none");
  CHECK(own_of_page("I. INTRODUCTION\nText\nhttps://doi.org/10.18653/v1/P17-1001\nText\n") == "none");
}

TEST_CASE("A block that only one order shows counts") {
  PdfFacts pdf;
  pdf.page(1, "Title\nDOI: 10.48550/arXiv.1704.04368\nAbstract\nText\nhttps://doi.org/10.18653/v1/P17-1099\n");
  pdf.reading(
      1,
      "Title\nDOI: 10.48550/arXiv.1704.04368\nAbstract\nText\nProceedings of the 55th Annual Meeting, pages 1-9\n"
      "https://doi.org/10.18653/v1/P17-1099\n");
  CHECK(own(pdf) == "acl:P17-1099 doi");
}

TEST_CASE("Words of titles and conferences do not speak of another paper") {
  CHECK(own_of_page("Improved Code Generation Following Data\nDOI: 10.48550/arXiv.2402.12345\nAbstract\nText\n") ==
        "arxiv:2402.12345 doi");
  CHECK(own_of_page(
            "Proceedings of the Third Workshop on Linguistic Code-Switching, pages 1-10, doi:10.18653/v1/W18-3201\n"
            "Title\nAbstract\n") == "acl:W18-3201 doi");
}

TEST_CASE("Numbers that authors wrote above the title name the paper") {
  CHECK(own_of_page("hep-th/9711200\nHUTP-97/A097\nThe Large N Limit\nJ. M.\nAbstract\nText\n") ==
        "arxiv:hep-th/9711200 footer");
  CHECK(own_of_page("CERN-TH/98-45  hep-th/9802109\nThe Large N Limit\nJ. M.\nAbstract\n") ==
        "arxiv:hep-th/9802109 footer");
  CHECK(own_of_page("A note on\nhep-th/9711200\nJ. M.\nAbstract\n") == "none");
}

TEST_CASE("OpenReview's headers name the paper") {
  CHECK(own_of_page("Published in Transactions on Machine Learning Research (08/2022)\nTitle\nA. Author\n"
                    "Reviewed on OpenReview: https: // openreview. net/ forum? id= a5Lx0tO8Wb\nAbstract\nText\n") ==
        "openreview:a5Lx0tO8Wb footer");
  CHECK(own_of_page("Published as a conference paper at ICLR 2024 https://openreview.net/forum?id=B1xsqj09Fm\nTITLE\n"
                    "ABSTRACT\nText\n") == "openreview:B1xsqj09Fm footer");
  CHECK(own_of_page("Published as a conference paper at ICLR 2024\nTITLE\nABSTRACT\nText. Reviews of "
                    "https://openreview.net/forum?id=B1xsqj09Fm are public.\n") == "none");
}

TEST_CASE("A DOI line of the front matter names the paper") {
  CHECK(own_of_page("A made paper with a DOI line\nDOI: 10.48550/arXiv.2402.12345v2\nIt extends arXiv:2401.00001.\n") ==
        "arxiv:2402.12345v2 doi");
  CHECK(own_of_page("A title\nA. Author\nhttps://doi.org/10.48550/arXiv.2402.12345\nAbstract\nText\n") ==
        "arxiv:2402.12345 doi");
  CHECK(own_of_page("A title\nA. Author\nAbstract. Words.\nKeywords: words\ndoi:10.48550/arXiv.hep-th/9901001\n1 "
                    "Introduction\n") == "arxiv:hep-th/9901001 doi");
  CHECK(
      own_of_page("A title\nA. Author\nPreprint, 19 February 2024. DOI 10.48550/arXiv.2402.12345\nAbstract\nText\n") ==
      "arxiv:2402.12345 doi");
  CHECK(own_of_page(
            "A title\nA. Author\nAbstract: Words.\nKeywords: Beyond Standard Model\nArXiv ePrint: 1508.05632\n") ==
        "arxiv:1508.05632 footer");
}

TEST_CASE("The block's DOI outdoes another one above it") {
  CHECK(own_of_page("Get To The Point\nThis is an extended version of our workshop paper,\n"
                    "doi: 10.18653/v1/D16-1112\nAbstract\nText\n"
                    "Proceedings of the 55th Annual Meeting of the ACL, pages 1073-1083\n"
                    "Vancouver, Canada. (c) 2017 Association for Computational Linguistics\n"
                    "https://doi.org/10.18653/v1/P17-1099\n") == "acl:P17-1099 doi");
}

TEST_CASE("IDs in running text of page 1 are not the paper's own") {
  for (const char* text : {
           "A title\nWe improve on the Transformer (arXiv:1706.03762v5 [cs.CL]) and on others.\n",
           "A title\nWe improve on\narXiv:1706.03762v5 [cs.CL] 6 Dec 2017\nand on others.\n",
           "A title\nSee https://doi.org/10.18653/v1/D16-1112 in the first paragraph.\n",
           "A title\nThis is an extended version of\nhttps://doi.org/10.18653/v1/D16-1112\nAbstract\nText\n",
           "A title\nOur code is at github.com/a/b and the paper "
           "at\nhttps://doi.org/10.48550/arXiv.1706.03762\nAbstract\n",
           "A title\nAbstract\nText with a footnote\n1\nhttps://doi.org/10.18653/v1/D16-1112\n",
           "A title\nAbstract\nText with a footnote\n1 https://doi.org/10.18653/v1/D16-1112\n",
           "A title\nAbstract\nAs was shown earlier in [3],\ndoi: 10.18653/v1/D16-1112\nand elsewhere.\n",
           "A title\nA. Author\nhttps://arxiv.org/abs/1706.03762\nAbstract\nText\n",
           "A title\nAbstract\nWe follow hep-th/9901001.\n",
           "Proceedings of Machine Learning Research 123:13-26, 2020\nTitle\nWe use https://arxiv.org/abs/1706.03762 "
           "here\n",
       }) {
    INFO(text);
    CHECK(own_of_page(text) == "none");
  }
}

TEST_CASE("A DOI alone on its line in a footnote is not the paper's own") {
  for (const char* text : {
           "A title\nA. Author\nAbstract\nText.\n1 The data were described before.\nDOI: 10.18653/v1/D16-1112\n",
           "A title\nAbstract\nText.\n2The data were described\nin a paper of ours.\ndoi: 10.18653/v1/D16-1112\n",
           "A title\nAbstract\nText.\n\xE2\x88\x97 Work done elsewhere.\nDOI: 10.18653/v1/D16-1112\n",
           "Published as a conference paper at ICLR 2024\n1 Our code builds on this one.\n"
           "https://doi.org/10.18653/v1/D16-1112\nMore\n",
           "Abstract\nText.\nCopyright 2024 by the authors.\n* Equal contribution. The data:\n"
           "https://doi.org/10.18653/v1/D16-1112\n",
           "Abstract\nText.\nCopyright 2024 by the authors.\n1\nhttps://doi.org/10.18653/v1/D16-1112\n",
       }) {
    INFO(text);
    CHECK(own_of_page(text) == "none");
  }
}

TEST_CASE("A DOI alone under a reference without a heading or a number is not the paper's own") {
  for (const char* text : {
           "A title\nAbstract\nText.\nSee, A., Liu, P. J., and Manning, C. D. Get to the point. In ACL, 2017.\n"
           "DOI: 10.18653/v1/P17-1099\n",
           "A title\nAbstract\nText.\nA. See, P. Liu, and C. Manning. 2017. Get to the point:\n"
           "Summarization with networks. ACL.\ndoi: 10.18653/v1/P17-1099\n",
           "A title\nAbstract\nText.\nCopyright 2024 by the authors.\nA. See, P. Liu. 2017. Get to the point. ACL.\n"
           "https://doi.org/10.18653/v1/P17-1099\n",
       }) {
    INFO(text);
    CHECK(own_of_page(text) == "none");
  }
  CHECK(own_of_page("A title\nA. Author, B. C. Other\nPublished 5 May 2020.\nDOI: 10.48550/arXiv.2402.12345\n"
                    "Abstract\nText\n") == "arxiv:2402.12345 doi");
}

TEST_CASE("A conference's line that leads to another version names none") {
  for (const char* text : {
           "Published at ICLR 2024, extended in https://doi.org/10.18653/v1/D16-1112\nTitle\nAbstract\nText\n",
           "Title\nAbstract\nText\nAccepted at ICML 2024, extended in\nhttps://doi.org/10.18653/v1/D16-1112\n",
           "Title\nAbstract\nText\nCopyright 2024 the authors; see also\nhttps://doi.org/10.18653/v1/D16-1112\n",
           "Title\nAbstract\nText\nAccepted at ICML 2024.\nExtended version:\nhttps://doi.org/10.18653/v1/D16-1112\n",
           "ICLR 2024, superseded by https://openreview.net/forum?id=B1xsqj09Fm\nTitle\nAbstract\nText\n",
       }) {
    INFO(text);
    CHECK(own_of_page(text) == "none");
  }
}

TEST_CASE("A DOI of the references is never the paper's own") {
  for (const char* text : {
           "A title\nText.\nReferences\nSee et al. Get To The Point. In\nProceedings of the 55th Annual Meeting, pages "
           "1073-1083.\n"
           "https://doi.org/10.18653/v1/P17-1099\n",
           "A title\nText.\n5. REFERENCES\n[1] A. See. In Proceedings of ACL.\ndoi: 10.18653/v1/P17-1099\n",
           "A title\nText.\nREFERENCES\nSee, A. 2017.\nProceedings of the 55th Annual Meeting, pages 1073-1083.\n"
           "https://doi.org/10.18653/v1/P17-1099\nRush. 2015. arXiv:1509.00685\n",
           "A title\nText.\nBibliography\nDOI: 10.48550/arXiv.1706.03762\n",
           "A one-page note\nText.\n[1] A. See et al. Get To The Point.\nhttps://doi.org/10.18653/v1/P17-1099\n",
           "A one-page note\nText.\n1. See, A. and others: Get To The Point (2017)\ndoi: 10.18653/v1/P17-1099\n",
           "R EFERENCES\nReferences\nProceedings of the 55th Annual Meeting, pages "
           "1-2.\nhttps://doi.org/10.18653/v1/P17-1099\n",
       }) {
    INFO(text);
    CHECK(own_of_page(text) == "none");
  }
  // A footer under the references of a paper of one page.
  CHECK(own_of_page("A demo\nText.\nReferences\nRush et al. 2015. https://doi.org/10.18653/v1/D15-1044\n12\n"
                    "Proceedings of the 55th Annual Meeting of the ACL, System Demonstrations, pages 12-12\n"
                    "Vancouver, Canada. (c) 2017 Association for Computational Linguistics\n"
                    "https://doi.org/10.18653/v1/P17-4001\n") == "acl:P17-4001 doi");
}

TEST_CASE("Page 2 names no paper") {
  CHECK(own(PdfFacts()
                .page(1, "A title\nText\n")
                .page(2,
                      "arXiv:1706.03762v5 [cs.CL] 6 Dec 2017\nDOI: "
                      "10.48550/arXiv.1706.03762\n")) == "none");
}

std::string own_of_metadata(const std::string& name, const std::string& value) {
  return own(PdfFacts().field(name, value).page(1, "A title\nText\n"));
}

TEST_CASE("Metadata names the paper") {
  CHECK(own_of_metadata("Subject", "https://openreview.net/forum?id=Zz9_made-X1") == "openreview:Zz9_made-X1 metadata");
  CHECK(own_of_metadata("prism:doi", "10.48550/arXiv.2402.12345") == "arxiv:2402.12345 metadata");
  CHECK(own_of_metadata("doi", "10.18653/v1/P17-1099") == "acl:P17-1099 metadata");
  CHECK(own_of_metadata("dc:identifier", "doi:10.24963/ijcai.2020/302") == "ijcai:2020/302 metadata");
  CHECK(own_of_metadata("dc:identifier", "https://proceedings.mlr.press/v139/radford21a.html") ==
        "pmlr:v139/radford21a metadata");
  CHECK(own_of_metadata("arXivID", "https://arxiv.org/abs/2402.12345v1") == "arxiv:2402.12345v1 metadata");
  CHECK(own_of_metadata("arxiv_id", "0706.1234") == "arxiv:0706.1234 metadata");
  CHECK(own_of_metadata("Title", "arXiv:2402.12345v1  [cs.CL]  19 Feb 2024") == "arxiv:2402.12345v1 metadata");
  CHECK(own_of_metadata("Keywords", "summarization, arXiv:2402.12345") == "arxiv:2402.12345 metadata");
  CHECK(own_of_metadata("dc:description", "Proceedings of ACL 2017, doi:10.18653/v1/P17-1099") ==
        "acl:P17-1099 metadata");
}

TEST_CASE("Metadata about another paper names none") {
  CHECK(own_of_metadata("Title", "Comment on \"arXiv:1706.03762\"") == "none");
  CHECK(own_of_metadata("Subject", "Comment on arXiv:1706.03762") == "none");
  CHECK(own_of_metadata("Subject", "An extension of https://openreview.net/forum?id=B1xsqj09Fm") == "none");
  CHECK(own_of_metadata("Subject", "P14-1 2014") == "none");
  CHECK(own_of_metadata("Subject", "A table of 2012.12345 values") == "none");
  CHECK(own_of_metadata("Keywords", "arXiv:1706.03762, arXiv:1810.04805") == "none");
  CHECK(own_of_metadata("dc:relation", "arXiv:1706.03762") == "none");
  CHECK(own_of_metadata("Producer", "arXiv:1706.03762") == "none");
}

TEST_CASE("Metadata yields to page 1 and outdoes the origin") {
  PdfFacts pdf;
  pdf.field("Subject", "doi:10.18653/v1/D16-1112").field("prism:doi", "10.18653/v1/P17-1099");
  CHECK(own(pdf, {"https://arxiv.org/pdf/2402.12345", ""}) == "acl:P17-1099 metadata");
  CHECK(own(pdf.page(1, "Title\nDOI: 10.48550/arXiv.2402.12345v2\nIt extends others.\n")) == "arxiv:2402.12345v2 doi");
}

TEST_CASE("The address names the paper") {
  const auto from = [](const std::string& address) { return own(PdfFacts().page(1, "A title\n"), {address, ""}); };
  CHECK(from("https://arxiv.org/pdf/1805.05865") == "arxiv:1805.05865 address");
  CHECK(from("https://arxiv.org/pdf/hep-th/9901001v2.pdf") == "arxiv:hep-th/9901001v2 address");
  CHECK(from("https://aclanthology.org/P14-1059.pdf") == "acl:P14-1059 address");
  CHECK(from("https://openreview.net/pdf?id=B1xsqj09Fm") == "openreview:B1xsqj09Fm address");
  CHECK(from("https://openreview.net/attachment?id=B1xsqj09Fm&name=pdf") == "openreview:B1xsqj09Fm address");
  CHECK(from("https://proceedings.mlr.press/v123/kim20a/kim20a.pdf") == "pmlr:v123/kim20a address");
  CHECK(from("https://www.ijcai.org/proceedings/2020/0302.pdf") == "ijcai:2020/302 address");
  CHECK(from("https://mirror.example.edu/papers/P14-1059.pdf") == "acl:P14-1059 address");
  CHECK(from("file:///home/me/Papers/2402.12345v1%20(1).pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(from("file:///home/me/1706.03762/notes.pdf") == "none");
  CHECK(from("https://openreview.net/pdf/0123456789012345678901234567890123456789.pdf") == "none");
  CHECK(from("https://example.com/paper.pdf") == "none");
}

TEST_CASE("The file's name names the paper") {
  const auto named = [](const std::string& name) { return own(PdfFacts().page(1, "A title\n"), {"", name}); };
  CHECK(named("2402.12345v1.pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(named("1805.05865") == "arxiv:1805.05865 file_name");
  CHECK(named("0908.0054.pdf") == "arxiv:0908.0054 file_name");
  CHECK(named("0706.1234.PDF") == "arxiv:0706.1234 file_name");
  CHECK(named("2402.12345v1 (1).pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(named("2402.12345v1(2).pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(named("2402.12345v1-copy.pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(named("2402.12345v1 - Copy.pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(named("2402.12345v1 - Copy (2).pdf") == "arxiv:2402.12345v1 file_name");
  CHECK(named("[2402.12345] A Title.pdf") == "arxiv:2402.12345 file_name");
  CHECK(named("A Title - 2402.12345.pdf") == "arxiv:2402.12345 file_name");
  CHECK(named("arXiv_2402.12345v2.pdf") == "arxiv:2402.12345v2 file_name");
  CHECK(named("See_2017_2402.12345v2.pdf") == "arxiv:2402.12345v2 file_name");
  CHECK(named("hep-th9901001.pdf") == "arxiv:hep-th/9901001 file_name");
  CHECK(named("hep-th9901001v2.pdf") == "arxiv:hep-th/9901001v2 file_name");
  CHECK(named("math_0309136.pdf") == "arxiv:math/0309136 file_name");
  CHECK(named("math0309136v1 (1).pdf") == "arxiv:math/0309136v1 file_name");
  CHECK(named("arXiv-astro-ph-0603494.pdf") == "arxiv:astro-ph/0603494 file_name");
  CHECK(named("P14-1059.pdf") == "acl:P14-1059 file_name");
  CHECK(named("P14-1059v2.pdf") == "acl:P14-1059 file_name");
  CHECK(named("P14-1059 (1).pdf") == "acl:P14-1059 file_name");
  CHECK(named("2023.eacl-main.121.pdf") == "acl:2023.eacl-main.121 file_name");
  CHECK(named("/home/me/2023.eacl-main.121.pdf") == "acl:2023.eacl-main.121 file_name");

  CHECK(named("kim20a.pdf") == "none");
  CHECK(named("1234_title.pdf") == "none");
  CHECK(named("0302.pdf") == "none");
  CHECK(named("P14-1.pdf") == "none");
  CHECK(named("2020.acl-main.pdf") == "none");
  CHECK(named("report 2012.1234.pdf") == "none");
  CHECK(named("8804.12345.pdf") == "none");
  CHECK(named("scan0309136.pdf") == "none");
  CHECK(named("compare 1706.03762 and 1810.04805.pdf") == "none");
  CHECK(named("paper.pdf") == "none");
  CHECK(named(".pdf") == "none");
}

}  // namespace
}  // namespace paperhop::test
