// SPDX-License-Identifier: Apache-2.0
//
// What counts as a PDF, for everybody who decides by its first bytes whether to hand a file on.
#pragma once

#include <cstddef>
#include <string_view>

namespace paperhop {

/// What a PDF begins with; "1.7" or another version follows (ISO 32000-1, 7.5.2).
inline constexpr std::string_view kPdfMark = "%PDF-";

/// Where "%PDF-" stands within the first limits::kPdfHeader bytes of a file; npos where it does not. Other bytes may
/// come before it: mail gateways and broken downloads put headers in front, and readers take the PDF from there on.
std::size_t pdf_header_at(std::string_view bytes);

}  // namespace paperhop
