// SPDX-License-Identifier: Apache-2.0
//
// Slices of a gzipped WARC file: they give what the file gives in one stream, also where they were cut in the wrong
// place, and where something is wrong with what is around them.
#include <catch2/catch.hpp>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "cli/search/content_search.hpp"
#include "container/gzip_samples.hpp"
#include "ids/finder.hpp"

namespace paperhop::cli {
namespace {

std::string warc_record(const std::string& text) {
  return "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/\r\nContent-Type: text/plain\r\n"
         "Content-Length: " +
         std::to_string(text.size()) + "\r\n\r\n" + text + "\r\n\r\n";
}

/// Members of one record and one paper each, so many bytes of them; stored, so that each takes as many as it holds.
std::string members(std::size_t size, int& paper) {
  std::string all;
  while (all.size() < size) {
    all += gzip_member(warc_record("arXiv:2402." + std::to_string(10000 + paper++) + std::string(3000, ' ')), 0);
  }
  return all;
}

/// A member that stores whole members, where cuts look right and are wrong.
std::string trap(int& paper) {
  return gzip_member(
      warc_record("arXiv:2402." + std::to_string(10000 + paper++) + "\n" + members(3 * limits::kSlice, paper)), 0);
}

/// Gives its bytes, and an error at their end.
class FailingStream : public ByteStream {
 public:
  explicit FailingStream(std::string_view bytes) : memory_(bytes) {}
  Result<Got> read(char* to, std::size_t size) override {
    Result<Got> got = memory_.read(to, size);
    if (got.ok() && got.value().size == 0) return Error{ErrorCode::unreadable, "cannot be read on; try again"};
    return got;
  }

 private:
  MemoryStream memory_;
};

struct Found {
  std::string out;
  std::multiset<std::string> lines;
  bool ok = false;
};

struct Asked {
  Format format = Format::id;
  std::uint64_t most_unpacked = limits::kUnpackedAlways;
};

/// `helpers` threads search beside this one; none: slices wait until they are needed.
Found search_in_queue(ByteStream& stream, std::size_t helpers, const Asked& asked = {}) {
  FindOptions options;
  options.style.format = asked.format;
  const Finder finder;
  const HitWriter::AddressOf address_of = [](const PaperId&) { return std::string(); };
  const auto make_tools = [&] {
    return SearchTools{options, finder, address_of, -1, [] { return false; }, PdfWorker(), nullptr};
  };
  std::ostringstream out;
  const Streams streams{out, out};
  Progress progress;
  OrderedOutput output(streams, progress);
  const std::shared_ptr<OutputSlot> slot = output.open();
  WorkPool pool(2);
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < helpers; ++i) {
    threads.emplace_back([&] {
      SearchTools tools = make_tools();
      pool.help(tools);
    });
  }
  SearchTools tools = make_tools();
  Found found;
  {
    LeafQueue queue(pool, tools, *slot, "f");
    UnpackBudget budget(asked.most_unpacked);
    const std::string file = "f";
    Window window(stream);
    found.ok = ContentSearch(options, file, queue, &queue, budget).search(window, {}).ok();
    queue.finish();
  }
  pool.close();
  threads.clear();
  found.out = out.str();
  std::istringstream lines(found.out);
  for (std::string line; std::getline(lines, line);) found.lines.insert(line);
  return found;
}

Found search_in_queue(const std::string& bytes, std::size_t helpers, const Asked& asked = {}) {
  MemoryStream stream(bytes);
  return search_in_queue(stream, helpers, asked);
}

/// What stands in the lines: so many papers from the first on, and so many complaints.
void check(const Found& found, int papers, std::size_t complaints) {
  std::set<std::string> seen;
  std::size_t others = 0;
  for (const std::string& line : found.lines) {
    line.starts_with("arxiv:") ? void(seen.insert(line)) : void(++others);
  }
  CHECK(seen.size() == static_cast<std::size_t>(papers));
  CHECK(others == complaints);
  CHECK(found.lines.size() == seen.size() + others);
}

TEST_CASE("slices give what the whole gives, cut rightly or not") {
  const std::size_t helpers = GENERATE(0U, 1U, 3U);
  int papers = 0;
  std::string packed = members(3 * limits::kSlice, papers);
  int hidden = papers;
  check(search_in_queue(packed, helpers), papers, 0);
  packed += trap(hidden);
  ++papers;  // those that the trap stores are no text
  std::string rest = members(3 * limits::kSlice, hidden);
  const Found found = search_in_queue(packed + rest, helpers);
  CHECK(found.ok);
  CHECK(found.lines.count("arxiv:2402." + std::to_string(10000 + hidden - 1)) == 1);
  CHECK(found.lines.count("arxiv:2402.10000") == 1);
}

TEST_CASE("a complaint about what is around slices is told once, and costs none of them") {
  const std::size_t helpers = GENERATE(0U, 1U, 3U);
  const bool has_trap = GENERATE(false, true);
  int papers = 0;
  const std::string before =
      (has_trap ? gzip_member(warc_record("x"), 0) + trap(papers) : std::string()) + members(limits::kSlice, papers);
  const int between = papers;
  const std::string behind = members(2 * limits::kSlice, papers);
  // Junk between the two members that hold the inner file.
  const Found found = search_in_queue(gzip_member(before, 0) + "some junk" + gzip_member(behind, 0), helpers);
  CHECK(found.ok);
  std::size_t complaints = 0;
  for (const std::string& line : found.lines) complaints += line.find("no gzip data") != std::string::npos;
  CHECK(complaints == 1);
  for (int paper = between; paper < papers; ++paper) {
    REQUIRE(found.lines.count("arxiv:2402." + std::to_string(10000 + paper)) == 1);
  }
}

TEST_CASE("what was read before an error is searched, slices and all") {
  const std::size_t helpers = GENERATE(0U, 1U, 3U);
  const bool has_trap = GENERATE(false, true);
  int papers = 0;
  std::string packed = has_trap ? gzip_member(warc_record("x"), 0) + trap(papers) : std::string();
  const int first = papers;
  packed += members(2 * limits::kSlice, papers);
  FailingStream stream(packed);
  const Found found = search_in_queue(stream, helpers);
  CHECK_FALSE(found.ok);
  // One stream, which goes on behind the trap, may meet the error while it reads the last record.
  for (int paper = first; paper < papers - (has_trap ? 1 : 0); ++paper) {
    REQUIRE(found.lines.count("arxiv:2402." + std::to_string(10000 + paper)) == 1);
  }
}

/// Members that are full of papers, so many bytes of them.
std::string dense_members(std::size_t size, int& paper) {
  std::string all;
  while (all.size() < size) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "arXiv:2402." + std::to_string(10000 + paper++ % 90000) + "\n";
    all += gzip_member(warc_record(text), 6);
  }
  return all;
}

TEST_CASE("slices that find more than is kept give what the whole gives, cut rightly or not") {
  const bool has_trap = GENERATE(false, true);
  int papers = 0;
  std::string packed = dense_members(2 * limits::kSlice, papers);
  int traps = 0;
  if (has_trap) packed += trap(traps);
  packed += dense_members(2 * limits::kSlice, papers);
  const Found alone = search_in_queue(packed, 0, {Format::json});
  CHECK(alone.ok);
  CHECK(alone.lines.size() == static_cast<std::size_t>(papers));  // what the trap stores is no text
  CHECK(alone.out.size() > 2 * limits::kHeldLeafOutput);
  for (const std::size_t helpers : {1U, 3U}) {
    CHECK(search_in_queue(packed, helpers, {Format::json}).out == alone.out);
  }
}

TEST_CASE("slices have one budget of what may be unpacked, and end at the same byte") {
  const auto check_all = [](const std::string& packed, std::uint64_t most, std::size_t least_found) {
    const Found alone = search_in_queue(packed, 0, {Format::id, most});
    CHECK_FALSE(alone.ok);
    CHECK(alone.lines.size() >= least_found);
    for (const std::size_t helpers : {1U, 3U}) {
      const Found found = search_in_queue(packed, helpers, {Format::id, most});
      CHECK_FALSE(found.ok);
      CHECK(found.out == alone.out);
    }
    CHECK(search_in_queue(packed, 1, {Format::id, 100 * most}).ok);
  };
  SECTION("none of them needs more than its part") {
    int papers = 0;
    const std::string packed = members(4 * limits::kSlice, papers);
    check_all(packed, 2 * limits::kSlice, static_cast<std::size_t>(papers) / 3);
  }
  SECTION("each of them needs more") {
    std::string text;
    for (int i = 0; i < 128; ++i) text += "arXiv:2402." + std::to_string(10000 + i) + std::string(limits::kMiB, ' ');
    const std::string bomb = gzip_member(warc_record(text), 9);
    REQUIRE(limits::kUnpackedRatio * bomb.size() < text.size());
    check_all(bomb + bomb + bomb + bomb, 5 * text.size() / 2, 256);
  }
}

TEST_CASE("an output that may have to be taken back is held until it is known to be sound") {
  std::ostringstream out;
  const Streams streams{out, out};
  LeafOutput output(streams);
  int asked = 0;
  const bool is_sound = GENERATE(true, false);
  output.keep_at_most(100, [] { FAIL("it has the turn"); });
  output.hold_until([&] { return ++asked == 1 && is_sound; });
  output.give_turn(streams);
  output.streams().out << std::string(100, 'a') << std::flush;
  CHECK(out.str().empty());
  CHECK(asked == 0);
  for (int i = 0; i < 3; ++i) output.streams().out << std::string(100, 'b') << std::flush;
  CHECK(asked == 1);
  CHECK(output.is_miscut() != is_sound);
  CHECK(out.str() == (is_sound ? std::string(100, 'a') + std::string(300, 'b') : std::string()));
}

}  // namespace
}  // namespace paperhop::cli
