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

/// A door of the module, or null.
template <typename Door>
Door load(const char* name) {
  void* const module = open_module();
  return module ? reinterpret_cast<Door>(dlsym(module, name)) : nullptr;
}

}  // namespace

std::unique_ptr<JsonParser> make_json_parser_by_module() {
  using Make = JsonParser* (*)();
  static const auto make = load<Make>("paperhop_new_json_parser");
  return std::unique_ptr<JsonParser>(make ? make() : nullptr);
}

ParseOutcome parse_large_by_module(std::string& text, JsonEvents& events) {
  static const auto parse = load<ParseJson>("paperhop_parse_large");
  return parse ? parse(text, events) : ParseOutcome::unavailable;
}

}  // namespace paperhop
