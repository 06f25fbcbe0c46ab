// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace paperhop {

/// What find() of strings gives where nothing is found.
inline constexpr auto npos = std::string_view::npos;

}  // namespace paperhop
