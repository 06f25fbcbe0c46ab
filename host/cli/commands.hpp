// SPDX-License-Identifier: Apache-2.0
//
// The commands of paperhop: one function and one file each.
#pragma once

#include "cli/options/arguments.hpp"
#include "cli/settings.hpp"
#include "cli/terminal/exit_status.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

ExitStatus command_find(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_url(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_open(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_stats(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_sources(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_targets(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_install(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_uninstall(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_doctor(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_serve(const Arguments& arguments, const Settings& settings, const Streams& streams);
ExitStatus command_service(const Arguments& arguments, const Settings& settings, const Streams& streams);

/// True where run() has a function for the command of the option table.
bool is_built_in(std::string_view command);

/// Runs the command line up to its exit status. Everything that a command prints goes to
/// `streams`.
ExitStatus run(const std::vector<std::string>& words, const Streams& streams);

}  // namespace paperhop::cli
