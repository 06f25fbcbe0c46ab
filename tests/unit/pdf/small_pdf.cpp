// SPDX-License-Identifier: Apache-2.0
#include "pdf/small_pdf.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <variant>

#include "pdf/fact_sink.hpp"
#include "pdf/read_pdf.hpp"

namespace paperhop::test {

Objects one_page(std::string_view content) {
  return {{1, "<< /Type /Catalog /Pages 2 0 R >>"},
          {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
          {3,
           "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> "
           ">> >>"},
          {4, make_stream(content)},
          {5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}};
}

std::string make_stream(std::string_view data, std::string_view dictionary) {
  return "<< /Length " + std::to_string(data.size()) + " " + std::string(dictionary) + " >>\nstream\n" +
         std::string(data) + "\nendstream";
}

std::string make_pdf(const Objects& objects, std::string_view trailer) {
  std::string out = "%PDF-1.5\n";
  std::map<int, std::size_t> places;
  for (const auto& [number, body] : objects) {
    places[number] = out.size();
    out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  }
  const std::size_t table = out.size();
  const int size = objects.rbegin()->first + 1;
  out += "xref\n0 " + std::to_string(size) + "\n0000000000 65535 f \n";
  for (int number = 1; number < size; ++number) {
    std::array<char, 32> line{};
    const auto place = places.find(number);
    const bool used = place != places.end();
    std::snprintf(line.data(), line.size(), "%010zu 00000 %c \n", used ? place->second : 0, used ? 'n' : 'f');
    out += line.data();
  }
  return out + "trailer\n<< /Root 1 0 R /Size " + std::to_string(size) + " " + std::string(trailer) +
         " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

Told tell(const std::string& pdf, bool all_links, bool drawn_text) {
  std::FILE* const file = std::tmpfile();
  pdf::FactSink sink(::fileno(file));
  PdfRequest request;
  request.links = all_links;
  if (drawn_text) request.text = PdfTextExtent::drawn;
  pdf::read_pdf(pdf, request, nullptr, sink);
  PdfFrameReader frames;
  std::array<char, 4096> piece{};
  std::rewind(file);
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), file)) frames.add({piece.data(), got});
  std::fclose(file);
  Told told;
  while (true) {
    Result<std::optional<PdfFrame>> frame = frames.next();
    if (!frame) return {};
    if (!frame.value()) return told;
    told.complete = std::holds_alternative<PdfEnd>(*frame.value());
    if (PdfEnd* end = std::get_if<PdfEnd>(&*frame.value())) told.end = *end;
    if (PdfFact* fact = std::get_if<PdfFact>(&*frame.value())) told.facts.push_back(std::move(*fact));
  }
}

}  // namespace paperhop::test
