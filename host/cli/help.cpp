// SPDX-License-Identifier: Apache-2.0
//
// Texts only; main prints them.
#include "cli/help.hpp"

#include <algorithm>
#include <array>

namespace paperhop::cli {
namespace {

constexpr std::size_t kHelpColumn = 28;

constexpr std::array kVariables = {
    EnvironmentVariable{"PAPERHOP_TARGET", "Target to use where --target is not given."},
    EnvironmentVariable{"BROWSER", "Command, or commands separated by colons, that opens an address."},
    EnvironmentVariable{"XDG_CONFIG_HOME", "Where the folder of the configuration stands (default ~/.config)."},
    EnvironmentVariable{"XDG_RUNTIME_DIR", "Where the folder of the daemon's token stands (serve, service)."},
    EnvironmentVariable{"NO_COLOR", "No colour, where it is not empty."},
    EnvironmentVariable{"CLICOLOR_FORCE",
                        "Colour even where standard output is no terminal, where it is neither empty nor 0."},
};

std::string option_line(const Option& option) {
  std::string line = "  " + spelling(option);
  line.resize(std::max(line.size() + 2, kHelpColumn), ' ');
  return line + std::string(option.help) + "\n";
}

std::string command_list() {
  std::string text = "Commands:\n";
  for (const Command& command : all_commands()) {
    std::string line = "  " + std::string(command.name);
    line.resize(std::max(line.size() + 2, std::size_t{14}), ' ');
    text += line + std::string(command.help) + "\n";
  }
  return text;
}

std::vector<Option> listed_options(const Command* command) {
  if (command) return options_of(*command);
  return {global_options().begin(), global_options().end()};
}

/// Headings in the order in which they first occur.
std::vector<std::string_view> groups_of(const std::vector<Option>& options) {
  std::vector<std::string_view> groups;
  for (const Option& option : options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
  }
  return groups;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out += wrap(text.substr(0, end), 0) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

std::string indented_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += "  " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string head(const Command* command) {
  return command ? std::string(command->help) + ".\n"
                 : std::string("From anywhere a paper is named to the place where you read papers.\n");
}

}  // namespace

std::string usage(const Command* command) {
  if (!command) return "Usage: paperhop [OPTION]... COMMAND [ARGUMENT]...\n";
  std::string text = "Usage: paperhop " + std::string(command->name) + " [OPTION]...";
  if (!command->operands.empty()) text += " " + std::string(command->operands);
  return text + "\n";
}

std::string short_help(const Command* command) {
  std::string text = head(command) + usage(command) + "\n";
  if (!command) text += command_list() + "\n";
  text += "Options:\n";
  for (const Option& option : listed_options(command)) text += option_line(option);
  return text + "\n`paperhop " + (command ? std::string(command->name) + " " : "") + "--help` says more.\n";
}

std::string long_help(const Command* command) {
  std::string text = head(command) + usage(command) + "\n";
  if (command) {
    text += paragraphs(command->more);
  } else {
    text += command_list() + "\n`paperhop COMMAND --help` tells of a command's own options.\n\n";
  }
  const std::vector<Option> options = listed_options(command);
  for (const std::string_view group : groups_of(options)) {
    text += std::string(group) + " options:\n";
    for (const Option& option : options) {
      if (option.group != group) continue;
      text += option_line(option);
      if (!option.more.empty()) text += wrap(option.more, kHelpColumn, 100);
    }
    text += "\n";
  }
  text += "Exit status:\n" + wrap(exit_status_text(), 2) + "\nEnvironment:\n";
  for (const EnvironmentVariable& variable : environment_variables()) {
    text += "  " + std::string(variable.name) + "\n" + wrap(variable.meaning, 6);
  }
  if (command && !command->examples.empty()) text += "\nExamples:\n" + indented_lines(command->examples);
  return text;
}

std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::string line;
  for (const std::string_view word : split_words(text)) {
    if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
      out += std::string(indent, ' ') + line + "\n";
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) out += std::string(indent, ' ') + line + "\n";
  return out;
}

std::string_view exit_status_text() {
  return "0 where something was found or done, 1 where nothing was found, 2 where the usage was wrong or an input "
         "failed (with --quiet 0 even then, if something was found). A reader that closes the pipe is no error.";
}

std::span<const EnvironmentVariable> environment_variables() {
  return kVariables;
}

}  // namespace paperhop::cli
