// SPDX-License-Identifier: Apache-2.0
//
// What the readers of the option table share: finding a command, the options that it takes,
// and the nearest name to a wrong one.
#include <algorithm>
#include <string>

#include "cli/options/options.hpp"

namespace paperhop::cli {
namespace {

/// Edits (insert, delete, change) between two short names.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

const Command* find_command(std::string_view name) {
  const auto commands = all_commands();
  const auto found = std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options(command.options.begin(), command.options.end());
  for (Option option : global_options()) {
    const bool taken = std::any_of(command.options.begin(), command.options.end(),
                                   [&](const Option& own) { return own.letter != 0 && own.letter == option.letter; });
    if (taken) option.letter = 0;
    options.push_back(option);
  }
  return options;
}

std::string short_name(const Option& option) {
  return {'-', option.letter};
}

std::string long_name(const Option& option) {
  std::string name("--");
  return name.append(option.name);
}

std::string spelling(const Option& option) {
  std::string text = option.letter != 0 ? short_name(option).append(", ") : std::string(4, ' ');
  text += long_name(option);
  if (!option.argument.empty()) text.append(" ").append(option.argument);
  return text;
}

std::vector<std::string_view> split_words(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) out.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& names) {
  constexpr std::size_t kLongestName = 32;  // longer input is no typing error, and costs time
  if (wrong.empty() || wrong.size() > kLongestName) return {};
  std::string_view best;
  std::size_t best_distance = wrong.size() / 3 + 2;
  for (const std::string_view name : names) {
    const bool is_start = name.starts_with(wrong) && wrong.size() >= 2;
    const std::size_t distance = is_start ? 1 : edit_distance(wrong, name);
    if (distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace paperhop::cli
