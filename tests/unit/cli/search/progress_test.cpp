// SPDX-License-Identifier: Apache-2.0
//
// What the line of progress says, and when there is one.
#include "cli/search/progress.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace paperhop::cli {
namespace {

TEST_CASE("the line says what is known") {
  const auto text = [](std::size_t done, std::optional<std::size_t> all, std::size_t papers, double seconds) {
    return progress_text({done, all, papers, 0, std::nullopt, seconds});
  };
  CHECK(text(0, std::nullopt, 0, 1) == "0 files, 0 papers");
  CHECK(text(1, std::nullopt, 1, 2) == "1 file, 1 paper, 0.5 files/s");
  CHECK(text(12, 340, 56, 4) == "12 of 340 files, 56 papers, 3.0 files/s, 1 min 49 s left");
  CHECK(text(50, 100, 7, 1) == "50 of 100 files, 7 papers, 50 files/s, 1 s left");
  CHECK(text(10, 10, 7, 1) == "10 of 10 files, 7 papers, 10 files/s, 0 s left");
  CHECK(text(1, 10'001, 0, 1) == "1 of 10001 files, 0 papers, 1.0 files/s, 2 h 46 min left");
  // Files that came after the counting.
  CHECK(text(11, 10, 7, 1) == "11 of 10 files, 7 papers, 11 files/s");
}

TEST_CASE("bytes tell how much is left where they are known") {
  CHECK(progress_text({0, 1, 7, 300'000'000, 900'000'000, 2}) == "0 of 1 file, 7 papers, 150 MB/s, 4 s left");
  CHECK(progress_text({9, 10, 7, 1'000'000, 2'000'000, 1}) ==
        "9 of 10 files, 7 papers, 9.0 files/s, 1.0 MB/s, 1 s left");
  // What is left of a pipe is not known.
  CHECK(progress_text({0, 1, 7, 300'000'000, std::nullopt, 2}) == "0 of 1 file, 7 papers, 150 MB/s");
}

TEST_CASE("only a terminal that can go back in a line gets one") {
  CHECK(wants_progress(true, "xterm"));
  CHECK_FALSE(wants_progress(false, "xterm"));
  CHECK_FALSE(wants_progress(true, "dumb"));
  CHECK_FALSE(wants_progress(true, ""));
  CHECK_FALSE(wants_progress(true, nullptr));
}

TEST_CASE("what ends at once shows nothing") {
  std::ostringstream err;
  {
    Progress progress(err, FileWalk({"a", "b"}, {}));
    progress.file_is_done(1);
    const Progress::Pause pause = progress.pause();
  }
  CHECK(err.str().empty());
}

}  // namespace
}  // namespace paperhop::cli
