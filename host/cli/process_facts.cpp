// SPDX-License-Identifier: Apache-2.0
//
// What the commands need to know of the process that they run in.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "cli/browser_commands.hpp"
#include "cli/host_manifest.hpp"

namespace paperhop::cli {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

Environment process_environment() {
  return {variable("HOME"), variable("XDG_CONFIG_HOME"), variable("PATH"), {}};
}

std::string host_beside_program() {
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  return (program.parent_path() / kHostProgram).string();
}

}  // namespace paperhop::cli
