// SPDX-License-Identifier: Apache-2.0
//
// The whole-input rule: a text that is one ID and nothing else needs no context.
#pragma once

#include <string_view>

namespace paperhop {

/// What is left of a text without the blanks, quotes and brackets around it and its final
/// punctuation: where that is exactly one ID, ambiguous bare forms count too
/// (RULES.md, section 2).
std::string_view trim_whole_input(std::string_view folded);

}  // namespace paperhop
