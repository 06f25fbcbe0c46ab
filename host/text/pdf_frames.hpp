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

/// What one packet to `paperhop-pdf serve` asks for, as a byte of flags (the fields, the count and
/// the stamp lines are always told). Two descriptors come with it: the PDF, the pipe for the frames.
/// The answer is one packet when the reading process has ended: its wait status, 32 bits, little endian.
inline constexpr std::uint8_t kPdfAskLinks = 1;      ///< the links of all pages; else those of page 1
inline constexpr std::uint8_t kPdfAskFirstText = 2;  ///< the text of page 1
inline constexpr std::uint8_t kPdfAskAllText = 4;    ///< the text of all pages
inline constexpr std::uint8_t kPdfAskDrawnText = 8;  ///< the text of page 1 where that is cheap and sure
/// The packet (without descriptors) that ends the reading process early.
inline constexpr std::uint8_t kPdfStop = 0xFF;

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
