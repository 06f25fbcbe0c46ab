// SPDX-License-Identifier: Apache-2.0
//
// Standard output: errors are kept, terminals are spared, colour follows the conventions.
#include "cli/terminal/output.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <string>

namespace paperhop::cli {
namespace {

TEST_CASE("a full disk is known, and the stream turns bad") {
  const int full = ::open("/dev/full", O_WRONLY);
  REQUIRE(full >= 0);
  {
    FileBuffer buffer(full);
    std::ostream out(&buffer);
    out << "x";
    CHECK(out.good());
    out.flush();
    CHECK_FALSE(out.good());
    CHECK(buffer.error() == ENOSPC);
  }
  ::close(full);
}

TEST_CASE("a closed pipe is known") {
  ::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  ::close(ends[0]);
  FileBuffer buffer(ends[1]);
  std::ostream out(&buffer);
  out << std::string(1'000'000, 'x');
  CHECK_FALSE(out.good());
  CHECK(buffer.error() == EPIPE);
  ::close(ends[1]);
}

TEST_CASE("everything written arrives, whatever its size") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const std::string text = "one\n" + std::string(50'000, 'y') + "\ntwo\n";
  {
    FileBuffer buffer(ends[1]);
    std::ostream out(&buffer);
    out << "one\n" << std::string(50'000, 'y') << '\n' << "two\n" << std::flush;
    CHECK(buffer.error() == 0);
  }
  ::close(ends[1]);
  std::string got(text.size() + 1, '\0');
  std::size_t size = 0;
  for (ssize_t n = 1; n > 0; size += static_cast<std::size_t>(n)) n = ::read(ends[0], &got[size], got.size() - size);
  got.resize(size);
  CHECK(got == text);
  ::close(ends[0]);
}

TEST_CASE("colour: the option wins, then NO_COLOR, then CLICOLOR_FORCE, then the terminal") {
  CHECK(wants_color("always", false, "1", nullptr, nullptr));
  CHECK_FALSE(wants_color("never", true, nullptr, "1", "xterm"));
  CHECK(wants_color("auto", true, nullptr, nullptr, "xterm"));
  CHECK(wants_color("", true, "", nullptr, "xterm"));
  CHECK_FALSE(wants_color("auto", true, "1", "1", "xterm"));
  CHECK(wants_color("auto", false, nullptr, "1", nullptr));
  CHECK_FALSE(wants_color("auto", false, nullptr, "0", "xterm"));
  CHECK_FALSE(wants_color("auto", true, nullptr, nullptr, "dumb"));
  CHECK_FALSE(wants_color("auto", false, nullptr, nullptr, "xterm"));
}

}  // namespace
}  // namespace paperhop::cli
