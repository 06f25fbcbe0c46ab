// SPDX-License-Identifier: Apache-2.0
//
// The daemon's program and port, for the commands that have to do with it.
#pragma once

#include <string>

#include "base/result.hpp"
#include "cli/options/arguments.hpp"

namespace paperhop::cli {

/// Absolute path of the paperhopd that lies beside the running program; empty where there is none.
std::string daemon_path();

/// --port, or the default.
Result<int> daemon_port(const Arguments& arguments);

}  // namespace paperhop::cli
