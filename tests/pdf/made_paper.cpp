// SPDX-License-Identifier: Apache-2.0
//
// A small paper with everything that the PDF reader looks at.
#include <algorithm>
#include <array>

#include "pdf_maker.hpp"

namespace paperhop::test {
namespace {

constexpr std::string_view kXmp =
    "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
    "xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<prism:doi>10.48550/arXiv.2402.12345</prism:doi><dc:identifier>arXiv:2402.12345v2</dc:identifier>"
    "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";

std::string line(int x, int y, std::string_view text) {
  return "1 0 0 1 " + std::to_string(x) + " " + std::to_string(y) + " Tm (" + std::string(text) + ") Tj\n";
}

/// Two columns of running text and references.
std::string page_content(int page) {
  std::string content =
      page == 1 ? "q BT /F1 20 Tf 0 1 -1 0 32 237 Tm (arXiv:2402.12345v2  [cs.CL]  5 Apr 2024)Tj ET Q\n" : "";
  content += "BT /F1 9 Tf\n";
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(2301 + i % 12) + "." + std::to_string(10000 + 100 * page + i);
    content += line(72, 720 - 16 * i, "[" + std::to_string(i) + "] A. Author, A title, arXiv:" + number);
    content += line(330, 720 - 16 * i, "running text of the other column, with a hy-");
  }
  return content + "ET\n";
}

std::string annotations(int page) {
  const std::string number = std::to_string(page);
  return "/Annots [ << /Type /Annot /Subtype /Link /Rect [72 700 200 712] /A << /S /URI /URI "
         "(https://openreview.net/forum?id=abcdefghi" +
         number +
         ") >> >> "
         "<< /Type /Annot /Subtype /Link /Rect [72 600 200 612] /A << /S /URI /URI "
         "<68747470733A2F2F61636C616E74686F6C6F67792E6F72672F5031392D31303031> >> >> ]";
}

}  // namespace

std::string made_paper(PaperForm form) {
  const auto stream = [form](std::string_view data, std::string_view entries) {
    return form == PaperForm::plain ? plain_stream(data, entries) : flate_stream(std::string(data), entries);
  };
  PdfMaker maker;
  const int font = maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
  const int pages = maker.reserve();
  std::string kids;
  for (int page = 1; page <= 3; ++page) {
    const int content = maker.add(stream(page_content(page), ""));
    kids += reference(maker.add("<< /Type /Page /Parent " + reference(pages) + " /MediaBox [0 0 612 792] /Contents " +
                                reference(content) + " /Resources << /Font << /F1 " + reference(font) + " >> >> " +
                                annotations(page) + " >>")) +
            " ";
  }
  maker.set(pages, "<< /Type /Pages /Count 3 /Kids [" + kids + "] >>");
  const int metadata = maker.add(plain_stream(kXmp, "/Type /Metadata /Subtype /XML"));
  const int info = maker.add("<< /Title (A made paper) /Subject <FEFF00610072> /Producer (tests) >>");
  const int root =
      maker.add("<< /Type /Catalog /Pages " + reference(pages) + " /Metadata " + reference(metadata) + " >>");
  const std::string trailer = "/Info " + reference(info);
  return form == PaperForm::compressed ? maker.finish_compressed(root, trailer) : maker.finish(root, trailer);
}

}  // namespace paperhop::test
