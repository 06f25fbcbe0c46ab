// SPDX-License-Identifier: Apache-2.0
//
// A window over bytes that are lent shows what one shows that reads them.
#include "container/window.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "container/streams.hpp"

namespace paperhop {
namespace {

std::string some_text(std::size_t size) {
  std::minstd_rand random(5);
  std::string text;
  while (text.size() < size) text += static_cast<char>('a' + random() % 26);
  return text;
}

TEST_CASE("any steps over lent bytes show the same as over read ones") {
  const std::string text = some_text(200'000);
  const std::size_t lent = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{70'000}, std::size_t{200'000});
  LendingStream lending(text, lent);
  SlowStream slow(text, 0);
  Window ours(lending);
  Window other(slow);
  std::minstd_rand random(3);
  std::vector<Block> taken;
  std::string expected;
  while (!other.is_at_end() || !other.view().empty()) {
    const std::size_t wanted = random() % 9000;
    CHECK(ours.fill(wanted).value() == other.fill(wanted).value());
    const std::size_t size = std::min({wanted, other.view().size(), ours.view().size()});
    REQUIRE(ours.view().substr(0, size) == other.view().substr(0, size));
    CHECK(ours.position() == other.position());
    CHECK(ours.packed_at(size / 2) == other.packed_at(size / 2));
    expected += other.view().substr(0, size);
    switch (random() % 4) {
      case 0: taken.push_back(block_of(ours.view().substr(0, size))), ours.skip(size); break;
      case 1: taken.push_back(own_block(ours.take(size))); break;
      case 2: {
        const std::string back(ours.take(size).view());
        if (random() % 8 == 0) ours.put_back(back), ours.skip(size);
        taken.push_back(block_of(back));
        break;
      }
      default: taken.push_back(ours.take(size));
    }
    other.skip(size);
    if (other.view().empty()) CHECK(other.fill(1).value() == ours.fill(1).value());
  }
  std::string all;
  for (const Block& block : taken) all += block.view();
  CHECK(all == expected);
  CHECK(all == text);
}

TEST_CASE("what was lent is given back with the last block of it") {
  LendingStream lending(some_text(200'000), 200'000);
  Window window(lending);
  REQUIRE(window.fill(50'000).ok());
  Block first = window.take(50'000);
  while (window.fill(1).value()) window.skip(window.view().size());
  const std::string kept(first.view());
  CHECK(kept == some_text(200'000).substr(0, 50'000));
  const std::size_t with_first = lending.owners_left();
  CHECK(with_first > 0);
  first = Block();
  CHECK(lending.owners_left() < with_first);
}

TEST_CASE("a window lends on what was lent to it, and nothing else") {
  LendingStream lending(some_text(10'000), 6'000);
  Window window(lending);
  REQUIRE(window.fill(3'000).ok());
  const char* const from = window.view().data();
  const Lent lent = window.lend(2'000);
  CHECK(lent.bytes.data() == from);
  CHECK(lent.bytes.size() == 2'000);
  CHECK(window.position() == 2'000);
  while (!window.lend(1'000).bytes.empty()) {
  }
  CHECK(window.position() == 6'000);
  REQUIRE(window.fill(1).ok());
  CHECK(window.lend(1'000).bytes.empty());
  CHECK(window.view().front() == some_text(10'000)[6'000]);
}

TEST_CASE("lent bytes that are all there is are not copied") {
  const Block block = block_of(some_text(5000));
  BlockStream stream(block, 70);
  Window window(stream);
  CHECK_FALSE(window.fill(9000).value());
  CHECK(window.is_at_end());
  CHECK(window.view().data() == block.view().data());
  CHECK(window.packed_at(1) == 71);
  window.skip(10);
  CHECK(window.take(4990).view().data() == block.view().data() + 10);
}

}  // namespace
}  // namespace paperhop
