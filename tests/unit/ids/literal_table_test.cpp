// SPDX-License-Identifier: Apache-2.0
//
// The table of literals knows where its small numbers end. What it finds is tested with the scanner.
#include "ids/literal_table.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace paperhop {
namespace {

/// Literals that differ behind a key that all of them share.
std::vector<NumberedLiteral> literals_with(const std::string& key, std::size_t count) {
  std::vector<NumberedLiteral> literals;
  for (std::size_t i = 0; i < count; ++i) literals.push_back({key + std::to_string(i), {i}});
  return literals;
}

bool fits(const std::vector<NumberedLiteral>& literals, std::size_t width, std::size_t offset = 0) {
  return LiteralTable(literals, std::vector<std::size_t>(literals.size(), offset), width).fits();
}

TEST_CASE("A table has room for as many literals as it says") {
  for (const std::size_t width : {LiteralTable::kPair, LiteralTable::kWindow}) {
    CHECK(fits({}, width));
    CHECK(fits(literals_with("lite", LiteralTable::kMostLiterals), width));
    CHECK_FALSE(fits(literals_with("lite", LiteralTable::kMostLiterals + 1), width));
  }
}

TEST_CASE("Keys of digits only take so many slots that few of them fit") {
  CHECK(fits(literals_with("####", 10), LiteralTable::kWindow));
  CHECK_FALSE(fits(literals_with("####", 30), LiteralTable::kWindow));
}

TEST_CASE("Offsets of keys and numbers of hits have an end too") {
  constexpr std::size_t kMostOffset = 255;
  const std::vector<NumberedLiteral> one_long = {{std::string(2 * kMostOffset, 'a'), {0}}};
  CHECK(fits(one_long, LiteralTable::kWindow, kMostOffset));
  CHECK_FALSE(fits(one_long, LiteralTable::kWindow, kMostOffset + 1));

  constexpr std::size_t kMostNumber = 65535;
  CHECK(fits({{"literal", {kMostNumber}}}, LiteralTable::kPair));
  CHECK_FALSE(fits({{"literal", {kMostNumber + 1}}}, LiteralTable::kPair));
  CHECK(fits({{"literal", std::vector<std::size_t>(kMostNumber)}}, LiteralTable::kPair));
  CHECK_FALSE(fits({{"literal", std::vector<std::size_t>(kMostNumber + 1)}}, LiteralTable::kPair));
}

}  // namespace
}  // namespace paperhop
