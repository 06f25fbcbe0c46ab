// SPDX-License-Identifier: Apache-2.0
#include "pdf/metadata.hpp"

#include <exception>
#include <new>
#include <string>

#include "base/limits.hpp"
#include "pdf/clean_text.hpp"
#include "pdf/leniently.hpp"
#include "pdf/object_access.hpp"

namespace paperhop::pdf {
namespace {

void read_information(QPDF& qpdf, std::vector<PdfField>& fields) {
  QPDFObjectHandle info = entry(qpdf.getTrailer(), "/Info");
  if (!info.isDictionary()) return;
  for (const std::string& key : info.getKeys()) {
    QPDFObjectHandle value = info.getKey(key);
    if (value.isString() && fields.size() < limits::kPdfFields) fields.push_back({key.substr(1), value.getUTF8Value()});
  }
}

/// UTF-16 packets are allowed, and rare.
std::string packet_as_utf8(std::string bytes) {
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(std::string_view(bytes).substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return decode_utf16(std::string_view(bytes).substr(2), false);
  return bytes;
}

void read_packet(QPDF& qpdf, std::vector<PdfField>& fields) {
  QPDFObjectHandle root = entry(qpdf.getTrailer(), "/Root");
  const std::string packet = packet_as_utf8(stream_bytes(entry(root, "/Metadata"), limits::kPdfMetadata));
  for (PdfField& field : scan_xmp(packet)) {
    if (fields.size() < limits::kPdfFields) fields.push_back(std::move(field));
  }
}

}  // namespace

std::vector<PdfField> read_metadata(QPDF& qpdf) {
  std::vector<PdfField> fields;
  leniently([&] { read_information(qpdf, fields); });
  leniently([&] { read_packet(qpdf, fields); });
  return fields;
}

}  // namespace paperhop::pdf
