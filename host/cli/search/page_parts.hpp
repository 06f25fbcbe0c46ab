// SPDX-License-Identifier: Apache-2.0
//
// A page that is too large to be read whole is read in parts, wherever it stands: what a page takes while it is
// searched is many times its size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop::cli {

/// Bytes of the next part of a page of which `held` is there, and more than `least` in all; 0 where more must come
/// first to tell. `is_all`: nothing comes behind it. The same page is cut in the same places, however much of it is
/// held.
std::size_t page_part_size(std::string_view held, bool is_all, std::size_t least);

/// The address that the links of all parts stand on, where the first one says it.
std::string base_of_first_part(std::string_view part);

}  // namespace paperhop::cli
