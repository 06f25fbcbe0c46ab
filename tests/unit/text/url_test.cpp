// SPDX-License-Identifier: Apache-2.0
#include "text/url.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "text/percent_run.hpp"

namespace paperhop {
namespace {

DecodedRun decoded_run(std::string_view run) {
  DecodedRun decoded;
  percent_decode_run(run, decoded);
  return decoded;
}

std::string decode(std::string_view run) {
  return decoded_run(run).text;
}

/// `text` percent-encoded that many times, with its "%" too.
std::string encode_times(std::string text, int times) {
  for (int i = 0; i < times; ++i) text = percent_encode(text);
  return text;
}

std::string unwrap(std::string_view text) {
  std::string out;
  OffsetMap map;
  return unwrap_urldefense(text, out, map) ? out : "none" + out;
}

TEST_CASE("Percent codes are decoded in either case, broken ones stay") {
  CHECK(decode("a%2Fb%2fc") == "a/b/c");
  CHECK(decode("%41%") == "A%");
  CHECK(decode("%41%4") == "A%4");
  CHECK(decode("%G1%1G%41") == "%G1%1GA");
  CHECK(decode("") == "");
  CHECK(is_percent_code("%4a", 0));
  CHECK_FALSE(is_percent_code("%4", 0));
  CHECK_FALSE(is_percent_code("%-1", 0));
}

TEST_CASE("As many rounds as the limit says, and none more") {
  const std::string address = "https://arxiv.org/abs/2402.12345?a=b c";
  for (int rounds = 1; rounds <= limits::kPercentRounds; ++rounds) {
    CHECK(decode(encode_times(address, rounds)) == address);
  }
  CHECK(decode(encode_times(address, limits::kPercentRounds + 1)) == encode_times(address, 1));
}

TEST_CASE("UTF-8 is put together from its codes, what is none becomes U+FFFD") {
  CHECK(decode("%E8%AE%BA") == "\u8BBA");
  CHECK(decode("%E8%AEx") == "\uFFFD\uFFFDx");
  CHECK(decode("%C0%AF") == "\uFFFD\uFFFD");
  CHECK(decode("%ED%A0%80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(decode("\xE8%AE%BA") == "\u8BBA");
  CHECK(decode("\xFF%41") ==
        "\uFFFD"
        "A");
}

TEST_CASE("The map of a decoded run leads to the codes") {
  const DecodedRun run = decoded_run("a%2542%FF%E8%AE%BAz");  // a B FFFD 论 z
  REQUIRE(run.text == "aB\uFFFD\u8BBAz");
  CHECK(run.map.begin_of(0) == 0);
  CHECK(run.map.begin_of(1) == 1);
  CHECK(run.map.end_of(2) == 6);
  CHECK(run.map.begin_of(2) == 6);
  CHECK(run.map.end_of(5) == 9);
  CHECK(run.map.begin_of(5) == 9);
  CHECK(run.map.begin_of(6) == 9);
  CHECK(run.map.end_of(8) == 18);
  CHECK(run.map.begin_of(8) == 18);
  CHECK(run.map.end_of(9) == 19);
}

TEST_CASE("Encoding: all but the unreserved, or as a form does") {
  CHECK(percent_encode("aZ09-._~ /?&\u00E9\n") == "aZ09-._~%20%2F%3F%26%C3%A9%0A");
  CHECK(form_encode("aZ09-._* ~/+&=%\u00E9\n") == "aZ09-._*+%7E%2F%2B%26%3D%25%C3%A9%0A");
}

TEST_CASE("urldefense v3 ends its address with a blank") {
  CHECK(unwrap("see https://urldefense.com/v3/__https://openreview.net/forum?id=B1xsqj09Fm__;!!abc!x$ now") ==
        "see https://urldefense.com/v3/__https://openreview.net/forum?id=B1xsqj09Fm !!abc!x$ now");
  CHECK(unwrap("https://urldefense.com/v3/__https://a.org/") == "https://urldefense.com/v3/__https://a.org/");
}

TEST_CASE("urldefense v2 writes _ for / and -XX for a byte, in its value only") {
  CHECK(unwrap("https://urldefense.proofpoint.com/v2/url?u=https-3A__arxiv.org_abs_2402.12345&d=a_b-3A x_y-3A") ==
        "https://urldefense.proofpoint.com/v2/url?u=https://arxiv.org/abs/2402.12345&d=a_b-3A x_y-3A");
  CHECK(unwrap("https://urldefense.us/v2/url?d=x_y&u=https-3A__aclanthology.org_P19-2D1001_") ==
        "https://urldefense.us/v2/url?d=x_y&u=https://aclanthology.org/P19-1001/");
}

TEST_CASE("Several wrappers are each taken off; other hosts are left alone") {
  CHECK(unwrap("https://urldefense.com/v2/url?u=http-3A__a_b https://urldefense.com/v2/url?u=http-3A__c_d") ==
        "https://urldefense.com/v2/url?u=http://a/b https://urldefense.com/v2/url?u=http://c/d");
  CHECK(unwrap("https://urldefense.example/v2/url?u=a_b") == "none");
  CHECK(unwrap("no wrapper: u=a_b") == "none");
}

TEST_CASE("A wrapper without a value does not take the value of the next run") {
  CHECK(unwrap("https://urldefense.com/v2/url ?u=a_b-3A") == "https://urldefense.com/v2/url ?u=a_b-3A");
}

TEST_CASE("The map of an unwrapped text leads to the wrapper") {
  const std::string text = "see https://urldefense.com/v2/url?u=https-3A__a.org_b&c";
  std::string out;
  OffsetMap map;
  REQUIRE(unwrap_urldefense(text, out, map));
  REQUIRE(map.size() == out.size());
  const std::size_t inner = out.find("https:", 10);
  CHECK(map.begin_of(inner) == text.find("https-"));
  CHECK(map.begin_of(inner + 5) == text.find("-3A"));
  CHECK(map.end_of(inner + 6) == text.find("__"));
  CHECK(map.begin_of(out.find("a.org")) == text.find("a.org"));
  CHECK(map.end_of(out.size()) == text.size());
}

TEST_CASE("A scheme or // makes an address absolute") {
  for (const std::string_view address : {"https://a/", "mailto:x@y", "//host/x", "g:h", "x-y+z.1:"}) {
    INFO(address);
    CHECK(is_absolute_address(address));
  }
  for (const std::string_view address : {"", "/a", "a/b:c", "?a:b", "#a:b", ":a", "1a:b", "a b:c", "/", "a"}) {
    INFO(address);
    CHECK_FALSE(is_absolute_address(address));
  }
}

TEST_CASE("The normal and abnormal examples of RFC 3986, section 5.4") {
  struct Row {
    std::string_view reference;
    std::string_view target;
  };
  const std::vector<Row> rows = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const Row& row : rows) {
    INFO(row.reference);
    CHECK(resolve_address("http://a/b/c/d;p?q#f", row.reference) == row.target);
  }
}

TEST_CASE("Bases without a path, and addresses that need no base") {
  CHECK(resolve_address("https://arxiv.org", "abs/1") == "https://arxiv.org/abs/1");
  CHECK(resolve_address("https://arxiv.org", "?a") == "https://arxiv.org/?a");
  CHECK(resolve_address("https://arxiv.org?q=/x/y", "/abs/1") == "https://arxiv.org/abs/1");
  CHECK(resolve_address("https://a.org/x", "//b.org/y") == "//b.org/y");
  CHECK(resolve_address("https://a.org/x", "") == "");
  CHECK(resolve_address("no base", "/abs/1") == "/abs/1");
  CHECK(resolve_address("", "/abs/1") == "/abs/1");
}

TEST_CASE("A base without a scheme is absolute too") {
  CHECK(resolve_address("//arxiv.org/list/cs.CL", "/abs/1") == "//arxiv.org/abs/1");
  CHECK(resolve_address("//arxiv.org/list/new", "recent") == "//arxiv.org/list/recent");
  CHECK(resolve_address("//arxiv.org", "abs/1") == "//arxiv.org/abs/1");
}

TEST_CASE("A run decodes the same without the way back") {
  constexpr std::string_view kCharacters = "%%%%%%2345acEF09z\xC3\xE2\x80\xFF";
  std::mt19937 random(7);
  std::string text = "left over";
  for (int i = 0; i < 20000; ++i) {
    std::string run;
    for (std::size_t size = random() % 24; size > 0; --size) run += kCharacters[random() % kCharacters.size()];
    percent_decode_run(run, text);
    CAPTURE(run);
    REQUIRE(text == decode(run));
  }
}

}  // namespace
}  // namespace paperhop
