// SPDX-License-Identifier: Apache-2.0
//
// Addresses and labels that a typesetter broke where no plain text would: with a hyphen that does
// not belong to them ("aclanthol-" / "ogy.org/P19-1001", "pre-" / "print 1706.03762"), in a free
// key ("wengel-" / "mogensen20a.html"), before a dot or anywhere (LaTeX's xurl). Two lines are
// joined only where the joined form is a recognised address, DOI or label across the seam and the
// broken one is none: so nothing is joined on a guess.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ids/finder.hpp"

namespace paperhop {

/// The text with such lines joined. At most `looks_left` line ends are looked at closely; it is counted
/// down (limits::kPdfSeams for a PDF).
std::string with_joined_lines(const Finder& finder, std::string_view text, std::size_t& looks_left);

}  // namespace paperhop
