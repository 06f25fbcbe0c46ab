// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/process_facts.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/program_folder.hpp"
#include "cli/setup/host_manifest.hpp"

namespace paperhop::cli {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// The paperhop-host that belongs to the running program.
std::string host_beside_program() {
  std::string folder = program_folder();
  return folder.empty() ? folder : folder.append(kHostProgram);
}

}  // namespace

Environment process_environment() {
  return {variable("HOME"), variable("XDG_CONFIG_HOME"), variable("PATH"), {}};
}

std::string host_path(const std::optional<std::string>& given) {
  if (!given) return host_beside_program();
  // A manifest holds the whole path; a browser starts the host in no particular folder.
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::absolute(*given, failed);
  return failed ? *given : whole.string();
}

}  // namespace paperhop::cli
