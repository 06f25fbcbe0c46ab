// SPDX-License-Identifier: Apache-2.0
#include "hostile_pdfs.hpp"

#include <cstdint>

#include "pdf_maker.hpp"

namespace paperhop::test {
namespace {

constexpr std::size_t kMiB = 1 << 20;
constexpr std::string_view kText = "BT /F1 9 Tf 72 700 Td (arXiv:2402.12345) Tj ET\n";

std::string numbered(std::string_view before, int from, int count, std::string_view after) {
  std::string all;
  for (int i = from; i < from + count; ++i) all += std::string(before) + std::to_string(i) + std::string(after);
  return all;
}

// What unpacks to much more than it is.

std::string content_bomb() {
  return one_page(flate_bomb(' ', 1024 * kMiB));
}

std::string nested_content_bomb() {
  return one_page(flate_bomb(' ', 1024 * kMiB, "", 3));
}

std::string text_bomb() {
  return one_page(flate_stream(repeated(kText, 2 * kMiB)));
}

std::string run_length_bomb() {
  return one_page(plain_stream(repeated("\x81 ", 8 * kMiB), "/Filter /RunLengthDecode"));
}

std::string predictor_bomb() {
  return one_page(flate_bomb('\0', 64 * kMiB,
                             "/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>"));
}

std::string metadata_bomb() {
  PdfMaker maker;
  const int pages = maker.add("<< /Type /Pages /Count 0 /Kids [] >>");
  const int metadata = maker.add(flate_bomb('<', 1024 * kMiB, "/Type /Metadata /Subtype /XML"));
  return maker.finish(
      maker.add("<< /Type /Catalog /Pages " + reference(pages) + " /Metadata " + reference(metadata) + " >>"));
}

std::string object_stream_bomb() {
  PdfMaker maker;
  maker.add(flate_bomb('0', 1024 * kMiB, "/Type /ObjStm /N 100000 /First 100"));
  return maker.finish_packed(2, {1, 1, 1});
}

std::string font_map_bomb() {
  PdfMaker maker;
  const int map = maker.add(
      flate_stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                   "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n" +
                   repeated("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n", 1000) + "endcmap end end"));
  const int font = maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode " + reference(map) + " >>");
  return one_page(plain_stream("BT /F2 9 Tf 72 700 Td (abc) Tj ET"),
                  "/Resources << /Font << /F2 " + reference(font) + " >> >>", maker);
}

// What leads back to itself.

std::string page_tree_loop() {
  PdfMaker maker;
  const int pages = maker.reserve();
  const int middle = maker.add("<< /Type /Pages /Parent " + reference(pages) + " /Count 1 /Kids [" + reference(pages) +
                               " " + reference(pages) + "] >>");
  maker.set(pages, "<< /Type /Pages /Count 2 /Parent " + reference(middle) + " /Kids [" + reference(middle) + " " +
                       reference(middle) + "] >>");
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"));
}

/// Two object streams, each of which is said to lie in the other.
std::string object_stream_loop() {
  PdfMaker maker;
  maker.add(plain_stream("2 0 3 2 << /Type /Catalog /Pages 3 0 R >>", "/Type /ObjStm /N 2 /First 8 /Extends 1 0 R"));
  return maker.finish_packed(4, {3, 2, 1});
}

std::string length_loop() {
  PdfMaker maker;
  const int content = maker.reserve();
  maker.set(content, "<< /Length " + reference(content) + " >>\nstream\n" + std::string(kText) + "\nendstream");
  return one_page(plain_stream(kText), "/Annots " + reference(content) + " /Contents " + reference(content), maker);
}

std::string table_loop() {
  std::string file = one_page(plain_stream(kText));
  const std::size_t start = file.rfind("xref\n0 ");
  const std::size_t trailer = file.rfind("/Root");
  return file.insert(trailer, "/Prev " + std::to_string(start) + " /XRefStm " + std::to_string(start) + " ");
}

std::string form_loop() {
  PdfMaker maker;
  const int form = maker.reserve();
  maker.set(form,
            plain_stream("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " +
                                            reference(form) + " >> >>"));
  return one_page(plain_stream("/X Do"), "/Resources << /XObject << /X " + reference(form) + " >> >>", maker);
}

/// Twenty forms, each of which draws the next one ten times.
std::string form_laughs() {
  PdfMaker maker;
  int form = maker.add(plain_stream(repeated("(ha) Tj ", 10), "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"));
  for (int depth = 0; depth < 20; ++depth) {
    form = maker.add(plain_stream(repeated("/X Do ", 10),
                                  "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
                                  "/XObject << /X " +
                                      reference(form) + " >> >>"));
  }
  return one_page(plain_stream("/X Do"), "/Resources << /XObject << /X " + reference(form) + " >> >>", maker);
}

std::string glyph_loop() {
  PdfMaker maker;
  const int font = maker.reserve();
  const int glyph = maker.add(plain_stream("1000 0 0 0 9 9 d1 BT /F2 9 Tf (aa) Tj ET"));
  maker.set(font,
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
            "/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a " +
                reference(glyph) + " >> /Resources << /Font << /F2 " + reference(font) + " >> >> >>");
  return one_page(plain_stream("BT /F2 9 Tf 72 700 Td (aaaa) Tj ET"),
                  "/Resources << /Font << /F2 " + reference(font) + " >> >>", maker);
}

// What is deep.

std::string deep_array() {
  return one_page(plain_stream(kText), "/Annots " + std::string(2 * kMiB, '['));
}

std::string deep_dictionary() {
  return one_page(plain_stream(kText), repeated("/A << ", kMiB));
}

std::string deep_content() {
  return one_page(flate_stream(std::string(4 * kMiB, '[') + repeated("<<", kMiB)));
}

std::string deep_string() {
  return one_page(flate_stream("BT /F1 9 Tf " + std::string(8 * kMiB, '(')), "/Annots " + std::string(kMiB, '('));
}

std::string deep_states() {
  return one_page(flate_stream(repeated("q BT /P BMC ", kMiB) + std::string(kText)));
}

std::string deep_page_tree() {
  PdfMaker maker;
  int node = maker.add("<< /Type /Page /MediaBox [0 0 612 792] >>");
  for (int depth = 0; depth < 100'000; ++depth) {
    node = maker.add("<< /Type /Pages /Count 1 /Kids [" + reference(node) + "] >>");
  }
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(node) + " >>"));
}

// What is many or large.

std::string million_pages() {
  PdfMaker maker;
  const int pages = maker.reserve();
  const int page = maker.add("<< /Type /Page /Parent " + reference(pages) + " /MediaBox [0 0 612 792] >>");
  maker.set(pages, "<< /Type /Pages /Count 1000000 /Kids [" + repeated(reference(page) + " ", 1'000'000) + "] >>");
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"));
}

std::string million_page_objects() {
  PdfMaker maker;
  const int pages = maker.reserve();
  for (int i = 0; i < 1'000'000; ++i) maker.add("<< /Type /Page /Parent 1 0 R >>");
  maker.set(pages, "<< /Type /Pages /Count 1000000 /Kids [" + numbered("", pages + 1, 1'000'000, " 0 R ") + "] >>");
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"));
}

std::string wrong_counts() {
  PdfMaker maker;
  const int pages = maker.reserve();
  const int page =
      maker.add("<< /Type /Page /Parent " + reference(pages) + " /MediaBox [0 0 1e38 -1e38] /Rotate 45 >>");
  maker.set(pages, "<< /Type /Pages /Count 2147483647 /Kids [" + reference(page) + "] >>");
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"));
}

std::string huge_table() {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 2147483647\n" +
         repeated("0000000009 00000 n \n", 100'000) +
         "trailer\n<< /Size 2147483647 /Root 1 0 R >>\nstartxref\n57\n%%EOF\n";
}

std::string huge_table_stream() {
  return "%PDF-1.5\n1 0 obj\n" +
         flate_bomb('\1', 512 * kMiB, "/Type /XRef /W [1 2 1] /Index [0 2147483647] /Size 2147483647 /Root 1 0 R") +
         "\nendobj\nstartxref\n9\n%%EOF\n";
}

std::string many_objects() {
  return "%PDF-1.4\n" + numbered("", 1, 1'000'000, " 0 obj\nnull\nendobj\n") + "trailer\n<< /Root 1 0 R >>\n";
}

std::string many_links() {
  const std::string link =
      "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://arxiv.org/abs/2402.12345) >> >> ";
  return one_page(plain_stream(kText), "/Annots [" + repeated(link, 100'000) + "]");
}

std::string long_links() {
  const std::string link =
      "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (" + std::string(4 * kMiB, 'a') + ") >> >> ";
  return one_page(plain_stream(kText), "/Annots [" + repeated(link, 8) + "]");
}

std::string many_fields() {
  PdfMaker maker;
  const int pages = maker.add("<< /Type /Pages /Count 0 /Kids [] >>");
  const int info =
      maker.add("<< " + numbered("/Key", 0, 300'000, " (value) ") + " /Title (" + std::string(16 * kMiB, 't') + ") >>");
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"), "/Info " + reference(info));
}

std::string many_stamps() {
  std::string content;
  for (int i = 0; i < 200'000; ++i)
    content += "BT /F1 9 Tf 0 1 -1 0 32 " + std::to_string(i % 800) + " Tm (arXiv:2402.12345v1) Tj ET\n";
  return one_page(flate_stream(content));
}

/// Words scattered over the page: what putting them into lines costs grows fast.
std::string scattered_words() {
  std::string content = "BT /F1 1 Tf\n";
  std::uint32_t state = 1;
  for (int i = 0; i < 300'000; ++i) {
    state = state * 1664525 + 1013904223;
    content += "1 0 0 1 " + std::to_string(state >> 8 & 511) + "." + std::to_string(state >> 4 & 7) + " " +
               std::to_string(state >> 20 & 511) + " Tm (a) Tj\n";
  }
  return one_page(flate_stream(content + "ET"));
}

/// A password that takes rounds to check, and impossible parameters.
std::string odd_encryption() {
  PdfMaker maker;
  const int pages = maker.add("<< /Type /Pages /Count 0 /Kids [] >>");
  const std::string zeros(96, '0');
  return maker.finish(maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"),
                      "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 999999 /P -1 /O <" + zeros + "> /U <" + zeros +
                          "> /OE <00> /UE <00> /Perms <00> /CF << /StdCF << /CFM /AESV3 /Length 99 >> >> /StmF /StdCF "
                          "/StrF /StdCF >> /ID [<00> <00>]");
}

std::string zeros_only() {
  return "%PDF-1.7\n" + std::string(64 * kMiB, '\0');
}

std::string header_only() {
  return "%PDF-1.7\n";
}

std::string no_pdf() {
  return std::string(kMiB, 'x') + "\n";
}

}  // namespace

const std::vector<HostilePdf>& hostile_pdfs() {
  static const std::vector<HostilePdf> all = {
      {"content bomb", content_bomb},
      {"nested content bomb", nested_content_bomb},
      {"text bomb", text_bomb},
      {"run length bomb", run_length_bomb},
      {"predictor bomb", predictor_bomb},
      {"metadata bomb", metadata_bomb},
      {"object stream bomb", object_stream_bomb},
      {"font map bomb", font_map_bomb},
      {"page tree loop", page_tree_loop},
      {"object stream loop", object_stream_loop},
      {"length loop", length_loop},
      {"cross-reference loop", table_loop},
      {"form loop", form_loop},
      {"form laughs", form_laughs},
      {"glyph loop", glyph_loop},
      {"deep array", deep_array},
      {"deep dictionary", deep_dictionary},
      {"deep content", deep_content},
      {"deep string", deep_string},
      {"deep states", deep_states},
      {"deep page tree", deep_page_tree},
      {"million pages", million_pages},
      {"million page objects", million_page_objects},
      {"wrong counts", wrong_counts},
      {"huge cross-reference table", huge_table},
      {"huge cross-reference stream", huge_table_stream},
      {"many objects", many_objects},
      {"many links", many_links},
      {"long links", long_links},
      {"many fields", many_fields},
      {"many stamps", many_stamps},
      {"scattered words", scattered_words},
      {"odd encryption", odd_encryption},
      {"zeros", zeros_only},
      {"header only", header_only},
      {"no PDF", no_pdf},
  };
  return all;
}

}  // namespace paperhop::test
