// SPDX-License-Identifier: Apache-2.0
//
// What the codes of a font mean (ISO 32000-1, 9.10), as far as stamps need it: ToUnicode maps,
// named glyphs of ASCII and the ligatures, else ASCII itself.
#pragma once

#include <memory>
#include <string_view>

#include "pdf/content_text.hpp"
#include "pdf/qpdf_headers.hpp"

namespace paperhop::pdf {

/// Null for what is no font. A font whose codes say nothing has no texts.
std::unique_ptr<ContentFont> read_font(QPDFObjectHandle font);

/// Enters what a ToUnicode map says into `font.texts`.
void apply_to_unicode(std::string_view map, ContentFont& font);

/// The text of a glyph by its name ("colon", "A", "fi", "uni0041"); empty where not known.
std::string glyph_text(std::string_view name);

}  // namespace paperhop::pdf
