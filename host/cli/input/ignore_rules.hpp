// SPDX-License-Identifier: Apache-2.0
//
// IgnoreRules: the patterns of a .gitignore file, as git reads them (gitignore(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop::cli {

class IgnoreRules {
 public:
  /// Takes any text: lines that are no pattern say nothing.
  static IgnoreRules parse(std::string_view text);

  bool empty() const { return rules_.empty(); }
  /// True where the file or folder is left out, false where a pattern with "!" takes it in again, nothing where no
  /// pattern speaks of it. `below` is its path from the folder of the .gitignore file on, without a slash at its end.
  std::optional<bool> ignores(std::string_view below, bool is_folder) const;

 private:
  struct Rule {
    std::vector<std::string> parts;  ///< of the path; "**" stands for any number of them
    bool takes_in = false;
    bool only_folders = false;
  };
  static std::optional<Rule> rule_of(std::string_view line);

  std::vector<Rule> rules_;
};

}  // namespace paperhop::cli
