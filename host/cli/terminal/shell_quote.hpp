// SPDX-License-Identifier: Apache-2.0
//
// File names as a shell reads them, for commands that messages advise.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::cli {

/// The name between single quotes, or as it is where it needs none.
std::string shell_quoted(std::string_view name);

}  // namespace paperhop::cli
