// SPDX-License-Identifier: Apache-2.0
//
// Where a page that is too large to be read whole is cut: before a tag behind which text stands for itself (a
// paragraph, a row …), and never inside of a script, a comment or a value of an attribute.
#pragma once

#include <cstddef>
#include <string_view>

namespace paperhop {

/// The last place for a cut in the start of a page; 0 where there is none.
std::size_t html_cut(std::string_view html);

/// As html_cut(), of what has no such place: before any tag in its second half that looks like one, before its last
/// tag, behind its last blank, or its end.
std::size_t html_cut_anyway(std::string_view html);

}  // namespace paperhop
