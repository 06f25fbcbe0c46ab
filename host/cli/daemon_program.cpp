// SPDX-License-Identifier: Apache-2.0
#include "cli/daemon_program.hpp"

#include <unistd.h>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "cli/service_units.hpp"

namespace paperhop::cli {

std::string daemon_path() {
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  const std::string daemon = (program.parent_path() / "paperhopd").string();
  return ::access(daemon.c_str(), X_OK) == 0 ? daemon : std::string();
}

Result<int> daemon_port(const Arguments& arguments) {
  constexpr int kLastPort = 65535;
  const auto text = arguments.value("port");
  if (!text) return kDaemonPort;
  int port = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), port);
  if (error == std::errc() && end == text->data() + text->size() && port >= 0 && port <= kLastPort) return port;
  return Error{ErrorCode::bad_usage, "--port " + *text + " is no port; use 1 to 65535"};
}

}  // namespace paperhop::cli
