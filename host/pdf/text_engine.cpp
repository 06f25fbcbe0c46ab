// SPDX-License-Identifier: Apache-2.0
#include "pdf/text_engine.hpp"

#include <dlfcn.h>

#include <string>

#include "base/program_folder.hpp"

namespace paperhop::pdf {
namespace {

/// Beside the program, and named by its whole path: a run path would make the loader look there for the C library
/// too, at every start.
constexpr const char* kModule = "paperhop-poppler.so";

const TextEngine* load() {
  const std::string folder = program_folder();
  if (folder.empty()) return nullptr;  // a bare name would be looked for in the system's folders
  // RTLD_NOW: nothing is to be looked up once the sandbox is locked.
  void* const module = ::dlopen((folder + kModule).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!module) return nullptr;
  const auto get = reinterpret_cast<GetTextEngine>(::dlsym(module, kTextEngineSymbol));
  return get ? get() : nullptr;
}

}  // namespace

const TextEngine* load_text_engine() {
  static const TextEngine* const engine = load();
  return engine;
}

}  // namespace paperhop::pdf
