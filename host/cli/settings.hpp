// SPDX-License-Identifier: Apache-2.0
//
// Settings: the configuration and the wanted target. Order: option, environment, file, default.
#pragma once

#include <string>

#include "answer/config.hpp"
#include "base/result.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/exit_status.hpp"
#include "cli/terminal/streams.hpp"
#include "ids/paper_id.hpp"

namespace paperhop::cli {

struct Settings {
  Config config;
  bool config_wanted = true;  ///< false for --no-config
  std::string target;         ///< name of the wanted target
  std::string target_origin;  ///< "--target", "PAPERHOP_TARGET", "configuration" or "default"

  /// The wanted target, or unknown_target with the names that there are.
  Result<const Target*> find_target() const;
};

/// Loads the configuration (unless --no-config) and chooses the target. `environment_target` is
/// the value of PAPERHOP_TARGET; null or empty: not set.
Settings load_settings(const Arguments& arguments, const char* environment_target);

/// Says what is wrong in the configuration, a line each.
void complain_about_config(const Settings& settings, const Streams& streams);

/// --print-config: the path and what is in effect.
ExitStatus print_config(const Settings& settings, const Streams& streams);

/// The address of one paper at the target; its own page where the target does not know it.
std::string address_at(const Target& target, const PaperId& paper);

}  // namespace paperhop::cli
