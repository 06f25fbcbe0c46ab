// SPDX-License-Identifier: Apache-2.0
//
// The man page in man(7) macros, made from the option table.
#include <algorithm>

#include "base/version.hpp"
#include "cli/generate.hpp"
#include "cli/help.hpp"
#include "cli/options/options.hpp"

namespace paperhop::cli {
namespace {

/// Text that troff takes as it is: no escapes, no requests at the start of a line, ASCII
/// hyphens that can be copied.
std::string escaped(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}
std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

std::string option_entry(const Option& option) {
  std::string entry = ".TP\n";
  if (option.letter != 0) entry += bold(short_name(option)) + ", ";
  entry += bold(long_name(option));
  if (!option.argument.empty()) entry += " " + italic(option.argument);
  entry += "\n" + escaped(option.help) + ".\n";
  if (!option.more.empty()) entry += escaped(option.more) + "\n";
  return entry;
}

std::string paragraph_macros(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out += ".PP\n" + escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

std::string command_section(const Command& command) {
  std::string out = ".SS " + bold(command.name) + " [\\fIOPTION\\fR]...";
  if (!command.operands.empty()) out += " " + italic(command.operands);
  out += "\n" + escaped(command.help) + ".\n" + paragraph_macros(command.more);
  for (const Option& option : command.options) out += option_entry(option);
  if (!command.examples.empty()) out += ".PP\nExamples:\n.PP\n.EX\n" + escaped(command.examples) + "\n.EE\n";
  return out;
}

}  // namespace

std::string man_page() {
  std::string out = ".\\\" Made by `paperhop --generate man`.\n.TH PAPERHOP 1 \"\" \"paperhop " +
                    std::string(kVersion) +
                    "\" \"User Commands\"\n"
                    ".SH NAME\npaperhop \\- from anywhere a paper is named to the place where you read papers\n"
                    ".SH SYNOPSIS\n";
  bool is_first = true;
  for (const Command& command : all_commands()) {
    if (!is_first) out += ".br\n";
    is_first = false;
    out += ".B paperhop " + escaped(command.name) + "\n[\\fIOPTION\\fR]...";
    if (!command.operands.empty()) out += " " + italic(command.operands);
    out += "\n";
  }
  out +=
      ".SH DESCRIPTION\n"
      "Finds the IDs of papers (arXiv, OpenReview, ACL Anthology, IJCAI, PMLR) in text, HTML and PDFs, and makes or "
      "opens "
      "addresses at the place where you read papers.\n.SH COMMANDS\n";
  for (const Command& command : all_commands()) out += command_section(command);
  out += ".SH OPTIONS OF ALL COMMANDS\n";
  for (const Option& option : global_options()) out += option_entry(option);
  out += ".SH EXIT STATUS\n" + escaped(exit_status_text()) + "\n.SH ENVIRONMENT\n";
  for (const EnvironmentVariable& variable : environment_variables()) {
    out += ".TP\n" + bold(variable.name) + "\n" + escaped(variable.meaning) + "\n";
  }
  out +=
      ".SH FILES\n.TP\n\\fI$XDG_CONFIG_HOME/paperhop/config.toml\\fR\nThe configuration: the default target, and "
      "targets "
      "of your own. \\fBpaperhop \\-\\-print\\-config\\fR prints its place and what is in effect.\n";
  return out;
}

}  // namespace paperhop::cli
