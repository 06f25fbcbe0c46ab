// SPDX-License-Identifier: Apache-2.0
//
// ToUnicode maps (ISO 32000-1, 9.10.3): which text each code of a font stands for.
#pragma once

#include <string>
#include <string_view>

#include "pdf/content_text.hpp"

namespace paperhop::pdf {

/// Codes of fonts have two bytes at most.
inline constexpr unsigned kCodes = 0x10000;

/// Enters the text of a code; those out of bounds are left out.
void set_text(ContentFont& font, unsigned code, std::string text);

/// Enters what a ToUnicode map says into `font.texts`.
void apply_to_unicode(std::string_view map, ContentFont& font);

}  // namespace paperhop::pdf
