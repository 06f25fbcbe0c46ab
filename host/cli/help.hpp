// SPDX-License-Identifier: Apache-2.0
//
// The help texts, made from the option table.
#pragma once

#include <string>

#include "cli/options/options.hpp"

namespace paperhop::cli {

/// What to type: one line for each form.
std::string usage(const Command* command);

/// Help for a command, or for the program where `command` is null. Short: one line an option;
/// long: groups, further sentences, examples, exit status.
std::string short_help(const Command* command);
std::string long_help(const Command* command);

/// Breaks a paragraph into lines of at most `width` characters, each behind `indent` blanks.
std::string wrap(std::string_view text, std::size_t indent, std::size_t width = 80);

/// Says what the exit statuses mean; shared with the man page.
std::string_view exit_status_text();

/// One variable that the program reads, and what for.
struct EnvironmentVariable {
  std::string_view name;
  std::string_view meaning;
};
std::span<const EnvironmentVariable> environment_variables();

}  // namespace paperhop::cli
