// SPDX-License-Identifier: Apache-2.0
//
// Names of glyphs, as fonts that come with an encoding of their own list them.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::pdf {

/// The text of a glyph by its name ("colon", "A", "fi", "uni0041"); empty where not known.
std::string glyph_text(std::string_view name);

}  // namespace paperhop::pdf
