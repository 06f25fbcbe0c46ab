// SPDX-License-Identifier: Apache-2.0
//
// `paperhop serve`: becomes the daemon. A program of its own, because it links what a command
// line that starts in a millisecond should not.
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <ostream>
#include <string>
#include <vector>

#include "base/spawn_setup.hpp"
#include "cli/commands.hpp"
#include "cli/setup/daemon_program.hpp"

namespace paperhop::cli {

ExitStatus command_serve(const Arguments& arguments, const Settings&, const Streams& streams) {
  const Result<int> port = daemon_port(arguments);
  if (!port) {
    streams.complain(port.error().message);
    return ExitStatus::error;
  }
  const std::string daemon = daemon_path();
  if (daemon.empty()) {
    streams.complain("there is no paperhopd beside paperhop; install both");
    return ExitStatus::error;
  }
  std::vector<std::string> words = {daemon, "--port", std::to_string(port.value())};
  if (arguments.has("print-address")) words.emplace_back("--print-address");
  streams.out.flush();
  ::execv(daemon.c_str(), argv_pointers(words).data());
  streams.complain("cannot start " + daemon + ": " + std::strerror(errno));
  return ExitStatus::error;
}

}  // namespace paperhop::cli
