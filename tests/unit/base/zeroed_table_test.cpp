// SPDX-License-Identifier: Apache-2.0
//
// A table keeps what it holds while it grows, and what is new in it is zero, on either side of the size from which it
// is memory of its own.
#include "base/zeroed_table.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <utility>

namespace paperhop {
namespace {

TEST_CASE("a table that grows keeps its items, and the others are zero") {
  ZeroedTable<std::uint64_t> table;
  CHECK(table.size() == 0);
  while (table.size() * sizeof(std::uint64_t) < 4 * limits::kTableMapped) {
    const std::size_t before = table.size();
    const std::size_t wanted = table.grown_size();
    table.grow();
    REQUIRE(table.size() == wanted);
    bool is_kept = true;
    for (std::size_t i = 0; i < table.size(); ++i) is_kept = is_kept && table[i] == (i < before ? i + 1 : 0);
    REQUIRE(is_kept);
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = i + 1;
  }
}

TEST_CASE("a table moves with what it holds") {
  ZeroedTable<std::uint64_t> from;
  from.grow();
  from[3] = 7;
  ZeroedTable<std::uint64_t> to(std::move(from));
  CHECK(to[3] == 7);
  ZeroedTable<std::uint64_t> large;
  while (large.size() * sizeof(std::uint64_t) < limits::kTableMapped) large.grow();
  large[5] = 9;
  to = std::move(large);
  CHECK(to[5] == 9);
}

}  // namespace
}  // namespace paperhop
