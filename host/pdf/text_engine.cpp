// SPDX-License-Identifier: Apache-2.0
#include "pdf/text_engine.hpp"

#include <dlfcn.h>

namespace paperhop::pdf {
namespace {

/// Found beside the program (build tree) or in lib/paperhop by the program's run path.
constexpr const char* kModule = "paperhop-poppler.so";

const TextEngine* load() {
  // RTLD_NOW: nothing is to be looked up once the sandbox is locked.
  void* const module = ::dlopen(kModule, RTLD_NOW | RTLD_LOCAL);
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
