// SPDX-License-Identifier: Apache-2.0
//
// Opener: starts the program that opens an address: $BROWSER, else xdg-open. No shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace paperhop::cli {

/// The commands that may open `address`, in the order in which to try them. `browser` is the
/// value of $BROWSER (null: not set): commands separated by colons, their words by blanks, "%s"
/// standing for the address; a value that is the path of a program is taken as a whole.
std::vector<std::vector<std::string>> opening_commands(const char* browser, const std::string& address);

/// Programs that were started and may still run.
class Opener {
 public:
  /// Opens an address with the first command that can be started. Waits until it ends, but not
  /// longer than a moment, so that a browser in the foreground does not hold up the next address.
  Status open(const char* browser, const std::string& address);

  /// Waits for all that still run; the error of the first that failed.
  Status wait_for_all();

 private:
  struct Running {
    int process;
    std::string program;
  };
  std::vector<Running> running_;
};

}  // namespace paperhop::cli
