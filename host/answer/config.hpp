// SPDX-License-Identifier: Apache-2.0
//
// The user's configuration: $XDG_CONFIG_HOME/paperhop/config.toml, checked when loaded. What
// is wrong is said with its line and left out; the rest counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/target.hpp"
#include "base/result.hpp"

namespace paperhop {

struct Config {
  std::string path;  ///< the file; empty where none is used
  bool exists = false;
  std::string default_target = "coolpapers";
  std::string default_problem;        ///< why that is not what the file says; empty: it is
  std::vector<Target> targets;        ///< built-in ones first, then the user's
  std::vector<std::string> problems;  ///< one line each: "FILE:LINE: what was wrong; what to do"

  const Target* find_target(std::string_view name) const;
};

/// The target of requests that name none: the configured one, else the first.
const Target& default_target(const Config& config);

/// The target of that name, the default one where it is empty; null where there is no such target.
const Target* target_or_default(const Config& config, std::string_view name);

/// The names of all targets, for messages: "coolpapers, page, pdf".
std::string target_names(const Config& config);

/// Only the built-in targets.
Config builtin_config();

/// Reads a configuration from TOML. `path` is used in messages only.
Config parse_config(std::string_view toml, std::string_view path);

/// Path of the configuration: $XDG_CONFIG_HOME, else $HOME/.config; empty where neither is set.
std::string config_path();

/// Loads the user's configuration; a missing file is no problem.
Config load_config();

}  // namespace paperhop
