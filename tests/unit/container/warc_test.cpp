// SPDX-License-Identifier: Apache-2.0
//
// Records of WARC files, and what is wrong with them.
#include "container/warc.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "container/gzip_samples.hpp"
#include "container/streams.hpp"

namespace paperhop {
namespace {

std::string record(const std::string& body, const std::string& length = {}, const std::string& end = "\r\n") {
  return "WARC/1.0" + end + "WARC-Type: Resource" + end + "warc-target-uri:  <http://a/> " + end +
         "Content-Type: text/plain;" + end + "\tcharset=x" + end +
         "Content-Length: " + (length.empty() ? std::to_string(body.size()) : length) + end + end + body + end + end;
}

struct Seen {
  std::vector<std::string> bodies;
  std::vector<std::uint64_t> at;
  std::vector<std::uint64_t> problems;
};

/// All records of a stream; of every second one only some bytes are read.
Seen read(ByteStream& stream, bool skips = false) {
  Window window(stream);
  Seen seen;
  const OnProblem on_problem = [&](std::uint64_t at, const Error&) { seen.problems.push_back(at); };
  WarcReader reader(window, on_problem);
  while (true) {
    const auto next = reader.next();
    REQUIRE(next.ok());
    if (!next.value()) return seen;
    CHECK(next.value()->type == "resource");
    CHECK(next.value()->target == "http://a/");
    CHECK(next.value()->content_type == "text/plain; charset=x");
    seen.at.push_back(next.value()->at);
    seen.bodies.push_back(skips && seen.bodies.size() % 2 == 1 ? "" : all_of(reader.block(), 100));
  }
}

Seen read(const std::string& text, std::size_t step = 0, bool skips = false) {
  SlowStream stream(text, step);
  return read(stream, skips);
}

using Bodies = std::vector<std::string>;
using Places = std::vector<std::uint64_t>;

TEST_CASE("records one after the other, with their places") {
  const std::string large(3'000'000, 'x');
  const std::string text = record("one") + record("") + record(large) + record("two\n");
  for (const std::size_t step : {0, 1000, 1'000'000}) {
    const Seen seen = read(text, step);
    CHECK(seen.bodies == Bodies{"one", "", large, "two\n"});
    CHECK(seen.at == Places{0, record("one").size(), record("one").size() + record("").size(),
                            text.size() - record("two\n").size()});
    CHECK(seen.problems.empty());
  }
  CHECK(read(text, 0, true).bodies == Bodies{"one", "", large, ""});
  CHECK(read(record("one", {}, "\n") + record("two", {}, "\n")).bodies == Bodies{"one", "two"});
}

TEST_CASE("records of a file that is lent are lent") {
  const std::string large(30'000, 'x');
  const std::string text = record("one") + record(large) + record("two\n");
  LendingStream stream(text, text.size());
  Window window(stream);
  const OnProblem nobody = [](std::uint64_t, const Error&) { FAIL("no problem"); };
  WarcReader reader(window, nobody);
  for (const std::string& body : {std::string("one"), large, std::string("two\n")}) {
    REQUIRE(reader.next().value());
    Window inner(reader.block());
    REQUIRE(inner.fill(body.size()).value());
    CHECK_FALSE(inner.fill(body.size() + 1).value());
    CHECK(inner.view() == body);
  }
  CHECK_FALSE(reader.next().value());
  for (std::size_t lent = 0; lent < text.size(); lent += 997) {
    LendingStream partly(text, lent);
    CHECK(read(partly).bodies == Bodies{"one", large, "two\n"});
  }
}

TEST_CASE("wrong lengths, bytes between records, no end") {
  const Seen longer = read(record("one", "500") + record("two"));
  CHECK(longer.bodies == Bodies{"one", "two"});
  CHECK(longer.problems == Places{0});
  const Seen shorter = read(record("one and more", "3") + record("two"));
  CHECK(shorter.bodies == Bodies{"one", "two"});
  CHECK(shorter.problems.size() == 1);
  CHECK(read("junk\n" + record("one")).bodies == Bodies{"one"});
  CHECK(read(record("one") + "junk WARC/1.0\r\n" + record("two")).bodies == Bodies{"one", "two"});
  CHECK(read(record("one", "-1") + record("two")).bodies == Bodies{"two"});
  CHECK(read(record("one", "99999999999999999999999999") + record("two")).bodies == Bodies{"two"});
  CHECK(read("WARC/1.0\r\n" + std::string(limits::kWarcHeader, 'x') + "\r\n" + record("two")).bodies == Bodies{"two"});
  const Seen cut = read(record("one") + record("two", "5000"));
  CHECK(cut.bodies.size() == 2);
  CHECK(cut.problems == Places{record("one").size()});
  CHECK(read("").bodies.empty());
}

TEST_CASE("a record that holds a WARC file is one record") {
  const std::string inner = record("inner") + record("other");
  CHECK(read(record(inner) + record("two")).bodies == Bodies{inner, "two"});
}

TEST_CASE("in gzip members records have the members' places, and damage ends them") {
  const std::string first = gzip_member(record("one"));
  std::string bad = gzip_member(record(std::string(3000, 'x')), 0);
  bad[1000] = static_cast<char>(bad[1000] ^ 1);
  const std::string packed = first + bad + gzip_member(record("two"));
  SlowStream slow(packed, 0);
  Window window(slow);
  UnpackBudget budget;
  budget.add_read(packed.size());
  Places problems;
  const OnProblem on_problem = [&](std::uint64_t at, const Error&) { problems.push_back(at); };
  const auto stream = unpack_gzip({window, budget, on_problem});
  REQUIRE(stream);
  const Seen seen = read(*stream);
  REQUIRE(seen.bodies.size() == 3);
  CHECK(seen.bodies.front() == "one");
  CHECK(seen.bodies.back() == "two");
  CHECK(seen.at == Places{0, first.size(), first.size() + bad.size()});
  CHECK(problems == Places{first.size()});
}

TEST_CASE("random damage never crashes it, and it ends") {
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += record("body " + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 20, 'y'));
  std::minstd_rand random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = text;
    for (unsigned i = 0; i < 1 + random() % 6; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    SlowStream stream(damaged, 0);
    Window window(stream);
    const OnProblem nobody = [](std::uint64_t, const Error&) {};
    WarcReader reader(window, nobody);
    int records = 0;
    while (reader.next().value()) ++records;
    CHECK(records > 10);
  }
}

}  // namespace
}  // namespace paperhop
