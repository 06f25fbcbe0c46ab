// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal/streams.hpp"

#include "cli/terminal/printable.hpp"

namespace paperhop::cli {

void Streams::complain(std::string_view message) const {
  // What was found before stands before the complaint where both go to the same terminal.
  if (out_is_terminal) out.flush();
  std::string line = std::string(kComplaint).append(message);
  if (err_is_terminal) line = printable(line);
  err << line + "\n" << std::flush;
}

void Streams::complain(std::string_view file, std::string_view message) const {
  complain(std::string(file == "-" ? "standard input" : file) + ": " + std::string(message));
}

}  // namespace paperhop::cli
