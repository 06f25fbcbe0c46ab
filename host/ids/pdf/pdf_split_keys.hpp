// SPDX-License-Identifier: Apache-2.0
//
// Keys of OpenReview that a PDF tore: behind "_" or "-" at a line's end, anywhere by LaTeX's xurl, or
// at an underscore that old fonts draw as a line, so that the text shows a blank. Such keys have no
// grammar, but since 2017 the site makes them of ten characters: parts are joined only to exactly ten,
// and only where the first part alone is shorter than any key that the site gives.
#pragma once

#include <string>
#include <string_view>

namespace paperhop {

/// The text with the torn keys of "openreview.net/forum?id=…" made whole.
std::string with_whole_keys(std::string_view text);

}  // namespace paperhop
