// SPDX-License-Identifier: Apache-2.0
//
// Files for packagers, made from the option table: `paperhop --generate man|bash|zsh|fish`.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::cli {

std::string man_page();
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// One of them by its name ("man", "bash", "zsh", "fish"); empty where there is no such.
std::string generate(std::string_view what);

}  // namespace paperhop::cli
