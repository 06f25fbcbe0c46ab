// SPDX-License-Identifier: Apache-2.0
//
// Loads paperhop-json.so when the first large message comes. Debian has simdjson as a shared
// library only, and that pulls the shared C++ library in: together a third of the time in
// which the host starts, for messages that most runs never see. The module is named by its whole
// path: a run path would make the loader look there for the C library too, at every start.
#include <dlfcn.h>

#include <string>
#include <string_view>

#include "base/program_folder.hpp"
#include "protocol/json_events.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kModule = "paperhop-json.so";

/// Beside the program (build tree), or in its folder below lib (installed); null where it is in neither.
void* open_module() {
  const std::string folder = program_folder();
  if (folder.empty()) return nullptr;  // a bare name would be looked for in the system's folders
  for (const std::string_view place : {"", PAPERHOP_MODULE_FOLDER "/"}) {
    const std::string path = folder + std::string(place) + std::string(kModule);
    if (void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) return module;
  }
  return nullptr;
}

ParseJson load_parser() {
  void* const module = open_module();
  if (!module) return nullptr;
  return reinterpret_cast<ParseJson>(dlsym(module, "paperhop_parse_large"));
}

}  // namespace

ParseOutcome parse_large_by_module(std::string& text, JsonEvents& events) {
  static const ParseJson parse = load_parser();
  return parse ? parse(text, events) : ParseOutcome::unavailable;
}

}  // namespace paperhop
