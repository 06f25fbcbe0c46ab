// SPDX-License-Identifier: Apache-2.0
//
// Spans of addresses and DOIs against a computation that looks at the whole token for each
// position, asked in rising and in mixed order.
#include "ids/address_spans.hpp"

#include <re2/re2.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Offsets of the characters of a text.
std::vector<std::size_t> characters(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) starts.push_back(at);
  return starts;
}

/// The token around `at` as [begin, end): from the last ender before it to the next at or behind it.
std::string_view token_around(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  for (const std::size_t start : characters(text)) {
    if (!ends_address(text, start)) continue;
    if (start >= at) return text.substr(begin, std::max(begin, start) - begin);
    begin = start + decode_utf8(text, start).size;
  }
  return text.substr(begin);
}

/// Where the first match of `pattern` starts in the token; npos where there is none.
std::size_t first_match(std::string_view token, const re2::RE2& pattern) {
  re2::StringPiece groups[2];
  if (!pattern.Match(re2::StringPiece(token.data(), token.size()), 0, token.size(), re2::RE2::UNANCHORED, groups, 2))
    return std::string_view::npos;
  return static_cast<std::size_t>(groups[1].data() - token.data());
}

/// Where an address begins in its token, and the mark that tells it: its "://" or "www.".
struct AddressStart {
  std::size_t begin = std::string_view::npos;
  std::size_t mark = std::string_view::npos;
};

class Naive {
 public:
  AddressStart address(std::string_view token) const {
    const std::size_t www = first_match(token, www_);
    const std::size_t scheme = first_match(token, scheme_);
    const std::size_t mark = scheme == std::string_view::npos ? scheme : token.find("://", scheme);
    return www < mark ? AddressStart{www, www} : AddressStart{scheme, mark};
  }
  std::size_t doi(std::string_view token) const { return first_match(token, doi_); }

 private:
  re2::RE2 www_{R"((?:^|[^A-Za-z0-9])(www\.))", re2::RE2::Latin1};
  re2::RE2 scheme_{R"(([A-Za-z][A-Za-z0-9+.-]{0,31})://)", re2::RE2::Latin1};
  re2::RE2 doi_{R"((?:^|[^0-9])(10\.\d{4,9}/))", re2::RE2::Latin1};
};

void check_at(std::string_view text, const AddressSpans& spans, const Naive& naive, std::size_t at) {
  const std::string_view token = token_around(text, at);
  const std::size_t offset = at - static_cast<std::size_t>(token.data() - text.data());
  const AddressStart address = naive.address(token);
  const std::size_t doi = naive.doi(token);
  INFO("text: " << text << "\nat " << at << ": " << text.substr(at));
  REQUIRE(spans.inside_address(at) == (address.mark < offset));
  REQUIRE(spans.inside_doi(at) == (doi < offset));
  REQUIRE(spans.address_around(at) == (address.mark < offset ? token.substr(address.begin) : std::string_view()));
  REQUIRE(spans.doi_around(at) == (doi < offset ? token.substr(doi) : std::string_view()));
}

TEST_CASE("Blanks, <, > and \" end an address, and so does CJK") {
  const std::string text = "\u3002\u8BBAa <>\"\t\n\u00E9,)]'";
  std::string enders;
  for (const std::size_t at : characters(text)) enders += ends_address(text, at) ? 'x' : '-';
  CHECK(enders == "xx-xxxxxx-----");
}

TEST_CASE("An address starts at its scheme or www. and holds what is behind that") {
  const std::string text = "see (https://x.org/2402.12345) or 2402.12346";
  const AddressSpans spans(text);
  CHECK_FALSE(spans.inside_address(text.find("https")));
  CHECK(spans.inside_address(text.find("2402.12345")));
  CHECK(spans.address_around(text.find("2402.12345")) == "https://x.org/2402.12345)");
  CHECK_FALSE(spans.inside_address(text.find("2402.12346")));
  CHECK(spans.address_around(text.find("2402.12346")).empty());
  CHECK(AddressSpans("www.x.org/1").inside_address(10));
  CHECK_FALSE(AddressSpans("awww.x.org/1").inside_address(11));
  CHECK_FALSE(AddressSpans("://x.org/1").inside_address(9));
}

TEST_CASE("CJK ends an address") {
  const std::string text =
      "https://x.org/a\u8BBA\u6587"
      "2402.12345";
  const AddressSpans spans(text);
  CHECK(spans.address_around(text.find("/a") + 1) == "https://x.org/a");
  CHECK_FALSE(spans.inside_address(text.find("2402")));
}

TEST_CASE("A DOI is 10., four to nine digits and a slash") {
  const auto inside = [](std::string_view text) { return AddressSpans(text).inside_doi(text.size() - 1); };
  CHECK(inside("10.1234/x"));
  CHECK(inside("doi:10.123456789/x"));
  CHECK(inside("a10.1234/x"));
  CHECK_FALSE(inside("10.123/x"));
  CHECK_FALSE(inside("10.1234567890/x"));
  CHECK_FALSE(inside("110.1234/x"));
  CHECK_FALSE(inside("10.1234 x"));
  CHECK(AddressSpans("(10.1145/3292500.3330701 x").doi_around(12) == "10.1145/3292500.3330701");
}

TEST_CASE("Of a long address or DOI the beginning is shown, so that many refusals stay small") {
  const std::string doi = "10.1145/" + std::string(limits::kMatchWindow, '1');
  CHECK(AddressSpans(doi).doi_around(doi.size() - 1) == doi.substr(0, limits::kMatchWindow));
  const std::string address = "https://x.org/" + std::string(limits::kMatchWindow, '1');
  CHECK(AddressSpans(address).address_around(address.size() - 1) == address.substr(0, limits::kMatchWindow));
}

constexpr std::array<std::string_view, 30> kPieces = {
    "https://", "http",   "://",   "www.", "www", ".",     "10.",  "1234",       "/",      "10.1145/",
    "a",        "+",      "-",     ":",    " ",   "\n",    "<",    "\"",         "\u8BBA", "\u3002",
    "\u00E9",   "ftp://", "x.org", "1",    "w",   "10.1/", "\xFF", "2402.12345", ",",      "("};

std::string token_soup(std::mt19937& random) {
  std::string text;
  for (std::size_t pieces = 1 + random() % 30; pieces > 0; --pieces) {
    // Few enders, or no token is long.
    const std::string_view piece = kPieces[random() % kPieces.size()];
    if (!ends_address(piece, 0) || random() % 3 == 0) text += piece;
  }
  return text;
}

TEST_CASE("Rising positions agree with the naive computation") {
  const Naive naive;
  std::mt19937 random(7);
  for (int round = 0; round < 600; ++round) {
    const std::string text = token_soup(random);
    const AddressSpans spans(text);
    for (const std::size_t at : characters(text)) {
      if (random() % 2 == 0) check_at(text, spans, naive, at);
    }
  }
}

TEST_CASE("Positions in mixed order agree with the naive computation") {
  const Naive naive;
  std::mt19937 random(8);
  for (int round = 0; round < 600; ++round) {
    const std::string text = token_soup(random);
    const AddressSpans spans(text);
    std::vector<std::size_t> order = characters(text);
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t at : order) check_at(text, spans, naive, at);
  }
}

}  // namespace
}  // namespace paperhop
