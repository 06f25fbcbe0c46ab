// SPDX-License-Identifier: Apache-2.0
//
// Exit codes as grep's: scripts rely on the numbers.
#include "cli/terminal/exit_status.hpp"

#include <catch2/catch.hpp>

namespace paperhop::cli {
namespace {

TEST_CASE("the numbers are 0, 1 and 2") {
  CHECK(exit_code(ExitStatus::found) == 0);
  CHECK(exit_code(ExitStatus::none) == 1);
  CHECK(exit_code(ExitStatus::error) == 2);
}

TEST_CASE("an error counts more than a hit, but not where only the hit was asked for") {
  struct Row {
    bool found, failed, quiet;
    ExitStatus status;
  };
  const auto row = GENERATE(Row{true, false, false, ExitStatus::found}, Row{false, false, false, ExitStatus::none},
                            Row{true, true, false, ExitStatus::error}, Row{false, true, false, ExitStatus::error},
                            Row{true, true, true, ExitStatus::found}, Row{false, true, true, ExitStatus::error},
                            Row{false, false, true, ExitStatus::none});
  CAPTURE(row.found, row.failed, row.quiet);
  CHECK(status_of(row.found, row.failed, row.quiet) == row.status);
}

}  // namespace
}  // namespace paperhop::cli
