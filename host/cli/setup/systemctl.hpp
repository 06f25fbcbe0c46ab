// SPDX-License-Identifier: Apache-2.0
//
// Systemctl: the user's service manager, asked by its own program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace paperhop::cli {

class Systemctl {
 public:
  /// Finds systemctl on `path` ($PATH) and asks whether a user's manager answers; an error that
  /// says what to do instead where none does.
  static Result<Systemctl> find(std::string_view path);

  /// Runs `systemctl --user WORDS`; the error is what it said.
  Status run(const std::vector<std::string>& words) const;

  /// Whether a unit is active.
  bool is_active(const std::string& unit) const;

 private:
  explicit Systemctl(std::string program) : program_(std::move(program)) {}

  std::string program_;
};

}  // namespace paperhop::cli
