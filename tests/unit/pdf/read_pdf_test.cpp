// SPDX-License-Identifier: Apache-2.0
#include "pdf/read_pdf.hpp"

#include <catch2/catch.hpp>

#include "pdf/small_pdf.hpp"

using namespace paperhop;
using namespace paperhop::test;

namespace {

const std::string kStamp = "BT /F 20 Tf 0 1 -1 0 32 237 Tm (arXiv:2304.02623v1  [cs.CL]  5 Apr 2023)Tj ET";

std::string annotation(const std::string& action) {
  return "<< /Type /Annot /Subtype /Link /Rect [200 100 90 120] /A << " + action + " >> >>";
}

Objects with_links(const std::string& annotations) {
  Objects objects = one_page("");
  objects[3].insert(2, " /Annots [" + annotations + "] ");
  return objects;
}

}  // namespace

TEST_CASE("a stamp is told with its place") {
  const Told told = tell(make_pdf(one_page(kStamp)));
  REQUIRE(told.complete);
  CHECK_FALSE(told.end.problem);
  const auto lines = told.all<PdfStampLine>();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text == "arXiv:2304.02623v1  [cs.CL]  5 Apr 2023");
  CHECK(lines[0].rotated);
  CHECK(lines[0].x == 32);
  CHECK(lines[0].y == 237);
  CHECK_FALSE(told.warned(ErrorCode::pdf_damaged));
}

TEST_CASE("the drawn text of page 1 is told where it is asked for and no stamp may spare it") {
  const std::string body = "BT /F 10 Tf 100 700 Td (Title) Tj 0 -12 Td (DOI: 10.1000/1) Tj ET ";
  const auto texts = [](const std::string& content, bool asked) {
    return tell(make_pdf(one_page(content)), false, asked).all<PdfPageText>();
  };
  const auto told = texts(body, true);
  REQUIRE(told.size() == 1);
  CHECK(told[0].page == 1);
  CHECK(told[0].order == PdfTextOrder::drawn);
  CHECK(told[0].text == "Title\nDOI: 10.1000/1\n");
  CHECK(texts(body, false).empty());
  CHECK(texts(body + kStamp, true).empty());
  // A label without its number is what reading order may mend.
  CHECK(texts("BT /F 10 Tf 100 700 Td (arXiv:) Tj 0 -12 Td (words) Tj ET", true).empty());
}

TEST_CASE("the information dictionary is told in UTF-8") {
  Objects objects = one_page("");
  objects[10] = "<< /Title <FEFF00410153> /doi (10.1000/1) /Trapped /False >>";
  const auto fields = tell(make_pdf(objects, "/Info 10 0 R")).all<PdfField>();
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].name == "Title");
  CHECK(fields[0].value == "A\xC5\x93");
  CHECK(fields[1].name == "doi");
  CHECK(fields[1].value == "10.1000/1");
}

TEST_CASE("links are told in order, however their address is written") {
  Objects objects =
      with_links("10 0 R " + annotation("/S /URI /URI <687474703A2F2F622F>") + annotation("/S /URI /URI 11 0 R") +
                 annotation("/S /GoTo /D (x)") + annotation("/S /Launch /F (evil.exe)") + " 99 0 R null 7");
  objects[10] = annotation("/S /URI /URI (http://a/\\(1\\))");
  objects[11] = "(http://c/\\351)";
  const auto links = tell(make_pdf(objects)).all<PdfLink>();
  REQUIRE(links.size() == 3);
  CHECK(links[0].address == "http://a/(1)");
  CHECK(links[0].page == 1);
  CHECK(links[0].x == 90);
  CHECK(links[0].y == 100);
  CHECK(links[1].address == "http://b/");
  CHECK(links[2].address == "http://c/\xC3\xA9");
}

TEST_CASE("the links of further pages are told where asked for") {
  Objects objects = with_links(annotation("/S /URI /URI (http://one/)"));
  objects[2] = "<< /Type /Pages /Kids [3 0 R 10 0 R] /Count 2 >>";
  objects[10] = "<< /Type /Page /Parent 2 0 R /Annots [" + annotation("/S /URI /URI (http://two/)") + "] >>";
  CHECK(tell(make_pdf(objects), false).all<PdfLink>().size() == 1);
  const auto links = tell(make_pdf(objects), true).all<PdfLink>();
  REQUIRE(links.size() == 2);
  CHECK(links[1].page == 2);
}

TEST_CASE("a page tree that leads back into itself ends") {
  Objects objects = with_links(annotation("/S /URI /URI (http://one/)"));
  objects[2] = "<< /Type /Pages /Kids [2 0 R 3 0 R 3 0 R 2 0 R] /Count 4 >>";
  const Told told = tell(make_pdf(objects));
  REQUIRE(told.complete);
  CHECK(told.all<PdfLink>().size() == 1);
}

TEST_CASE("a download that broke off is read as far as it goes") {
  Objects objects = one_page(kStamp);
  objects[10] = "<< /Producer (made) /CreationDate (D:2023) /Title (T) >>";
  const std::string whole = make_pdf(objects, "/Info 10 0 R");
  const Told told = tell(whole.substr(0, whole.find("xref")));
  REQUIRE(told.complete);
  CHECK_FALSE(told.end.problem);
  CHECK(told.warned(ErrorCode::pdf_damaged));
  CHECK(told.all<PdfStampLine>().size() == 1);
  CHECK(told.all<PdfField>().size() == 3);
}

TEST_CASE("pages whose tree is lost are found") {
  Objects objects = one_page(kStamp);
  objects.erase(1);
  objects.erase(2);
  const std::string whole = make_pdf(objects);
  const Told told = tell(whole.substr(0, whole.find("xref")));
  CHECK_FALSE(told.end.problem);
  CHECK(told.all<PdfStampLine>().size() == 1);
}

TEST_CASE("bytes before the header do not matter, but are told") {
  const Told told = tell("HTTP/1.1 200 OK\r\n\r\n" + std::string(3000, 'x') + make_pdf(one_page(kStamp)));
  CHECK(told.all<PdfStampLine>().size() == 1);
  CHECK(told.warned(ErrorCode::pdf_damaged));
}

TEST_CASE("what is no PDF is called so") {
  for (const std::string& bytes : {std::string("<!DOCTYPE html><p>log in"), std::string(), std::string(5000, '\0')}) {
    const Told told = tell(bytes);
    REQUIRE(told.complete);
    REQUIRE(told.end.problem);
    CHECK(told.end.problem->code == ErrorCode::pdf_unreadable);
    CHECK(told.end.problem->message.starts_with("this is no PDF"));
  }
}

TEST_CASE("every cut of a PDF ends in a last frame") {
  const std::string whole = make_pdf(one_page(kStamp));
  for (std::size_t size = 0; size < whole.size(); size += 7) CHECK(tell(whole.substr(0, size)).complete);
}
