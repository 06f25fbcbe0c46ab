// SPDX-License-Identifier: Apache-2.0
//
// The commands that deal with browsers: install, uninstall and doctor. Each prints what it did
// and gives its exit status back; all that they know of the process is passed in.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "answer/config.hpp"
#include "cli/browsers.hpp"

namespace paperhop::cli {

struct InstallOptions {
  Environment environment;
  std::string host_path;
  std::vector<std::string> browsers;  ///< --browser NAME, each; empty: all that are found
  bool system = false;                ///< --system
  bool dry_run = false;               ///< --dry-run
};

/// 0: all is in place; 2: an error, or something stands in the way.
int run_install(const InstallOptions& options, std::ostream& out, std::ostream& err);

struct UninstallOptions {
  Environment environment;
  std::vector<std::string> browsers;  ///< empty: all that are known
  bool system = false;                ///< the system's folders as well
  bool dry_run = false;
};

/// 0: nothing of ours is left, whatever stood there of others; 2: an error.
int run_uninstall(const UninstallOptions& options, std::ostream& out, std::ostream& err);

struct DoctorOptions {
  Environment environment;
  std::string host_path;
  Config config;
};

/// 0: all is well; 1: something is to be done; 2: an error.
int run_doctor(const DoctorOptions& options, std::ostream& out, std::ostream& err);

/// $HOME, $XDG_CONFIG_HOME and $PATH of this process.
Environment process_environment();

/// The paperhop-host that belongs to the running program: it lies beside it. Empty where the
/// system does not say where the program is.
std::string host_beside_program();

}  // namespace paperhop::cli
