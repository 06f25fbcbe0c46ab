// SPDX-License-Identifier: Apache-2.0
//
// The systemd user units of the daemon: what stands in them, where they lie, whose they are.
#pragma once

#include <string>
#include <vector>

#include "base/port.hpp"
#include "base/result.hpp"
#include "cli/setup/browsers.hpp"

namespace paperhop::cli {

struct Unit {
  std::string file;  ///< its whole path
  std::string content;
};

struct UnitRequest {
  Environment environment;
  std::string daemon;  ///< absolute path of paperhopd
  int port = kDaemonPort;
  bool has_ipv6 = true;  ///< the machine has ::1
};

/// The socket's unit, then the service's. An error where HOME is not set, or where no unit can
/// name the daemon.
Result<std::vector<Unit>> make_units(const UnitRequest& request);

/// What stands at the place of a unit.
enum class UnitState { missing, ours, older, foreign };
UnitState state_of(const Unit& unit);

/// Puts the units in place; one that is not ours is left alone and is an error.
Status write_units(const std::vector<Unit>& units);

/// Takes the units away, if they are ours.
Status remove_units(const std::vector<Unit>& units);

}  // namespace paperhop::cli
