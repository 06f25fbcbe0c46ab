// SPDX-License-Identifier: Apache-2.0
//
// The frames between paperhop-pdf and its client: length of the body (32 bits, little endian),
// kind (one byte), body. Numbers in the body are little endian, strings are length (32 bits)
// and bytes. The last frame says how the reading ended; a stream without it broke off.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop {

/// The last frame: nothing, or why the reading ended early.
struct PdfEnd {
  std::optional<Error> problem;
};

using PdfFrame = std::variant<PdfFact, PdfEnd>;

/// The bytes of a frame. Bodies above limits::kPdfFrame are the caller's to avoid.
std::string encode_pdf_frame(const PdfFact& fact);
std::string encode_pdf_frame(const PdfEnd& end);

/// Takes frames from a growing stream.
class PdfFrameReader {
 public:
  /// Appends bytes as they arrived.
  void add(std::string_view bytes) { buffer_.append(bytes); }

  /// The next whole frame; nothing where more bytes are needed; pdf_unreadable for what is no
  /// frame (unknown kind, a length above limits::kPdfFrame, a body that does not add up). After an error the stream
  /// cannot be read any further.
  Result<std::optional<PdfFrame>> next();

 private:
  std::string buffer_;
  std::size_t taken_ = 0;
};

}  // namespace paperhop
