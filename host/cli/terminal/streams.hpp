// SPDX-License-Identifier: Apache-2.0
//
// Streams: the three streams of a command and what stands behind them; passed to each command,
// so that none touches std::cout itself.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace paperhop::cli {

/// What all complaints begin with.
inline constexpr std::string_view kComplaint = "paperhop: ";

struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;

  /// One line on standard error: "paperhop: what was wrong; what to do".
  void complain(std::string_view message) const;
  /// The same about a file; "-" is called standard input.
  void complain(std::string_view file, std::string_view message) const;
};

}  // namespace paperhop::cli
