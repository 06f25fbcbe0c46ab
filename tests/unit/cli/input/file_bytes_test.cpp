// SPDX-License-Identifier: Apache-2.0
//
// Opening what may keep one waiting: never where a regular file is asked for.
#include "cli/input/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <string>

#include "cli/machine.hpp"

namespace paperhop::cli {
namespace {

/// Why it is not opened; empty where it is.
std::string refusal_of(const std::string& name) {
  const Result<UniqueFd> opened = open_regular_file(name);
  return opened.ok() ? "" : std::string(code_name(opened.error().code));
}

TEST_CASE("only a regular file is opened as one, and nobody is waited for") {
  const Machine machine;
  write_text(machine.folder() / "file", "text");
  const std::string folder = machine.folder().string();
  REQUIRE(::mkfifo((folder + "/pipe").c_str(), 0600) == 0);
  CHECK(refusal_of(folder + "/pipe") == "unreadable");
  CHECK(refusal_of("/dev/zero") == "unreadable");
  CHECK(refusal_of(folder + "/none") == "unreadable");
  CHECK(refusal_of(folder) == "is_directory");
  CHECK(refusal_of(folder + "/file").empty());
}

TEST_CASE("more of a regular file is never waited for") {
  const Machine machine;
  write_text(machine.folder() / "file", "text");
  const Result<UniqueFd> opened = open_file((machine.folder() / "file").string());
  REQUIRE(opened.ok());
  CHECK((::fcntl(opened.value().get(), F_GETFL) & O_NONBLOCK) != 0);
  CHECK(read_rest(opened.value().get(), {}).value() == "text");
}

}  // namespace
}  // namespace paperhop::cli
