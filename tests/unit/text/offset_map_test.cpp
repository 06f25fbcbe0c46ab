// SPDX-License-Identifier: Apache-2.0
#include "text/offset_map.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

namespace paperhop {
namespace {

TEST_CASE("A map without pieces maps every offset to itself") {
  const OffsetMap map;
  CHECK(map.size() == 0);
  CHECK(map.begin_of(7) == 7);
  CHECK(map.end_of(7) == 7);
}

TEST_CASE("A piece of nothing is no piece") {
  OffsetMap map;
  map.add(0, 5, 3);
  CHECK(map.size() == 0);
}

TEST_CASE("Equal pieces map byte by byte, others as a whole") {
  OffsetMap map;      // text: abc & d
  map.add(3, 10, 3);  // abc at 10
  map.add(1, 13, 5);  // "&amp;" became "&"
  map.add(1, 20, 1);  // two bytes were taken out, then d
  CHECK(map.size() == 5);
  CHECK(map.begin_of(0) == 10);
  CHECK(map.begin_of(2) == 12);
  CHECK(map.begin_of(3) == 13);
  CHECK(map.begin_of(4) == 20);
  CHECK(map.end_of(0) == 10);
  CHECK(map.end_of(3) == 13);
  CHECK(map.end_of(4) == 18);
  CHECK(map.end_of(5) == 21);
}

TEST_CASE("What was taken out belongs to no span beside it") {
  OffsetMap map;
  map.add(4, 0, 4);
  map.add(4, 7, 4);  // three bytes between them are gone
  CHECK(map.end_of(4) == 4);
  CHECK(map.begin_of(4) == 7);
}

TEST_CASE("A piece that grew maps as a whole from each of its bytes") {
  OffsetMap map;
  map.add(3, 4, 1);  // one invalid byte became U+FFFD
  for (std::size_t out = 0; out < 3; ++out) CHECK(map.begin_of(out) == 4);
  for (std::size_t end = 1; end <= 3; ++end) CHECK(map.end_of(end) == 5);
}

/// One byte of text and the span it came from, kept the plain way.
struct Byte {
  std::size_t begin;
  std::size_t end;
};

TEST_CASE("Random rows of pieces agree with a table of every byte") {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    OffsetMap map;
    std::vector<Byte> table;
    std::size_t in = random() % 3;
    for (int piece = 0; piece < 12; ++piece) {
      const std::size_t out_size = random() % 4;
      const std::size_t in_size = random() % 2 == 0 ? out_size : random() % 5;
      map.add(out_size, in, in_size);
      for (std::size_t i = 0; i < out_size; ++i) {
        table.push_back(out_size == in_size ? Byte{in + i, in + i + 1} : Byte{in, in + in_size});
      }
      in += in_size + (random() % 3 == 0 ? random() % 4 : 0);
    }
    REQUIRE(map.size() == table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
      REQUIRE(map.begin_of(i) == table[i].begin);
      REQUIRE(map.end_of(i + 1) == table[i].end);
    }
  }
}

}  // namespace
}  // namespace paperhop
