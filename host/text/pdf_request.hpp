// SPDX-License-Identifier: Apache-2.0
//
// What paperhop-pdf is asked to tell of a PDF, and how that is spelled: as words of its command
// line, or as one byte for `paperhop-pdf serve`. Client and program spell it here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop {

/// How much text to read: it is what costs. `drawn`: page 1 in PdfTextOrder::drawn, at little cost, where it can be
/// read so and no turned line may be a stamp; else none.
enum class PdfTextExtent { none, drawn, first_page, all_pages };

/// What to tell of a PDF. Fields, page count and stamp lines of page 1 are always told, first.
struct PdfRequest {
  bool links = false;  ///< the links of all pages; else only those of page 1
  PdfTextExtent text = PdfTextExtent::none;
  bool goes_on = false;  ///< for the client: more of the PDF read last, which gets only the time that was left of its
};

/// The packet (without descriptors) to `paperhop-pdf serve` that ends the reading process early. Any other packet is
/// the flags of a request. Two descriptors come with it: the PDF, the pipe for the frames. The answer is one packet
/// when the reading process has ended: its wait status, 32 bits, little endian.
inline constexpr std::uint8_t kPdfStop = 0xFF;

/// "--links", "--text=all"
std::vector<std::string> words_of(const PdfRequest& request);
/// Nothing where a word is none of these.
std::optional<PdfRequest> request_of(const std::vector<std::string_view>& words);

/// A bit each; of several texts the largest counts.
std::uint8_t flags_of(const PdfRequest& request);
PdfRequest request_of(std::uint8_t flags);

}  // namespace paperhop
