// SPDX-License-Identifier: Apache-2.0
//
// The one table of commands and options. The parser (arguments), the help texts (help), the
// man page (man_page) and the completions (completions) are all made from it, so that none
// of them can name an option that another one does not know.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop::cli {

/// What the argument of an option is, for the completions.
enum class ValueKind { none, text, choice, file, target, browser };

struct Option {
  std::string_view name;      ///< long name without dashes: "format"
  char letter = 0;            ///< short name, 0 where it has none
  std::string_view argument;  ///< "NAME"; empty for a flag
  ValueKind kind = ValueKind::none;
  std::string_view choices;  ///< blank-separated, for ValueKind::choice
  std::string_view group;    ///< heading in the long help
  std::string_view help;     ///< one line, no full stop
  std::string_view more;     ///< further sentences for --help and the man page; may be empty
};

struct Command {
  std::string_view name;
  std::string_view operands;  ///< "[FILE]..." as in the usage line; "a|b" where it is a choice
  ValueKind operand_kind = ValueKind::none;
  std::string_view help;      ///< one line, no full stop
  std::string_view more;      ///< paragraphs, separated by "\n\n"
  std::string_view examples;  ///< lines of "command  # what it does"
  std::span<const Option> options;
};

/// All commands, in the order in which they are listed.
std::span<const Command> all_commands();

/// The command of that name, or null.
const Command* find_command(std::string_view name);

/// Options that stand before the command or behind it.
std::span<const Option> global_options();

/// Every option that a command takes: its own, then the global ones. A letter belongs to the
/// command's own option where both want it (`find -h` is grep's -h).
std::vector<Option> options_of(const Command& command);

/// "-f"; only for options with a letter.
std::string short_name(const Option& option);
/// "--format".
std::string long_name(const Option& option);

/// "-f, --format NAME", as the help texts and the man page show it.
std::string spelling(const Option& option);

/// The words of a blank-separated list ("id url json").
std::vector<std::string_view> split_words(std::string_view words);

/// The option-like name nearest to `wrong` among `names`; empty where none is near enough.
std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& names);

}  // namespace paperhop::cli
