// SPDX-License-Identifier: Apache-2.0
//
// Modules: parts whose libraries would cost every start of the program, loaded when they are needed. They are named by
// their whole path: a run path would make the loader look there for the C library too, at every start.
#pragma once

#include <dlfcn.h>

#include <string>
#include <string_view>

#include "base/module_folder.hpp"
#include "base/program_folder.hpp"

namespace paperhop {

/// A symbol of a module that stands beside the program (build tree) or in its folder below lib
/// (installed). Null where there is none. Modules are never unloaded.
inline void* find_in_module(std::string_view module, const char* symbol) {
  const std::string folder = program_folder();
  if (folder.empty()) return nullptr;  // a bare name would be looked for in the system's folders
  for (const std::string_view place : {std::string_view(), kModuleFolder}) {
    const std::string path = folder + std::string(place) + std::string(module);
    if (void* const opened = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) return ::dlsym(opened, symbol);
  }
  return nullptr;
}

}  // namespace paperhop
