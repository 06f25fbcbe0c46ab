// SPDX-License-Identifier: Apache-2.0
//
// Two rounds of CLI11: the options before the command, then those of the command. One app for
// each round, no sub-apps and no positional options: CLI11 would take operands that are named
// like a command, are spelled "[a,b]" or are "++" for something else than operands.
#include "cli/options/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <iterator>

namespace paperhop::cli {

Error bad_usage(std::string message) {
  return {ErrorCode::bad_usage, std::move(message)};
}

std::optional<std::size_t> parse_count(std::string_view text) {
  std::size_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [number_end, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || number_end != end || count == 0) return std::nullopt;
  return count;
}

namespace {

/// The options of the global table, or of a command where one is given.
std::vector<Option> options_for(const Command* command) {
  if (command) return options_of(*command);
  return {global_options().begin(), global_options().end()};
}

std::string names_of(const Option& option) {
  std::string names = long_name(option);
  if (option.letter != 0) names.append(",").append(short_name(option));
  return names;
}

/// "-x", "--xyz": what is not like this is an operand ("-", "- a list item", "--- a rule").
bool looks_like_option(std::string_view word) {
  if (word.size() < 2 || word[0] != '-') return false;
  const std::string_view rest = word.substr(word[1] == '-' ? 2 : 1);
  return !rest.empty() && static_cast<unsigned char>(rest[0]) > ' ' && rest[0] != '-' && rest[0] != '!';
}

std::string help_hint(const Command* command) {
  return "`paperhop " + (command ? std::string(command->name) + " " : std::string()) + "--help` lists the options";
}

Error unknown_option(const std::string& word, const Command* command) {
  const std::string name = word.substr(0, word.find('='));
  const std::string of = command ? " of `paperhop " + std::string(command->name) + "`" : std::string();
  const std::string start = name + ": no such option" + of + "; ";
  if (name.starts_with("--")) {
    std::vector<std::string_view> names;
    const std::vector<Option> options = options_for(command);
    for (const Option& option : options) names.push_back(option.name);
    if (const std::string_view near = nearest_name(std::string_view(name).substr(2), names); !near.empty()) {
      return bad_usage(start + "did you mean --" + std::string(near) + "?");
    }
  }
  return bad_usage(start + help_hint(command) + "; -- ends them");
}

/// True where the word may be this option, or have its letter among others.
bool may_name(std::string_view word, const Option& option) {
  if (word.starts_with("--")) return word.substr(2, word.find('=') - 2) == option.name;
  return option.letter != 0 && word.starts_with('-') && word.find(option.letter) != std::string_view::npos;
}

/// Of a command's options those that the words may name: CLI11 compares each that it is told of with all others.
std::vector<Option> options_among(const std::vector<std::string>& words, const Command* command) {
  std::vector<Option> options = options_for(command);
  std::erase_if(options, [&](const Option& option) {
    return std::none_of(words.begin(), words.end(), [&](const std::string& word) { return may_name(word, option); });
  });
  return options;
}

/// CLI11 would take the next word for the value of "--name=".
Status check_spelling(const std::vector<std::string>& words, const std::vector<Option>& options) {
  for (const std::string& word : words) {
    for (const Option& option : options) {
      const std::string start = long_name(option) + "=";
      if (word == start && !option.argument.empty()) {
        return bad_usage(long_name(option) + ": its " + std::string(option.argument) + " is missing");
      }
      if (word.starts_with(start) && option.argument.empty()) {
        return bad_usage(long_name(option) + ": takes no value; leave \"" + word.substr(start.size() - 1) + "\" out");
      }
    }
  }
  return Done{};
}

Status check_choice(const Option& option, const std::string& value) {
  if (option.kind != ValueKind::choice) return Done{};
  const std::vector<std::string_view> choices = split_words(option.choices);
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return Done{};
  std::string list;
  for (const std::string_view choice : choices) list += (list.empty() ? "" : ", ") + std::string(choice);
  return bad_usage(long_name(option) + " " + value + ": no such " + std::string(option.argument) + "; use one of " +
                   list);
}

/// One round of CLI11. What is no option comes back in order.
Result<std::vector<std::string>> read_options(const std::vector<std::string>& words, const Command* command,
                                              Arguments& arguments) {
  const std::vector<Option> options = options_among(words, command);
  if (const Status status = check_spelling(words, options); !status.ok()) return status.error();

  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.prefix_command(command == nullptr);
  std::vector<CLI::Option*> handles;
  std::vector<std::vector<std::string>> values(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    CLI::Option* handle = options[i].argument.empty()
                              ? app.add_flag(names_of(options[i]))
                              : app.add_option(names_of(options[i]), values[i])->expected(1)->allow_extra_args(false);
    handles.push_back(handle->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch&) {
    // The only mismatch left after check_spelling: the last option's value is missing.
    return bad_usage(words.back() + ": its value is missing; " + help_hint(command));
  } catch (const CLI::ParseError& error) {
    return bad_usage(std::string(error.what()) + "; " + help_hint(command));
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (handles[i]->count() == 0) continue;
    for (const std::string& value : values[i]) {
      if (const Status status = check_choice(options[i], value); !status.ok()) return status.error();
    }
    std::vector<std::string>& given = arguments.values[std::string(options[i].name)];
    if (options[i].argument.empty()) given.emplace_back("true");
    given.insert(given.end(), values[i].begin(), values[i].end());
    if (options[i].name == "help" && std::find(words.begin(), words.end(), "--help") == words.end()) {
      arguments.short_help = true;
    }
  }
  return app.remaining();
}

/// `paperhop help` and `paperhop help COMMAND`, as git and others have it.
std::vector<std::string> with_help_as_option(std::vector<std::string> words) {
  if (!words.empty() && words.front() == "help") words.front() = "--help";
  return words;
}

Error unknown_command(const std::string& word) {
  std::vector<std::string_view> names;
  for (const Command& command : all_commands()) names.push_back(command.name);
  const std::string_view near = nearest_name(word, names);
  return bad_usage(
      word + ": no such command; " +
      (near.empty() ? "`paperhop --help` lists them" : "did you mean `paperhop " + std::string(near) + "`?"));
}

}  // namespace

Result<Arguments> parse_arguments(const std::vector<std::string>& given) {
  const std::vector<std::string> words = with_help_as_option(given);
  const auto end_of_options = std::find(words.begin(), words.end(), "--");
  std::vector<std::string> behind(end_of_options == words.end() ? end_of_options : std::next(end_of_options),
                                  words.end());

  Arguments arguments;
  Result<std::vector<std::string>> rest = read_options({words.begin(), end_of_options}, nullptr, arguments);
  if (!rest.ok()) return rest.error();
  std::vector<std::string> remaining = std::move(rest).value();
  if (remaining.empty()) {
    if (behind.empty()) return arguments;
    remaining = {behind.front()};
    behind.erase(behind.begin());
  }
  if (looks_like_option(remaining.front())) return unknown_option(remaining.front(), nullptr);
  arguments.command = find_command(remaining.front());
  if (!arguments.command) return unknown_command(remaining.front());

  remaining.erase(remaining.begin());
  Result<std::vector<std::string>> operands = read_options(remaining, arguments.command, arguments);
  if (!operands.ok()) return operands.error();
  for (const std::string& word : operands.value()) {
    if (looks_like_option(word)) return unknown_option(word, arguments.command);
  }
  arguments.operands = std::move(operands).value();
  arguments.operands.insert(arguments.operands.end(), behind.begin(), behind.end());
  if (arguments.command->operand_kind == ValueKind::none && !arguments.operands.empty()) {
    return bad_usage(arguments.operands.front() + ": `paperhop " + std::string(arguments.command->name) +
                     "` takes no such argument; leave it out");
  }
  return arguments;
}

}  // namespace paperhop::cli
