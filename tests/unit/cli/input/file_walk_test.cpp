// SPDX-License-Identifier: Apache-2.0
//
// Which files a walk gives, and in which order.
#include "cli/input/file_walk.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/machine.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

/// The names, relative to the machine's folder; problems end in "!".
std::vector<std::string> walked(const Machine& machine, std::vector<std::string> operands, WalkOptions options) {
  for (std::string& operand : operands) operand = (machine.folder() / operand).string();
  FileWalk walk(operands, std::move(options));
  std::vector<std::string> names;
  while (const auto file = walk.next()) {
    names.push_back(fs::path(file->name).lexically_relative(machine.folder()).string() + (file->problem ? "!" : ""));
  }
  return names;
}

WalkOptions recursive() {
  WalkOptions options;
  options.recursive = true;
  return options;
}

using Names = std::vector<std::string>;

TEST_CASE("the order is that of the paths' bytes, of operands as they were given") {
  const Machine machine;
  for (const char* name : {"r/a/z", "r/a-b", "r/a.b", "r/B", "r/a/b/c", "r/\xC3\xA9", "s/one"}) {
    write_text(machine.folder() / name, "");
  }
  CHECK(walked(machine, {"s", "r"}, recursive()) ==
        Names{"s/one", "r/B", "r/a-b", "r/a.b", "r/a/b/c", "r/a/z", "r/\xC3\xA9"});
}

TEST_CASE("what is not there is told by each shard") {
  const Machine machine;
  write_text(machine.folder() / "a", "");
  for (std::size_t index = 1; index <= 3; ++index) {
    WalkOptions options = recursive();
    options.shard = {index, 3};
    const Names names = walked(machine, {"a", "gone"}, options);
    CHECK(names == (index == 1 ? Names{"a", "gone"} : Names{"gone"}));
  }
}

TEST_CASE("links, pipes and hidden names in folders are passed over; what is named is not") {
  const Machine machine;
  write_text(machine.folder() / "r/a", "");
  write_text(machine.folder() / "r/.hidden/x", "");
  write_text(machine.folder() / "r/.y", "");
  fs::create_symlink(machine.folder() / "r/a", machine.folder() / "r/link");
  fs::create_directory_symlink("..", machine.folder() / "r/loop");
  fs::create_directory_symlink("r", machine.folder() / "named");
  REQUIRE(::mkfifo((machine.folder() / "r/pipe").c_str(), 0600) == 0);
  CHECK(walked(machine, {"r"}, recursive()) == Names{"r/a"});
  CHECK(walked(machine, {"r/.hidden", "r/link", "r/pipe", "named"}, recursive()) ==
        Names{"r/.hidden/x", "r/link", "r/pipe", "named/a"});
  WalkOptions hidden = recursive();
  hidden.hidden = true;
  CHECK(walked(machine, {"r"}, hidden) == Names{"r/.hidden/x", "r/.y", "r/a"});
}

TEST_CASE("without being asked for, a folder is not gone through") {
  const Machine machine;
  write_text(machine.folder() / "r/a", "");
  CHECK(walked(machine, {"r", "missing"}, {}) == Names{"r", "missing"});
}

TEST_CASE("patterns choose in folders only, from the named folder on") {
  const Machine machine;
  for (const char* name : {"r/a.pdf", "r/b.txt", "r/old/a.pdf", "r/new/c.pdf", "n.txt"}) {
    write_text(machine.folder() / name, "");
  }
  WalkOptions options = recursive();
  options.globs = NameGlobs::parse({"*.pdf", "!old"}).value();
  CHECK(walked(machine, {"r", "n.txt"}, options) == Names{"r/a.pdf", "r/new/c.pdf", "n.txt"});
  options.globs = NameGlobs::parse({"new/*"}).value();
  CHECK(walked(machine, {"r"}, options) == Names{"r/new/c.pdf"});
}

TEST_CASE("a folder that cannot be listed is a problem in its place, and the rest goes on") {
  if (::geteuid() == 0) return;  // root lists everything; tests/cli has a case for it
  const Machine machine;
  write_text(machine.folder() / "r/a", "");
  write_text(machine.folder() / "r/locked/x", "");
  write_text(machine.folder() / "r/z", "");
  fs::permissions(machine.folder() / "r/locked", fs::perms::none);
  CHECK(walked(machine, {"r"}, recursive()) == Names{"r/a", "r/locked!", "r/z"});
  fs::permissions(machine.folder() / "r/locked", fs::perms::owner_all);
}

TEST_CASE("no operand, no file; the folder that nobody named adds nothing to the names") {
  FileWalk nothing({}, recursive());
  CHECK_FALSE(nothing.next());
  WalkOptions implied = recursive();
  implied.is_implied = true;
  FileWalk walk({"."}, implied);
  const auto file = walk.next();
  if (file) CHECK_FALSE(file->name.starts_with("./"));
}

}  // namespace
}  // namespace paperhop::cli
