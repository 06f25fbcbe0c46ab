// SPDX-License-Identifier: Apache-2.0
//
// arXiv numbers that only a PDF's text bends: "[astroph/0603494]", whose hyphen the engine took for
// one of the typesetter's, and "[astro-ph/0806.0683]", a bibliography's way of writing a class
// before a new number, broken behind its hyphen or not. In plain text they are too weak; here the
// archive's name before the number is context enough.
#pragma once

#include <string>
#include <string_view>

namespace paperhop {

/// The text with such numbers spelled "arXiv:astro-ph/0603494", "arXiv:0806.0683".
std::string with_spelled_out_numbers(std::string_view text);

}  // namespace paperhop
