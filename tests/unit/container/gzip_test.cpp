// SPDX-License-Identifier: Apache-2.0
//
// gzip data of all sorts: whole, of many members, damaged, hostile.
#include <catch2/catch.hpp>
#include <random>

#include "container/gzip_samples.hpp"
#include "container/noise.hpp"
#include "container/streams.hpp"

namespace paperhop {
namespace {

using namespace std::string_literals;

TEST_CASE("members follow each other, whatever the reads are") {
  const std::string large = noise(700'000, 1);
  const std::string packed = gzip_member("one ") + gzip_member("") + gzip_member(large) + gzip_member("end", 0);
  for (const std::size_t step : {0, 1, 17, 100'000}) {
    const Unpacked unpacked = unpack(unpack_gzip, packed, step);
    CHECK(unpacked.bytes == "one " + large + "end");
    CHECK(unpacked.problems.empty());
    CHECK(unpacked.end == SliceEnd::clean);
  }
}

TEST_CASE("a broken member is told with its place, and the others are read") {
  const std::string first = gzip_member(noise(5000, 2));
  std::string bad = gzip_member(noise(5000, 3));
  for (std::size_t i = 100; i < 140; ++i) bad[i] = static_cast<char>(bad[i] ^ 0x5A);
  const Unpacked unpacked = unpack(unpack_gzip, first + bad + gzip_member("whole"));
  CHECK(unpacked.bytes.starts_with(noise(5000, 2)));
  CHECK(unpacked.bytes.ends_with("|whole"));
  CHECK(unpacked.problems == std::vector<std::uint64_t>{first.size()});

  std::string sum = gzip_member("with a wrong sum");
  sum[sum.size() - 6] = static_cast<char>(sum[sum.size() - 6] ^ 1);
  CHECK(unpack(unpack_gzip, sum + gzip_member("next")).problems == std::vector<std::uint64_t>{0});
  CHECK(unpack(unpack_gzip, sum + gzip_member("next")).bytes.ends_with("|next"));
}

TEST_CASE("what a broken member gives does not depend on the reads") {
  std::string bad = gzip_member(noise(200'000, 4));
  for (std::size_t i = bad.size() / 2; i < bad.size() / 2 + 40; ++i) bad[i] = static_cast<char>(bad[i] ^ 0x5A);
  MemoryStream memory(bad);
  Window window(memory);
  UnpackBudget budget;
  budget.add_read(bad.size());
  std::size_t problems = 0;
  const OnProblem on_problem = [&](std::uint64_t, const Error&) { ++problems; };
  const auto stream = unpack_gzip({window, budget, on_problem});
  std::string given;
  std::string piece(100, '\0');
  for (Result<Got> got = stream->read(piece.data(), piece.size()); got.ok() && got.value().size > 0;
       got = stream->read(piece.data(), piece.size())) {
    given += piece.substr(0, got.value().size);
  }
  CHECK(given.size() > 90'000);
  CHECK(problems == 1);
  CHECK(unpack(unpack_gzip, bad).bytes.substr(0, given.size()) == given);
}

TEST_CASE("a member that is cut off does not take those behind it away") {
  const std::string first = gzip_member("first");
  const std::string text = noise(30'000, 21);
  const std::string large = gzip_member(text);
  const std::string rest = gzip_member("second") + gzip_member(noise(9000, 22)) + gzip_member("third");
  for (const std::size_t left : {11UL, 30UL, 500UL, large.size() / 2, large.size() - 9, large.size() - 1}) {
    for (const std::size_t step : {0, 17, 100'000}) {
      const Unpacked unpacked = unpack(unpack_gzip, first + large.substr(0, left) + rest, step);
      CAPTURE(left, step);
      CHECK(unpacked.bytes.ends_with("|second" + noise(9000, 22) + "third"));
      CHECK(unpacked.problems == std::vector<std::uint64_t>{first.size()});
    }
  }
  // The last one is cut off as well.
  const Unpacked both = unpack(unpack_gzip, large.substr(0, 99) + gzip_member("second") + large.substr(0, 99));
  CHECK(both.bytes.find("|second") != std::string::npos);
  CHECK(both.messages.back() == "gzip data that are cut off; get them once more");
}

TEST_CASE("what only looks like a member is none") {
  const std::string looks = "\x1F\x8B\x08"s + std::string(7, '\0') + "no member at all";
  std::string text;
  for (int i = 0; i < 2000; ++i) text += looks;
  const std::string stored = gzip_member(text, 0);
  // Half of it: all that there is, and no more.
  const Unpacked cut = unpack(unpack_gzip, stored.substr(0, stored.size() / 2));
  CHECK(text.starts_with(cut.bytes));
  CHECK(cut.problems == std::vector<std::uint64_t>{0});
  std::string bad = stored;
  bad[bad.size() - 6] = static_cast<char>(bad[bad.size() - 6] ^ 1);
  CHECK(unpack(unpack_gzip, bad + gzip_member("next")).bytes == text + "|next");
}

TEST_CASE("bytes between members, NULs at the end, an end inside a member") {
  const std::string one = gzip_member("one");
  CHECK(unpack(unpack_gzip, one + "some bytes" + gzip_member("two")).bytes == "onetwo");
  CHECK(unpack(unpack_gzip, one + "some bytes" + gzip_member("two")).problems ==
        std::vector<std::uint64_t>{one.size()});
  CHECK(unpack(unpack_gzip, one + std::string(1000, '\0')).problems.empty());
  for (std::size_t size = 1; size < one.size(); ++size) {
    const Unpacked cut = unpack(unpack_gzip, gzip_member("first") + one.substr(0, size));
    CAPTURE(size);
    CHECK(cut.bytes.starts_with("first"));
    CHECK(cut.problems.size() == 1);
    if (size > 1) CHECK(cut.messages == std::vector{"gzip data that are cut off; get them once more"s});
  }
  const Unpacked slice = unpack(unpack_gzip, one.substr(0, one.size() - 1), 0, false);
  CHECK(slice.problems.empty());
  CHECK(slice.end == SliceEnd::inside_member);
}

/// What zlib makes of it.
std::string zlib_unpacks(const std::string& packed) {
  z_stream state{};
  inflateInit2(&state, 15 + 16);
  std::string text(100'000, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  state.avail_in = static_cast<uInt>(packed.size());
  state.next_out = reinterpret_cast<Bytef*>(text.data());
  state.avail_out = static_cast<uInt>(text.size());
  inflate(&state, Z_SYNC_FLUSH);
  text.resize(state.total_out);
  inflateEnd(&state);
  return text;
}

TEST_CASE("a short member that is cut off anywhere gives all that its bytes tell") {
  const std::string sentence = "We build on arXiv:1706.03762, as everyone does. ";
  for (const std::string& text : {sentence, sentence + noise(60, 6), sentence + sentence + noise(300, 8)}) {
    for (const int level : {0, 1, 6, 9}) {
      const std::string packed = gzip_member(text, level);
      for (std::size_t size = 10; size < packed.size(); ++size) {
        const std::string cut = packed.substr(0, size);
        const std::string wanted = zlib_unpacks(cut);
        for (const std::size_t step : {1, 7, 100'000}) {
          const Unpacked unpacked = unpack(unpack_gzip, cut, step);
          CAPTURE(level, size, step);
          CHECK(unpacked.bytes == wanted);
          CHECK(unpacked.messages == std::vector{"gzip data that are cut off; get them once more"s});
        }
      }
    }
  }
}

TEST_CASE("a large member behind bytes that are none is read whole") {
  const std::string large = noise(700'000, 3);
  for (const std::string& between : {std::string(700, '\0'), std::string("some bytes")}) {
    const std::string packed = gzip_member("one ") + between + gzip_member(large) + gzip_member("end");
    for (const std::size_t step : {0, 17, 100'000}) {
      const Unpacked unpacked = unpack(unpack_gzip, packed, step);
      CAPTURE(step);
      CHECK(unpacked.bytes.size() == large.size() + 7);
      CHECK(unpacked.bytes == "one " + large + "end");
      CHECK(unpacked.problems.size() <= 1);
    }
  }
}

TEST_CASE("a million empty members are no work, a bomb is stopped") {
  const std::string empty = gzip_member("");
  std::string many;
  for (int i = 0; i < 1'000'000; ++i) many += empty;
  CHECK(unpack(unpack_gzip, many + gzip_member("x"), 100'000).bytes == "x");

  std::string bomb;
  for (const std::string part = gzip_member(std::string(32 * limits::kMiB, 'x'), 9); bomb.size() < 20 * part.size();)
    bomb += part;
  const Unpacked stopped = unpack(unpack_gzip, bomb, 100'000);
  CHECK(stopped.bytes.size() < limits::kUnpackedAlways + limits::kUnpackedRatio * bomb.size() + limits::kMiB);
  CHECK(stopped.bytes.ends_with('!'));
}

TEST_CASE("random damage never crashes it, and what comes before is given") {
  std::string packed;
  for (unsigned i = 0; i < 20; ++i) packed += gzip_member(noise(500 + 100 * i, i));
  std::minstd_rand random(99);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = packed;
    for (unsigned i = 0; i < 1 + random() % 5; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    const Unpacked unpacked = unpack(unpack_gzip, damaged);
    CHECK(unpacked.bytes.size() < 100'000);
  }
}

TEST_CASE("zlib and raw deflate data") {
  const std::string member = gzip_member("text of a server");
  const std::string raw = member.substr(10, member.size() - 18);
  CHECK(unpack(unpack_deflate, raw).bytes == "text of a server");
  CHECK(unpack(unpack_deflate, "no such data").problems.size() == 1);
}

}  // namespace
}  // namespace paperhop
