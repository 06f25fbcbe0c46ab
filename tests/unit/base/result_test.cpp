// SPDX-License-Identifier: Apache-2.0
#include "base/result.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "base/version.hpp"

namespace paperhop {
namespace {

TEST_CASE("A result holds a value or an error") {
  const Result<int> good = 7;
  REQUIRE(good.ok());
  CHECK(good.value() == 7);

  const Result<int> bad = Error{ErrorCode::unreadable, "x: cannot be read"};
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().code == ErrorCode::unreadable);
  CHECK(bad.error().message == "x: cannot be read");
}

TEST_CASE("Every error code has a name of its own") {
  std::set<std::string_view> names;
  const int last = static_cast<int>(ErrorCode::internal);
  for (int code = 0; code <= last; ++code) names.insert(code_name(static_cast<ErrorCode>(code)));
  CHECK(names.size() == static_cast<std::size_t>(last) + 1);
  CHECK(code_name(ErrorCode::bad_json) == "bad_json");
}

TEST_CASE("The version is three numbers") {
  CHECK(std::string(kVersion).find_first_not_of("0123456789.") == std::string::npos);
}

}  // namespace
}  // namespace paperhop
