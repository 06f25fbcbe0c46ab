// SPDX-License-Identifier: Apache-2.0
//
// What a leaf writes goes out in its turn: together, or line by line where somebody waits for each.
#include "cli/search/leaf_output.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/search/document.hpp"

namespace paperhop::cli {
namespace {

TEST_CASE("lines go out together, but at once where they are flushed") {
  std::ostringstream out;
  std::ostringstream err;
  const Streams streams{out, err};
  LeafOutput output(streams);
  output.streams().out << "kept\n" << std::flush;
  CHECK(out.str().empty());
  output.give_turn(streams, 1000);
  output.streams().out << "waits\n";
  CHECK(out.str() == "kept\n");
  output.streams().out << "seen\n" << std::flush;
  CHECK(out.str() == "kept\nwaits\nseen\n");
}

TEST_CASE("what is kept goes out in its order, each paper of a document once") {
  std::ostringstream out;
  std::ostringstream err;
  const Streams streams{out, err};
  LeafOutput output(streams);
  const auto state = std::make_shared<DocumentState>(false);
  for (const char* const number : {"1", "2", "1", "3"}) {
    output.hit(state, {"arxiv", std::string("2101.0000") + number}, [&] { output.streams().out << number << '\n'; });
    if (*number == '2') output.streams().err << "problem\n";
  }
  LeafCounts counts;
  CHECK(output.write_to(streams, counts));
  CHECK(out.str() == "1\n2\n3\n");
  CHECK(err.str() == "problem\n");
  CHECK(counts.papers == 3);
}

}  // namespace
}  // namespace paperhop::cli
