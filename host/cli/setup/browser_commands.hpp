// SPDX-License-Identifier: Apache-2.0
//
// What install, uninstall and doctor do, apart from the process that they run in: all that they
// know of it is passed in, so that the tests can make up a machine.
#pragma once

#include <string>
#include <vector>

#include "answer/config.hpp"
#include "cli/setup/browsers.hpp"
#include "cli/terminal/exit_status.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

struct InstallOptions {
  Environment environment;
  std::string host_path;
  std::vector<std::string> browsers;  ///< --browser NAME, each; empty: all that are found
  bool system = false;                ///< --system
  bool dry_run = false;               ///< --dry-run
};

/// found: all is in place; error: also where something stands in the way.
ExitStatus run_install(const InstallOptions& options, const Streams& streams);

struct UninstallOptions {
  Environment environment;
  std::vector<std::string> browsers;  ///< empty: all that are known
  bool system = false;                ///< the system's folders as well
  bool dry_run = false;
};

/// found: nothing of ours is left, whatever stood there of others.
ExitStatus run_uninstall(const UninstallOptions& options, const Streams& streams);

struct DoctorOptions {
  Environment environment;
  std::string host_path;
  Config config;
};

/// found: all is well; none: something is to be done.
ExitStatus run_doctor(const DoctorOptions& options, const Streams& streams);

}  // namespace paperhop::cli
