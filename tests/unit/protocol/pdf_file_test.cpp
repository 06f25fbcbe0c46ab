// SPDX-License-Identifier: Apache-2.0
//
// What the host opens for a browser, and what it does not.
#include "protocol/pdf_file.hpp"

#include <catch2/catch.hpp>

using namespace paperhop;

TEST_CASE("an address of a file is a path") {
  const auto [address, path] = GENERATE(table<std::string, std::string>({
      {"file:///home/me/a.pdf", "/home/me/a.pdf"},
      {"file:/home/me/a.pdf", "/home/me/a.pdf"},
      {"FILE:///a.pdf", "/a.pdf"},
      {"file://localhost/a.pdf", "/a.pdf"},
      {"file://LocalHost/a.pdf", "/a.pdf"},
      {"file:///a%20b%23c%3F.pdf#page=3", "/a b#c?.pdf"},
      {"file:///a.pdf?download=1", "/a.pdf"},
      {"file:///%E8%AE%BA%E6%96%87.pdf", "/\xE8\xAE\xBA\xE6\x96\x87.pdf"},
      {"file:///%FF.pdf", "/\xFF.pdf"},
      {"file:///100%.pdf", "/100%.pdf"},
      {"file:///%252e.pdf", "/%2e.pdf"},
      {"/home/me/100%25 #1?.pdf", "/home/me/100%25 #1?.pdf"},
  }));
  INFO(address);
  const Result<std::string> read = path_of_file_address(address);
  REQUIRE(read.ok());
  CHECK(read.value() == path);
}

TEST_CASE("other computers, other schemes and parts of paths are refused") {
  const auto address =
      GENERATE(as<std::string>{}, "", "a.pdf", "./a.pdf", "file:", "file://", "file:a.pdf", "file://server/share/a.pdf",
               "file://localhost", "file://localhost.evil/a.pdf", "//server/share/a.pdf#", "https://example.org/a.pdf",
               "data:application/pdf,%PDF-", "file:///a%00.pdf", "ftp:///a.pdf");
  INFO(address);
  const Result<std::string> read = path_of_file_address(address);
  if (address.starts_with("//")) {
    CHECK(read.ok());  // a path that begins with two slashes is a path of this computer
  } else {
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::bad_request);
  }
}
