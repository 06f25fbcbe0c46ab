// SPDX-License-Identifier: Apache-2.0
//
// Loads paperhop-json.so when the first large message comes. Debian has simdjson as a shared
// library only, and that pulls the shared C++ library in: together a third of the time in
// which the host starts, for messages that most runs never see.
#include <dlfcn.h>

#include "native/json_events.hpp"

namespace paperhop {
namespace {

/// Found beside the program (build tree) or in lib/paperhop by the program's run path.
constexpr const char* kModule = "paperhop-json.so";

ParseJson load_parser() {
  void* const module = dlopen(kModule, RTLD_NOW | RTLD_LOCAL);
  if (!module) return nullptr;
  return reinterpret_cast<ParseJson>(dlsym(module, "paperhop_parse_large"));
}

}  // namespace

ParseOutcome parse_large_by_module(std::string& text, JsonEvents& events) {
  static const ParseJson parse = load_parser();
  return parse ? parse(text, events) : ParseOutcome::unavailable;
}

}  // namespace paperhop
