// SPDX-License-Identifier: Apache-2.0
#include "pdf/metadata.hpp"

#include <catch2/catch.hpp>

#include "base/limits.hpp"

using namespace paperhop;
using namespace paperhop::pdf;

namespace {

std::vector<std::string> scan(std::string_view packet) {
  std::vector<std::string> all;
  for (const PdfField& field : scan_xmp(packet)) all.push_back(field.name + "=" + field.value);
  return all;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("XMP properties are read as elements, attributes and lists") {
  CHECK(scan("<x:xmpmeta><rdf:RDF><rdf:Description rdf:about='' xmlns:prism='http://p' prism:doi=\"10.1/a\" "
             "pdf:Producer='p &amp; q'/><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang='x-default'> A &lt; B "
             "&#65;&#x42; </rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>One</rdf:li><rdf:li>Two</rdf:li>"
             "</rdf:Seq></dc:creator><pdfx:arXivID>2304.02623</pdfx:arXivID></rdf:Description></rdf:RDF>") ==
        Fields{"prism:doi=10.1/a", "pdf:Producer=p & q", "dc:title=A < B AB", "dc:creator=One", "dc:creator=Two",
               "pdfx:arXivID=2304.02623"});
}

TEST_CASE("comments, declarations and character data are known") {
  CHECK(scan("<?xpacket begin='x'?><!-- <dc:a>no</dc:a> --><dc:b><![CDATA[1<2]]></dc:b>") == Fields{"dc:b=1<2"});
  CHECK(scan("<prism:url rdf:resource='https://a/b'/><dc:identifier rdf:resource='doi:1'></dc:identifier>").size() <=
        2);
}

TEST_CASE("broken XMP ends, and what stood before is kept") {
  CHECK(scan("<dc:a>1</dc:a><dc:b x='") == Fields{"dc:a=1"});
  for (const char* packet : {"<", "</", "<!--", "<![CDATA[", "<a", "<a b", "<a b=", "<a b='", "&", "<a>&#xFFFFFFFFFF;",
                             "</a></a></a>", "<dc:a/><dc:a />"}) {
    CHECK(scan(packet).empty());
  }
}

TEST_CASE("fields are bounded in number") {
  std::string packet;
  for (std::size_t i = 0; i < 2 * limits::kPdfFields; ++i) packet += "<dc:a>1</dc:a>";
  CHECK(scan(packet).size() == limits::kPdfFields);
}
