// SPDX-License-Identifier: Apache-2.0
//
// Files as streams: large ones are lent from memory, and survive what happens to the file meanwhile.
#include "cli/input/file_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/unique_fd.hpp"
#include "cli/machine.hpp"
#include "container/window.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLarge = 3 * limits::kMapStep + 12'345;

std::string large_text() {
  std::string text;
  for (std::size_t line = 0; text.size() < kLarge; ++line) text += "line " + std::to_string(line) + "\n";
  text.resize(kLarge);
  return text;
}

struct LargeFile {
  Machine machine;
  fs::path path = machine.folder() / "large.txt";
  std::string text = large_text();
  UniqueFd descriptor;

  LargeFile() {
    write_text(path, text);
    fs::permissions(path, fs::perms(0644));
    descriptor = UniqueFd(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    REQUIRE(descriptor);
  }
};

void ignore(std::size_t) {}

/// All that the stream gives, by both ways.
std::string all_of(FileStream& stream) {
  Window window(stream);
  std::string all;
  while (window.fill(1).value()) {
    all += window.view();
    window.skip(window.view().size());
  }
  return all;
}

TEST_CASE("a large file is lent, a small one and one that others may write to are read") {
  LargeFile file;
  CHECK_FALSE(FileStream(file.descriptor.get(), ignore).lend(100).bytes.empty());
  for (const auto mode : {0664, 0646}) {
    REQUIRE(::lseek(file.descriptor.get(), 0, SEEK_SET) == 0);
    REQUIRE(::fchmod(file.descriptor.get(), static_cast<mode_t>(mode)) == 0);
    FileStream stream(file.descriptor.get(), ignore);
    CHECK(stream.lend(100).bytes.empty());
    CHECK(all_of(stream) == file.text);
  }
  REQUIRE(::fchmod(file.descriptor.get(), 0644) == 0);
  REQUIRE(::ftruncate(file.descriptor.get(), 1000) == 0);
  REQUIRE(::lseek(file.descriptor.get(), 0, SEEK_SET) == 0);
  FileStream small(file.descriptor.get(), ignore);
  CHECK(small.lend(100).bytes.empty());
  CHECK(all_of(small) == file.text.substr(0, 1000));
}

TEST_CASE("a file is given whole, and its descriptor stands behind it then") {
  LargeFile file;
  std::size_t told = 0;
  {
    FileStream stream(file.descriptor.get(), [&](std::size_t size) { told += size; });
    CHECK(all_of(stream) == file.text);
    CHECK(stream.check().ok());
  }
  CHECK(told == kLarge);
  CHECK(::lseek(file.descriptor.get(), 0, SEEK_CUR) == static_cast<off_t>(kLarge));
}

TEST_CASE("who stops in the middle leaves the descriptor there") {
  LargeFile file;
  {
    FileStream stream(file.descriptor.get(), ignore);
    CHECK(stream.lend(777).bytes.size() == 777);
  }
  CHECK(::lseek(file.descriptor.get(), 0, SEEK_CUR) == 777);
  // From there on it is read.
  FileStream rest(file.descriptor.get(), ignore);
  CHECK(rest.lend(1).bytes.empty());
  CHECK(all_of(rest) == file.text.substr(777));
}

TEST_CASE("what is written behind a file while it is read comes as well") {
  LargeFile file;
  FileStream stream(file.descriptor.get(), ignore);
  CHECK(stream.lend(10).bytes == file.text.substr(0, 10));
  REQUIRE(::pwrite(file.descriptor.get(), "more", 4, static_cast<off_t>(kLarge)) == 4);
  CHECK(all_of(stream) == file.text.substr(10) + "more");
  CHECK(stream.check().ok());
}

TEST_CASE("what a file loses while it is read is zeros, and told") {
  LargeFile file;
  FileStream stream(file.descriptor.get(), ignore);
  const Lent first = stream.lend(limits::kMapStep);
  REQUIRE(first.bytes.size() == limits::kMapStep);
  SECTION("what was lent and not looked at") {
    const std::size_t left = 4096;
    REQUIRE(::ftruncate(file.descriptor.get(), static_cast<off_t>(left)) == 0);
    CHECK(first.bytes.substr(0, left) == std::string_view(file.text).substr(0, left));
    CHECK(first.bytes.substr(left) == std::string(limits::kMapStep - left, '\0'));
    const Status lost = stream.check();
    REQUIRE_FALSE(lost.ok());
    CHECK(lost.error().code == ErrorCode::unreadable);
    CHECK(lost.error().message.find("from byte 4096 on") != std::string::npos);
    CHECK(all_of(stream).empty());
  }
  SECTION("in the middle of a page") {
    const std::size_t left = 5'000;
    REQUIRE(::ftruncate(file.descriptor.get(), static_cast<off_t>(left)) == 0);
    CHECK(first.bytes.substr(left, 3'000) == std::string(3'000, '\0'));
    REQUIRE_FALSE(stream.check().ok());
    CHECK(stream.check().error().message.find("from byte 5000 on") != std::string::npos);
  }
  SECTION("what was not lent yet") {
    const std::size_t left = limits::kMapStep + 1000;
    REQUIRE(::ftruncate(file.descriptor.get(), static_cast<off_t>(left)) == 0);
    CHECK(all_of(stream) == file.text.substr(limits::kMapStep, 1000));
    REQUIRE_FALSE(stream.check().ok());
    CHECK(stream.check().error().message.find("from byte " + std::to_string(left)) != std::string::npos);
  }
}

TEST_CASE("a regular file that cannot be mapped is read") {
  const UniqueFd descriptor(::open("/sys/kernel/btf/vmlinux", O_RDONLY | O_CLOEXEC));
  if (!descriptor) return;  // not every kernel has it
  FileStream stream(descriptor.get(), ignore);
  CHECK(stream.lend(100).bytes.empty());
  CHECK(all_of(stream).size() > limits::kMapLeast);
}

TEST_CASE("what is lent outlives the stream") {
  LargeFile file;
  Lent first;
  {
    FileStream stream(file.descriptor.get(), ignore);
    first = stream.lend(1000);
    CHECK(all_of(stream) == file.text.substr(1000));
  }
  CHECK(first.bytes == file.text.substr(0, 1000));
}

}  // namespace
}  // namespace paperhop::cli
