// SPDX-License-Identifier: Apache-2.0
//
// The doctor: looks at all that must be right for a browser to reach paperhop, starts the host
// as each browser would, and says in plain words what is wrong and what to do. It changes nothing.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "answer/config.hpp"
#include "cli/setup/browsers.hpp"
#include "cli/setup/host_probe.hpp"

namespace paperhop::cli {

enum class Level { ok, warning, problem };

/// One line of the report.
struct Finding {
  Level level = Level::ok;
  std::string subject;  ///< what it is about: "Firefox, Zen", "host", "configuration"
  std::string text;     ///< what was found
  std::string remedy;   ///< what to do; empty where nothing is to be done
};

struct DoctorRequest {
  Environment environment;
  std::string host_path;  ///< of the host that belongs to this program
  Config config;
  std::chrono::milliseconds deadline = kProbeDeadline;  ///< for each start of the host
};

/// Everything that was looked at, in a fixed order: host, configuration, browsers.
std::vector<Finding> examine(const DoctorRequest& request);

/// True where something is to be done.
bool needs_action(const std::vector<Finding>& findings);

}  // namespace paperhop::cli
