// SPDX-License-Identifier: Apache-2.0
//
// What the codes of a font mean (ISO 32000-1, 9.10), as far as stamps need it: ToUnicode maps,
// named glyphs of ASCII and the ligatures, else ASCII itself.
#pragma once

#include <memory>

#include "pdf/content_text.hpp"
#include "pdf/qpdf_headers.hpp"

namespace paperhop::pdf {

/// Null for what is no font. A font whose codes say nothing has no texts.
std::unique_ptr<ContentFont> read_font(QPDFObjectHandle font);

}  // namespace paperhop::pdf
