// SPDX-License-Identifier: Apache-2.0
//
// zstd data of all sorts, made by libzstd: whole, of many frames, damaged, cut off, hostile.
#include <zstd.h>

#include <catch2/catch.hpp>
#include <random>

#include "base/limits.hpp"
#include "container/noise.hpp"
#include "container/streams.hpp"

namespace paperhop {
namespace {

using namespace std::string_literals;

/// A frame with a checksum behind it; `window_log` 0 lets zstd choose.
std::string frame(std::string_view text, int window_log = 0) {
  ZSTD_CCtx* const state = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(state, ZSTD_c_checksumFlag, 1);
  if (window_log > 0) ZSTD_CCtx_setParameter(state, ZSTD_c_windowLog, window_log);
  std::string packed(ZSTD_compressBound(text.size()) + 100, '\0');
  ZSTD_outBuffer out{packed.data(), packed.size(), 0};
  ZSTD_inBuffer in{text.data(), text.size(), 0};
  // As a writer of a stream, who does not know the size: a frame that is one segment needs no window.
  ZSTD_compressStream2(state, &out, &in, ZSTD_e_continue);
  ZSTD_compressStream2(state, &out, &in, ZSTD_e_end);
  ZSTD_freeCCtx(state);
  packed.resize(out.pos);
  return packed;
}

TEST_CASE("frames follow each other, whatever the reads are") {
  const std::string large = noise(700'000, 1);
  const std::string packed = frame("one ") + frame("") + frame(large) + frame("end");
  for (const std::size_t step : {0, 1, 17, 100'000}) {
    const Unpacked unpacked = unpack(unpack_zstd, packed, step);
    CHECK((unpacked.bytes == "one " + large + "end"));
    CHECK(unpacked.messages.empty());
    CHECK(unpacked.end == SliceEnd::clean);
  }
}

TEST_CASE("a frame with a wrong checksum gives all of it, the complaint, and the next frame") {
  for (const std::string& text : {"a short text"s, noise(700'000, 2)}) {
    std::string wrong = frame(text);
    wrong.back() = static_cast<char>(wrong.back() ^ 1);
    const std::string first = frame("first ");
    for (const std::size_t step : {0, 1, 100'000}) {
      const Unpacked unpacked = unpack(unpack_zstd, first + wrong + frame("next"), step);
      CAPTURE(step, text.size());
      CHECK((unpacked.bytes == "first " + text + "|next"));
      CHECK(unpacked.problems == std::vector<std::uint64_t>{first.size()});
      REQUIRE(unpacked.messages.size() == 1);
      CHECK(unpacked.messages[0].find("checksum") != std::string::npos);
    }
  }
}

TEST_CASE("a frame that looks back further than memory is given for is named as such") {
  const std::string text = noise(100'000, 3);
  CHECK((unpack(unpack_zstd, frame(text, limits::kZstdWindowLog)).bytes == text));
  const Unpacked unpacked = unpack(unpack_zstd, frame(text, limits::kZstdWindowLog + 1) + frame("next"));
  CHECK(unpacked.bytes == "|next");
  REQUIRE(unpacked.messages.size() == 1);
  CHECK(unpacked.messages[0].starts_with("a zstd frame that looks back more than 32 MiB"));
}

TEST_CASE("a frame that is cut off gives what was there") {
  const std::string first = frame("first ");
  const std::string text = noise(700'000, 4);
  const std::string packed = frame(text);
  std::size_t before = 0;
  for (std::size_t size = 1; size < packed.size(); size += size + 4 < packed.size() ? packed.size() / 9 : 1) {
    const Unpacked unpacked = unpack(unpack_zstd, first + packed.substr(0, size));
    CAPTURE(size);
    CHECK(std::string_view("first " + text).starts_with(unpacked.bytes));
    CHECK(unpacked.bytes.size() >= before);
    CHECK(unpacked.problems == std::vector<std::uint64_t>{first.size()});
    CHECK(unpacked.messages == std::vector{"zstd data that are cut off; get them once more"s});
    CHECK(unpacked.end == SliceEnd::inside_member);
    before = unpacked.bytes.size();
  }
  // Without the checksum, and a block of 128 KiB at a time before.
  CHECK((unpack(unpack_zstd, packed.substr(0, packed.size() - 4)).bytes == text));
  CHECK(unpack(unpack_zstd, packed.substr(0, packed.size() / 2)).bytes.size() > text.size() / 2 - 150'000);
}

TEST_CASE("random damage of zstd data never crashes it") {
  std::string packed;
  for (unsigned i = 0; i < 20; ++i) packed += frame(noise(500 + 100 * i, i));
  std::minstd_rand random(99);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = packed;
    for (unsigned i = 0; i < 1 + random() % 5; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    CHECK(unpack(unpack_zstd, damaged).bytes.size() < limits::kMiB);
  }
}

}  // namespace
}  // namespace paperhop
