// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/daemon_program.hpp"

#include <unistd.h>

#include "base/port.hpp"
#include "base/program_folder.hpp"

namespace paperhop::cli {

std::string daemon_path() {
  const std::string folder = program_folder();
  const std::string daemon = folder + "paperhopd";
  return !folder.empty() && ::access(daemon.c_str(), X_OK) == 0 ? daemon : std::string();
}

Result<int> daemon_port(const Arguments& arguments) {
  const auto text = arguments.value("port");
  if (!text) return kDaemonPort;
  if (const std::optional<int> port = read_port(*text)) return *port;
  return Error{ErrorCode::bad_usage, "--port " + *text + " is no port; use 0 (any that is free) to 65535"};
}

}  // namespace paperhop::cli
