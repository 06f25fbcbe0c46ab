// SPDX-License-Identifier: Apache-2.0
//
// Completions for bash, zsh and fish, made from the option table. Names of targets are asked
// of the program itself, since the user may have made some.
#include <algorithm>

#include "cli/generate.hpp"
#include "cli/options/options.hpp"
#include "cli/setup/browsers.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kTargetNames = "paperhop targets 2>/dev/null | sed 's/^[* ]*//; s/[[:space:]].*//'";

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

/// "-f", "--format": the spellings of one option.
std::vector<std::string> spellings_of(const Option& option) {
  if (option.letter == 0) return {long_name(option)};
  return {short_name(option), long_name(option)};
}

std::string words_of_options(const std::vector<Option>& options) {
  std::vector<std::string> words;
  for (const Option& option : options) {
    for (std::string& name : spellings_of(option)) words.push_back(std::move(name));
  }
  return joined(words, " ");
}

std::string command_names(std::string_view separator) {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) names.emplace_back(command.name);
  return joined(names, separator);
}

std::string browser_words() {
  std::vector<std::string> names;
  for (const Browser& browser : known_browsers()) names.emplace_back(browser.name);
  return joined(names, " ");
}

std::string bash_values(ValueKind kind, std::string_view choices) {
  switch (kind) {
    case ValueKind::browser: return bash_values(ValueKind::choice, browser_words());
    case ValueKind::choice: return "COMPREPLY=($(compgen -W '" + std::string(choices) + "' -- \"$current\"))";
    case ValueKind::target: return "COMPREPLY=($(compgen -W \"$(" + std::string(kTargetNames) + ")\" -- \"$current\"))";
    case ValueKind::file: return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\"))";
    case ValueKind::text:
    case ValueKind::none: return ":";
  }
  return ":";
}

std::string bash_options(const std::vector<Option>& options) {
  std::string out = "      case $previous in\n";
  for (const Option& option : options) {
    if (option.argument.empty()) continue;
    out += "        " + joined(spellings_of(option), "|") + ") " + bash_values(option.kind, option.choices) +
           "; return;;\n";
  }
  return out + "      esac\n      options='" + words_of_options(options) + "'\n";
}

/// Text between single quotes of zsh or fish.
std::string quoted(std::string_view text, std::string_view single_quote) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += single_quote;
    } else {
      out += c;
    }
  }
  return out;
}

/// A description inside an _arguments specification.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : quoted(text, "'\\''")) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(ValueKind kind, std::string_view choices) {
  switch (kind) {
    case ValueKind::browser: return zsh_action(ValueKind::choice, browser_words());
    case ValueKind::choice: return "(" + std::string(choices) + ")";
    case ValueKind::target: return "_paperhop__target_names";
    case ValueKind::file: return "_files";
    case ValueKind::text:
    case ValueKind::none: return " ";
  }
  return " ";
}

std::string zsh_specs(const Option& option) {
  const auto spec = [&](const std::string& name, bool is_long) {
    std::string text = "    '*" + name;
    if (!option.argument.empty()) text += is_long ? "=" : "+";
    text += "[" + zsh_text(option.help) + "]";
    if (!option.argument.empty())
      text += ":" + zsh_text(option.argument) + ":" + zsh_action(option.kind, option.choices);
    return text + "' \\\n";
  };
  std::string out;
  if (option.letter != 0) out += spec(short_name(option), false);
  return out + spec(long_name(option), true);
}

std::string fish_line(const Option& option, const std::string& condition) {
  std::string line = "complete -c paperhop -n '" + condition + "'";
  if (option.letter != 0) line.append(" -s ") += option.letter;
  line += " -l " + std::string(option.name);
  switch (option.kind) {
    case ValueKind::none: break;
    case ValueKind::choice: line += " -x -a '" + std::string(option.choices) + "'"; break;
    case ValueKind::browser: line += " -x -a '" + browser_words() + "'"; break;
    case ValueKind::target: line += " -x -a '(" + quoted(kTargetNames, "\\'") + ")'"; break;
    case ValueKind::file: line += " -r -F"; break;
    case ValueKind::text: line += " -x"; break;
  }
  return line + " -d '" + quoted(option.help, "\\'") + "'\n";
}

/// The words that a command takes as its operand, blank-separated; empty where it takes others.
std::string operand_words(const Command& command) {
  if (command.operand_kind != ValueKind::choice) return {};
  std::string words(command.operands);
  std::replace(words.begin(), words.end(), '|', ' ');
  return words;
}

std::string bash_operands(const Command& command) {
  const std::string words = operand_words(command);
  if (command.operand_kind != ValueKind::file && words.empty()) return {};
  return "      [[ $current == -* ]] || { " + bash_values(command.operand_kind, words) + "; return; }\n";
}

std::string zsh_operands(const Command& command) {
  const std::string words = operand_words(command);
  if (!words.empty()) return "    '1: :" + zsh_action(ValueKind::choice, words) + "'\n}\n";
  return command.operand_kind == ValueKind::file ? "    '*:file:_files'\n}\n" : "    '*: : '\n}\n";
}

std::string fish_operands(const Command& command, const std::string& condition) {
  const std::string words = operand_words(command);
  const std::string line = "complete -c paperhop -n '" + condition + "'";
  if (!words.empty()) return line + " -a '" + words + "'\n";
  return command.operand_kind == ValueKind::file ? line + " -F\n" : std::string();
}

}  // namespace

std::string bash_completion() {
  std::string out =
      "# bash completion of paperhop; made by `paperhop --generate bash`.\n"
      "_paperhop() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local command='' options='' word\n"
      "  COMPREPLY=()\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $word in\n      " +
      command_names("|") + ") command=$word; break;;\n    esac\n  done\n  case $command in\n";
  for (const Command& command : all_commands()) {
    out += "    " + std::string(command.name) + ")\n" + bash_options(options_of(command));
    out += bash_operands(command) + "      ;;\n";
  }
  const std::vector<Option> global(global_options().begin(), global_options().end());
  out += "    *)\n" + bash_options(global) + "      [[ $current == -* ]] || options='" + command_names(" ") +
         "'\n      ;;\n  esac\n" +
         "  COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n}\n"
         "complete -F _paperhop paperhop\n";
  return out;
}

std::string zsh_completion() {
  std::string out =
      "#compdef paperhop\n# zsh completion of paperhop; made by `paperhop --generate zsh`.\n"
      "_paperhop__target_names() {\n  local -a names\n  names=(${(f)\"$(" +
      std::string(kTargetNames) + ")\"})\n  compadd -a names\n}\n";
  for (const Command& command : all_commands()) {
    out += "_paperhop_" + std::string(command.name) + "() {\n  _arguments -s -S \\\n";
    for (const Option& option : options_of(command)) out += zsh_specs(option);
    out += zsh_operands(command);
  }
  out += "_paperhop() {\n  local context state state_descr line\n  typeset -A opt_args\n  _arguments -s -S -C \\\n";
  for (const Option& option : global_options()) out += zsh_specs(option);
  out +=
      "    '1: :->command' '*:: :->argument'\n"
      "  case $state in\n    command)\n      local -a commands=(\n";
  for (const Command& command : all_commands()) {
    out += "        '" + std::string(command.name) + ":" + zsh_text(command.help) + "'\n";
  }
  out +=
      "      )\n      _describe command commands;;\n"
      "    argument) (( $+functions[_paperhop_$words[1]] )) && _paperhop_$words[1];;\n  esac\n}\n"
      "if [[ $funcstack[1] == _paperhop ]]; then _paperhop \"$@\"; else compdef _paperhop paperhop; fi\n";
  return out;
}

std::string fish_completion() {
  std::string out =
      "# fish completion of paperhop; made by `paperhop --generate fish`.\n"
      "complete -c paperhop -f\n";
  for (const Command& command : all_commands()) {
    out += "complete -c paperhop -n __fish_use_subcommand -a " + std::string(command.name) + " -d '" +
           quoted(command.help, "\\'") + "'\n";
  }
  for (const Option& option : global_options()) out += fish_line(option, "__fish_use_subcommand");
  for (const Command& command : all_commands()) {
    const std::string condition = "__fish_seen_subcommand_from " + std::string(command.name);
    out += fish_operands(command, condition);
    for (const Option& option : options_of(command)) out += fish_line(option, condition);
  }
  return out;
}

std::string generate(std::string_view what) {
  if (what == "man") return man_page();
  if (what == "bash") return bash_completion();
  if (what == "zsh") return zsh_completion();
  if (what == "fish") return fish_completion();
  return {};
}

}  // namespace paperhop::cli
