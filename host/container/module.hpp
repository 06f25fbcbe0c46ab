// SPDX-License-Identifier: Apache-2.0
//
// Modules: parts whose libraries would cost every start of the program, loaded when they are needed.
#pragma once

#include <string_view>

namespace paperhop {

/// The symbol of a module that stands beside the program (build tree) or in its folder below lib
/// (installed). Null where there is none. Modules are never unloaded.
const void* find_in_module(std::string_view module, const char* symbol);

}  // namespace paperhop
