// SPDX-License-Identifier: Apache-2.0
//
// What a stream is searched in pieces gives is what the whole of it gives.
#include "cli/search/content_search.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "container/csv.hpp"
#include "container/json_text.hpp"
#include "container/streams.hpp"
#include "ids/finder.hpp"

namespace paperhop::cli {
namespace {

using Hit = std::pair<std::size_t, std::string>;

/// Searches what a stream gives on this thread: offsets and IDs.
std::vector<Hit> search(const std::string& text, std::size_t step, FindOptions options = {}) {
  options.all = true;
  options.style.format = Format::json;
  const Finder finder;
  const HitWriter::AddressOf address_of = [](const PaperId&) { return std::string(); };
  SearchTools tools{options, finder, address_of, -1, [] { return false; }, PdfWorker(), nullptr};
  std::ostringstream out;
  const Streams streams{out, out, false, false, false};
  LeafOutput output(streams);
  DirectSink sink(tools, output);
  UnpackBudget budget;
  budget.add_read(text.size());
  const std::string file = "f";
  SlowStream stream(text, step);
  Window window(stream);
  REQUIRE(ContentSearch(options, file, sink, nullptr, budget).search(window, {}).ok());
  LeafCounts counts;
  output.write_to(streams, counts);
  std::vector<Hit> hits;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_discarded()) hits.emplace_back(json["offset"], json["id"]);
  }
  return hits;
}

std::vector<Hit> found_in(const std::string& text) {
  std::vector<Hit> hits;
  Finder().find(text, Channel::prose,
                [&](Mention&& mention) { hits.emplace_back(mention.begin, mention.paper.to_string()); });
  return hits;
}

/// Text of words, IDs, broken IDs, line ends and blank lines, so many bytes of it.
std::string mixture(std::size_t size, unsigned seed) {
  constexpr std::array<std::string_view, 16> kParts = {"see arXiv:2402.12345 ",
                                                       "words that go on ",
                                                       "\n",
                                                       "\n\n",
                                                       "arXiv:2402.\n12345 ",
                                                       "https://openreview.net/forum?id=\nB1xsqj09Fm ",
                                                       "https://aclanthology.org/2020.\nacl-main.1, ",
                                                       "(2402.00001)\n",
                                                       "hep-\nth/9711200 ",
                                                       "0.12 2012.12345 33.1 ",
                                                       ",\n",
                                                       "\r\n",
                                                       "论文２４０２．１２３４５。",
                                                       "10.3389/fpsyg.2012.00542 ",
                                                       "https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762\n",
                                                       "P19-1001 "};
  std::minstd_rand random(seed);
  std::string text;
  while (text.size() < size) text += kParts[random() % kParts.size()];
  return text;
}

/// What stands at these places of the text, where it is written as `raw` from byte `at` on.
std::vector<Hit> moved(std::vector<Hit> hits, const OffsetMap& map, std::size_t at) {
  for (Hit& hit : hits) hit.first = at + map.begin_of(hit.first);
  return hits;
}

std::string csv_quoted(std::string_view text) {
  std::string quoted;
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted;
}

TEST_CASE("large texts of records give what small ones give, in their places") {
  for (unsigned seed = 0; seed < 3; ++seed) {
    const std::string text = "\"" + mixture(limits::kLargeRecord * (1 + 4 * seed), seed);
    FindOptions options;
    options.json.texts = {"t"};
    const std::string line = nlohmann::json({{"t", text}}).dump();
    const std::string raw = line.substr(6, line.size() - 8);
    REQUIRE(raw.size() > limits::kLargeRecord);
    const std::vector<Hit> expected = found_in(text);
    // A small line behind it is read as well, whether or not it is held with the large one.
    std::vector<Hit> in_line = moved(expected, json_escape_map(raw), 6);
    in_line.emplace_back(line.size() + 1 + 6, "arxiv:2402.12345");
    CHECK(search(line + "\n{\"t\":\"arXiv:2402.12345\"}\n", text.size(), options) == in_line);
    options.json.texts = {};
    options.column = "t";
    const std::string quoted = csv_quoted(text);
    CHECK(search("a,t\n1,\"" + quoted + "\"\n", text.size(), options) ==
          moved(expected, csv_text_map({quoted, true}), 7));
  }
}

TEST_CASE("a short text beside a large one may be one ID") {
  FindOptions options;
  options.json.texts = {"a", "b"};
  const std::string short_ones = R"({"a":"N18-1234","b":" \u0031203.4567\n","c":")";
  const std::vector<Hit> expected = search(short_ones + "\"}\n", 0, options);
  REQUIRE(expected.size() == 2);
  CHECK(search(short_ones + std::string(limits::kLargeRecord, 'x') + "\"}\n", 0, options) == expected);
}

TEST_CASE("a large text without a place for a cut is not cut inside of what an escape stands for") {
  std::string text;
  while (text.size() < limits::kBlockMax) text += "\u4E2D";
  text += "arXiv:2402.12345";
  while (text.size() < 5 * limits::kBlockMax / 2) text += "\u4E2D";
  FindOptions options;
  options.json.texts = {"t"};
  const std::string line = nlohmann::json({{"t", text}}).dump(-1, ' ', true);
  const std::vector<Hit> expected = {{line.find("arXiv"), "arxiv:2402.12345"}};
  CHECK(search(line, 0, options) == expected);
}

TEST_CASE("texts in pieces give what they give whole") {
  for (unsigned seed = 0; seed < 4; ++seed) {
    const std::string text = mixture(limits::kBlock * (1 + seed), seed);
    const std::vector<Hit> expected = found_in(text);
    CHECK(expected.size() > 1000);
    for (const std::size_t step : {std::size_t{0}, std::size_t{4096}, std::size_t{99'991}, std::size_t{1} << 20}) {
      CAPTURE(seed, step);
      CHECK(search(text, step) == expected);
    }
  }
}

TEST_CASE("small texts: all of them may be one ID, but not their last piece") {
  for (const std::string text : {"P19-1001", "P19-1001\n", " (0706.1234) ", "see P19-1001", ""}) {
    CHECK(search(text, 1) == found_in(text));
  }
  const std::string long_line(limits::kBlockMax + 1000, 'x');
  CHECK(search(long_line + "\n\nP19-1001", 1 << 20).empty());
}

TEST_CASE("a page above --max-record gives its IDs in parts") {
  std::string page = "<html><head><base href='https://arxiv.org/abs/'></head><body>";
  std::size_t links = 0;
  while (page.size() < 300'000) {
    page += "<p>Words <b>and</b> <a href='2402." + std::to_string(10000 + links++) + "'>x</a> &amp; more</p>";
  }
  FindOptions options;
  options.max_record = 20'000;
  CHECK(search(page, 0, options) == search(page, 0));
  CHECK(search(page, 0).size() == links);
}

TEST_CASE("a large page is cut in the same places, whatever the reads are") {
  std::string page = "<html><body><p>a</p><div data-x=\"";
  while (page.size() < limits::kRecordUncut + limits::kRecord / 2) page += "word <b> arXiv:1512.03385, ";
  page += "\"> arXiv:2402.12345<p>end arXiv:2005.14165</html>";
  const std::vector<Hit> expected = search(page, 4096);
  CHECK(expected.size() >= 2);
  for (const std::size_t step : {std::size_t{0}, std::size_t{99'991}, std::size_t{1} << 20}) {
    CAPTURE(step);
    CHECK(search(page, step) == expected);
  }
}

TEST_CASE("the base of a large page counts also where scripts stand before it") {
  std::string page = "<html><head><script>" + std::string(limits::kBlock + 1000, ';') +
                     "</script><base href='https://arxiv.org/abs/'></head><body>";
  while (page.size() < 2 * limits::kRecord) page += "<p>Words</p>";
  page += "<a href='2402.12345'>x</a>";
  const std::vector<Hit> hits = search(page, 0);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().second == "arxiv:2402.12345");
}

TEST_CASE("texts in UTF-16 are cut between characters") {
  std::string text = "\xFF\xFE";
  const std::string ascii = mixture(3 * limits::kBlock / 2, 9);
  std::size_t ids = 0;
  for (const char c : ascii) {
    if (static_cast<unsigned char>(c) < 0x80) text += std::string{c, '\0'};
  }
  ids = search(text, 0).size();
  std::string plain;
  for (const char c : ascii) {
    if (static_cast<unsigned char>(c) < 0x80) plain += c;
  }
  CHECK(ids == found_in(plain).size());
}

TEST_CASE("texts of wide characters keep every ID, with line ends and without") {
  const std::string end = GENERATE(" ", "\n");
  const std::size_t unit = GENERATE(2U, 4U);
  std::string text = unit == 2 ? "\xFF\xFE" : std::string("\xFF\xFE\0\0", 4);
  std::string plain;
  constexpr int kPapers = 60'000;
  for (int i = 0; i < kPapers; ++i) plain += "arXiv:2402." + std::to_string(10'000 + i) + "v12" + end;
  for (const char c : plain) text += std::string{c} + std::string(unit - 1, '\0');
  CHECK(search(text, 0).size() == kPapers);
}

}  // namespace
}  // namespace paperhop::cli
