// SPDX-License-Identifier: Apache-2.0
//
// What the commands install and uninstall print: one line for each file. Deeds go to `out`,
// refusals, errors and notes to `err`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/installer.hpp"

namespace paperhop::cli {

/// Says what would be done; false where something would be refused.
bool print_plan(const InstallPlan& plan, std::ostream& out, std::ostream& err);

/// Says what was done; false where something failed.
bool print_outcomes(const std::vector<Outcome>& outcomes, std::ostream& out, std::ostream& err);

void print_notes(const std::vector<std::string>& notes, std::ostream& err);

void print_error(std::ostream& err, const Error& error);

}  // namespace paperhop::cli
