// SPDX-License-Identifier: Apache-2.0
//
// Where memory runs out over what is found, that is told, and what was found before stays.
#include <catch2/catch.hpp>
#include <new>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "cli/search/leaf_queue.hpp"
#include "cli/search/record_row.hpp"

namespace paperhop::cli {
namespace {

class NoRoom : public std::streambuf {
 protected:
  std::streamsize xsputn(const char*, std::streamsize) override { throw std::bad_alloc(); }
};

/// Writes a line, then runs out of memory if it is told to.
class LineLeaf : public Leaf {
 public:
  explicit LineLeaf(bool fails) : fails_(fails) {}
  std::size_t size() const override { return limits::kBatch; }
  void run(SearchTools&, LeafOutput& output) override {
    output.streams().out << "line\n";
    if (fails_) throw std::bad_alloc();
  }

 private:
  bool fails_;
};

TEST_CASE("the streams of a leaf throw what keeping or writing throws") {
  std::ostringstream plain;
  LeafOutput output(Streams{plain, plain});
  NoRoom no_room;
  std::ostream full(&no_room);
  full.exceptions(std::ios::badbit);
  const Streams streams{full, full};
  output.give_turn(streams);
  CHECK_THROWS_AS(output.streams().out << "x", std::bad_alloc);
  output.go_on_after_exception();
  CHECK(output.streams().out.good());
}

TEST_CASE("a leaf that memory runs out over is an error, and the others are written") {
  std::ostringstream out;
  std::ostringstream err;
  const Streams streams{out, err};
  Progress progress;
  OrderedOutput output(streams, progress);
  const std::shared_ptr<OutputSlot> slot = output.open();
  const FindOptions options;
  const Finder finder;
  const HitWriter::AddressOf address_of = [](const PaperId&) { return std::string(); };
  SearchTools tools{options, finder, address_of, -1, [] { return false; }, PdfWorker(), nullptr};
  WorkPool pool(1);
  LeafQueue queue(pool, tools, *slot, "f");
  for (const bool fails : {false, true, false}) queue.add(std::make_unique<LineLeaf>(fails));
  queue.finish();
  CHECK(out.str() == "line\nline\nline\n");
  CHECK(err.str() == "paperhop: f: does not fit into memory; split it, or use --per-line, or -j 1\n");
  CHECK(queue.counts().errors == 1);
}

TEST_CASE("a row stays JSON where a paper has no room in it") {
  int asked = 0;
  const RecordRow::AddressOf address_of = [&](const PaperId&) -> std::string {
    if (++asked == 2) throw std::bad_alloc();
    return "https://example.org/";
  };
  RecordRow row(address_of);
  row.begin("1", {});
  Mention mention;
  mention.paper = {"arxiv", "2402.12345", 0};
  row.add(mention, 0, 1);
  CHECK_THROWS_AS(row.add(mention, 0, 1), std::bad_alloc);
  const auto json = nlohmann::json::parse(row.finish(no_memory_error()), nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  CHECK(json["ids"].size() == 1);
  CHECK(json["err"]["code"] == "unreadable");
  CHECK(row.has_error());
}

}  // namespace
}  // namespace paperhop::cli
