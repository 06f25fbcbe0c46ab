// SPDX-License-Identifier: Apache-2.0
//
// What the commands that deal with browsers need to know of the process that they run in.
#pragma once

#include <optional>
#include <string>

#include "cli/setup/browsers.hpp"

namespace paperhop::cli {

/// $HOME, $XDG_CONFIG_HOME and $PATH of this process.
Environment process_environment();

/// Absolute path of the host: the one given with --host, else the paperhop-host that lies beside
/// the running program. Empty where the system does not say where the program is.
std::string host_path(const std::optional<std::string>& given);

}  // namespace paperhop::cli
