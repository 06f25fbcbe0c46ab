// SPDX-License-Identifier: Apache-2.0
#include "ids/host_name.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "ids/neighbours.hpp"

namespace paperhop {
namespace {

constexpr std::array<std::string_view, 2> kHosts = {"x.org", "x.org.uk"};

TEST_CASE("A host is read in any case, with a soft gap behind each dot") {
  CHECK(behind_host("X.oRg/", 0, "x.org") == 5);
  CHECK(behind_host("(x. \n\torg", 1, "x.org") == 9);
  CHECK(behind_host("x .org", 0, "x.org") == kNoBegin);
  CHECK(behind_host("x.\n\norg", 0, "x.org") == kNoBegin);
  CHECK(behind_host("x.or", 0, "x.org") == kNoBegin);
  CHECK(behind_host("", 0, "x.org") == kNoBegin);
}

TEST_CASE("A slash ends a host, a port may stand before it") {
  CHECK(behind_name_and_slash("x.org/a", 0, kHosts) == 6);
  CHECK(behind_name_and_slash("x.org.uk/a", 0, kHosts) == 9);
  CHECK(behind_name_and_slash("x.org:80/", 0, kHosts) == 9);
  CHECK(behind_name_and_slash("x.org:65535/", 0, kHosts) == 12);
  for (const std::string_view none :
       {"x.org", "x.org:", "x.org:/", "x.org:123456/", "x.org:80", "x.orgs/", "x.org /"}) {
    CAPTURE(none);
    CHECK(behind_name_and_slash(none, 0, kHosts) == kNoBegin);
  }
}

}  // namespace
}  // namespace paperhop
