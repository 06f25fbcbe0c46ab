// SPDX-License-Identifier: Apache-2.0
//
// Cutting a long text into pieces where no ID can straddle the cut, so that folding needs
// bounded memory and the piece stays in the cache.
#pragma once

#include <cstddef>
#include <string_view>

namespace paperhop {

/// End of the piece that begins at `begin`: text.size(), or a place behind a line end that no
/// soft gap crosses (a blank line, or a line that ends in punctuation which ends every ID).
/// Where there is none within limits::kBlockMax the last line end, blank or byte before it.
std::size_t block_end(std::string_view text, std::size_t begin);

}  // namespace paperhop
