// SPDX-License-Identifier: Apache-2.0
//
// What the commands install and uninstall print: one line for each file. Deeds go to
// standard output; refusals, errors and notes to standard error.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/setup/installer.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

/// Says what would be done; false where something would be refused.
bool print_plan(const InstallPlan& plan, const Streams& streams);

/// Says what was done; false where something failed.
bool print_outcomes(const std::vector<Outcome>& outcomes, const Streams& streams);

void print_notes(const std::vector<std::string>& notes, const Streams& streams);

void print_error(const Error& error, const Streams& streams);

}  // namespace paperhop::cli
