// SPDX-License-Identifier: Apache-2.0
#include "pdf_maker.hpp"

#include <zlib.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

namespace paperhop::test {
namespace {

constexpr std::string_view kHeader = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";

/// Deflate with `feed` telling what comes: called with a buffer, it gives the bytes put there, 0 at the end.
template <typename Feed>
std::string deflated(Feed feed) {
  z_stream state{};
  if (deflateInit(&state, Z_BEST_COMPRESSION) != Z_OK) throw std::runtime_error("zlib");
  std::string out;
  std::array<char, 65536> input{};
  std::array<char, 65536> output{};
  int flush = Z_NO_FLUSH;
  while (flush == Z_NO_FLUSH) {
    const std::size_t size = feed(input);
    flush = size == 0 ? Z_FINISH : Z_NO_FLUSH;
    state.next_in = reinterpret_cast<Bytef*>(input.data());
    state.avail_in = static_cast<uInt>(size);
    do {
      state.next_out = reinterpret_cast<Bytef*>(output.data());
      state.avail_out = static_cast<uInt>(output.size());
      deflate(&state, flush);
      out.append(output.data(), output.size() - state.avail_out);
    } while (state.avail_out == 0);
  }
  deflateEnd(&state);
  return out;
}

std::string deflated(std::string_view data) {
  return deflated([&data](std::array<char, 65536>& buffer) {
    const std::size_t size = data.copy(buffer.data(), buffer.size());
    data.remove_prefix(size);
    return size;
  });
}

std::string flate_dictionary(std::string_view entries, int rounds) {
  std::string filters;
  for (int i = 0; i < rounds; ++i) filters += "/FlateDecode ";
  return "/Filter [" + filters + "] " + std::string(entries);
}

std::string big_endian(std::uint64_t value, int size) {
  std::string bytes;
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

std::string entry(int type, std::uint64_t where, std::uint64_t index) {
  return big_endian(static_cast<std::uint64_t>(type), 1) + big_endian(where, 4) + big_endian(index, 2);
}

std::string object(std::size_t number, std::string_view body) {
  return std::to_string(number) + " 0 obj\n" + std::string(body) + "\nendobj\n";
}

std::string place(std::size_t offset) {
  const std::string digits = std::to_string(offset);
  return std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
}

/// `file` with the cross-reference stream `table` behind it, whose entry is added to `entries`.
std::string end_with_table(std::string file, std::string entries, std::size_t table, int root,
                           std::string_view trailer) {
  const std::size_t start = file.size();
  entries += entry(1, start, 0);
  file += object(table, flate_stream(entries, "/Type /XRef /W [1 4 2] /Size " + std::to_string(table + 1) + " /Root " +
                                                  reference(root) + " " + std::string(trailer)));
  return file + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace

int PdfMaker::add(std::string body) {
  bodies_.push_back(std::move(body));
  return static_cast<int>(bodies_.size());
}

std::string PdfMaker::finish(int root, std::string_view trailer) const {
  std::string file(kHeader);
  std::string table = "xref\n0 " + std::to_string(bodies_.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < bodies_.size(); ++i) {
    table += place(file.size());
    file += object(i + 1, bodies_[i]);
  }
  const std::size_t start = file.size();
  file += table + "trailer\n<< /Size " + std::to_string(bodies_.size() + 1) + " /Root " + reference(root) + " " +
          std::string(trailer) + " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
  return file;
}

std::string PdfMaker::finish_compressed(int root, std::string_view trailer) const {
  const std::size_t pack = bodies_.size() + 1;
  const std::size_t table = pack + 1;
  std::string file(kHeader);
  std::string heads;
  std::string packed;
  std::string entries = entry(0, 0, 0xFFFF);
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < bodies_.size(); ++i) {
    if (bodies_[i].find("stream\n") != std::string::npos) {
      entries += entry(1, file.size(), 0);
      file += object(i + 1, bodies_[i]);
      continue;
    }
    entries += entry(2, pack, index++);
    heads += std::to_string(i + 1) + " " + std::to_string(packed.size()) + " ";
    packed += bodies_[i] + "\n";
  }
  entries += entry(1, file.size(), 0);
  file += object(pack, flate_stream(heads + packed, "/Type /ObjStm /N " + std::to_string(index) + " /First " +
                                                        std::to_string(heads.size())));
  return end_with_table(std::move(file), std::move(entries), table, root, trailer);
}

std::string PdfMaker::finish_packed(int root, const std::vector<int>& packs) const {
  std::string file(kHeader);
  std::string entries = entry(0, 0, 0xFFFF);
  for (std::size_t i = 0; i < bodies_.size(); ++i) {
    entries += entry(1, file.size(), 0);
    file += object(i + 1, bodies_[i]);
  }
  std::uint64_t index = 0;
  for (const int pack : packs) entries += entry(2, static_cast<std::uint64_t>(pack), index++);
  return end_with_table(std::move(file), std::move(entries), bodies_.size() + packs.size() + 1, root, {});
}

std::string reference(int number) {
  return std::to_string(number) + " 0 R";
}

std::string plain_stream(std::string_view data, std::string_view entries) {
  return "<< /Length " + std::to_string(data.size()) + " " + std::string(entries) + " >>\nstream\n" +
         std::string(data) + "\nendstream";
}

std::string flate_stream(std::string data, std::string_view entries, int rounds) {
  for (int i = 0; i < rounds; ++i) data = deflated(std::string_view(data));
  return plain_stream(data, flate_dictionary(entries, rounds));
}

std::string flate_bomb(char fill, std::size_t size, std::string_view entries, int rounds) {
  std::string data = deflated([&](std::array<char, 65536>& buffer) {
    buffer.fill(fill);
    const std::size_t part = std::min(size, buffer.size());
    size -= part;
    return part;
  });
  for (int i = 1; i < rounds; ++i) data = deflated(std::string_view(data));
  return plain_stream(data, flate_dictionary(entries, rounds));
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string one_page(std::string stream_body, std::string_view page, PdfMaker maker) {
  const int content = maker.add(std::move(stream_body));
  const int font = maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  const int pages = maker.reserve();
  const bool has_resources = page.find("/Resources") != std::string_view::npos;
  const std::string resources = "/Resources << /Font << /F1 " + reference(font) + " >> >> ";
  const int first = maker.add("<< /Type /Page /Parent " + reference(pages) + " /MediaBox [0 0 612 792] /Contents " +
                              reference(content) + " " + (has_resources ? "" : resources) + std::string(page) + " >>");
  maker.set(pages, "<< /Type /Pages /Count 1 /Kids [" + reference(first) + "] >>");
  const int root = maker.add("<< /Type /Catalog /Pages " + reference(pages) + " >>");
  return maker.finish(root);
}

}  // namespace paperhop::test
