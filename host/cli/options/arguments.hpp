// SPDX-License-Identifier: Apache-2.0
//
// Arguments: the command line, taken apart. CLI11 does the reading and is fed from the option
// table; nobody else includes it. What is wrong comes back as one sentence.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/options/options.hpp"

namespace paperhop::cli {

struct Arguments {
  const Command* command = nullptr;                                     ///< null where none was given
  std::map<std::string, std::vector<std::string>, std::less<>> values;  ///< by long name; flags have a value, too
  std::vector<std::string> operands;
  bool short_help = false;  ///< help was asked for by its letter

  bool has(std::string_view option) const { return values.find(option) != values.end(); }

  /// The last value given for an option.
  std::optional<std::string> value(std::string_view option) const {
    const auto found = values.find(option);
    if (found == values.end() || found->second.empty()) return std::nullopt;
    return found->second.back();
  }

  /// All values given for an option, in order.
  std::vector<std::string> all(std::string_view option) const {
    const auto found = values.find(option);
    return found == values.end() ? std::vector<std::string>() : found->second;
  }
};

/// bad_usage with its sentence: what was wrong; what to do.
Error bad_usage(std::string message);

/// A whole number from 1, in digits and nothing else; nothing where `text` is none.
std::optional<std::size_t> parse_count(std::string_view text);

/// Reads the arguments behind the program's name. Errors have code bad_usage.
Result<Arguments> parse_arguments(const std::vector<std::string>& given);

}  // namespace paperhop::cli
