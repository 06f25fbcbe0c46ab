// SPDX-License-Identifier: Apache-2.0
//
// The option table and the functions that run go together.
#include "cli/commands.hpp"

#include <catch2/catch.hpp>

namespace paperhop::cli {
namespace {

TEST_CASE("every command of the option table can be run") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.name);
    CHECK(is_built_in(command.name));
  }
  CHECK_FALSE(is_built_in("nope"));
  CHECK_FALSE(is_built_in(""));
}

}  // namespace
}  // namespace paperhop::cli
