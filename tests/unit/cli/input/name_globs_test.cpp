// SPDX-License-Identifier: Apache-2.0
//
// Which files of a folder patterns choose.
#include "cli/input/name_globs.hpp"

#include <catch2/catch.hpp>

namespace paperhop::cli {
namespace {

NameGlobs globs(const std::vector<std::string>& patterns) {
  const auto parsed = NameGlobs::parse(patterns);
  REQUIRE(parsed.ok());
  return parsed.value();
}

TEST_CASE("without patterns everything is wanted") {
  CHECK(globs({}).wants_file("a/b.pdf"));
  CHECK(globs({}).wants_folder("a"));
}

TEST_CASE("a pattern is held against the name, with a slash against the path") {
  CHECK(globs({"*.pdf"}).wants_file("a/b.pdf"));
  CHECK_FALSE(globs({"*.pdf"}).wants_file("a.pdf/b"));
  CHECK(globs({"a/*.pdf"}).wants_file("a/c/b.pdf"));
  CHECK_FALSE(globs({"a/*.pdf"}).wants_file("b/a/c.pdf"));
  CHECK(globs({"/b.pdf"}).wants_file("b.pdf"));
  CHECK_FALSE(globs({"/b.pdf"}).wants_file("a/b.pdf"));
  CHECK(globs({"paper-[0-9]?.txt"}).wants_file("paper-1x.txt"));
}

TEST_CASE("a folder is gone through whatever is asked for, unless it is left out") {
  CHECK(globs({"*.pdf"}).wants_folder("a"));
  CHECK_FALSE(globs({"!build"}).wants_folder("x/build"));
  CHECK_FALSE(globs({"!build/"}).wants_folder("build"));
  CHECK(globs({"!build/"}).wants_file("build"));
  CHECK(globs({"!build/", "build"}).wants_folder("build"));
}

TEST_CASE("the last pattern that matches counts") {
  CHECK_FALSE(globs({"*.txt", "!old*"}).wants_file("old.txt"));
  CHECK(globs({"!old*", "*.txt"}).wants_file("old.txt"));
  CHECK(globs({"!*.log"}).wants_file("a.txt"));
  CHECK_FALSE(globs({"!*.log"}).wants_file("a.log"));
}

TEST_CASE("an empty pattern is wrong usage") {
  for (const char* pattern : {"", "!", "/"}) {
    CHECK(NameGlobs::parse({pattern}).error().code == ErrorCode::bad_usage);
  }
}

}  // namespace
}  // namespace paperhop::cli
