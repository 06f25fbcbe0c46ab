// SPDX-License-Identifier: Apache-2.0
//
// Starts the native host as a browser would, says hello, and reports what came back. The other
// end of the pipe is treated as hostile: every wait has a deadline, every length a limit.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace paperhop::cli {

/// How long a host may take for its start, its answer and its end together.
inline constexpr std::chrono::milliseconds kProbeDeadline{5000};

struct HostHello {
  std::string version;     ///< of the host: "0.1.0"
  bool ended_well = true;  ///< it ended by itself, with status 0, when its input was closed
};

/// Runs argv[0] with argv in its own folder, with only descriptors 0, 1 and 2, and asks for
/// `hello`. An error (start_failed, host_failed) says in plain words what went wrong. The host
/// and what it started are gone when this returns.
Result<HostHello> probe_host(const std::vector<std::string>& argv, std::chrono::milliseconds deadline = kProbeDeadline);

}  // namespace paperhop::cli
