// SPDX-License-Identifier: Apache-2.0
//
// Which commands open an address.
#include "cli/opener.hpp"

#include <catch2/catch.hpp>

namespace paperhop::cli {
namespace {

using Commands = std::vector<std::vector<std::string>>;

TEST_CASE("without BROWSER xdg-open opens") {
  CHECK(opening_commands(nullptr, "https://a.org") == Commands{{"xdg-open", "https://a.org"}});
  CHECK(opening_commands("", "https://a.org") == Commands{{"xdg-open", "https://a.org"}});
}

TEST_CASE("BROWSER is a list of commands; %s stands for the address") {
  CHECK(opening_commands("firefox", "https://a.org") == Commands{{"firefox", "https://a.org"}});
  CHECK(opening_commands("w3m -T %s -x::lynx", "https://a.org/%s") ==
        Commands{{"w3m", "-T", "https://a.org/%s", "-x"}, {"lynx", "https://a.org/%s"}});
  CHECK(opening_commands(":", "https://a.org").empty());
}

TEST_CASE("an address is one word, whatever it holds") {
  CHECK(opening_commands("b", "https://a.org/$(x); y&z") == Commands{{"b", "https://a.org/$(x); y&z"}});
}

TEST_CASE("a program that cannot be started is an error that says what to do") {
  Opener opener;
  const Status status = opener.open("paperhop-no-such-browser", "https://a.org");
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().code == ErrorCode::start_failed);
  CHECK(status.error().message.find("set BROWSER") != std::string::npos);
  CHECK_FALSE(Opener().open("false", "https://a.org").ok());
  CHECK(Opener().open("nope-1:true", "https://a.org").ok());
}

}  // namespace
}  // namespace paperhop::cli
