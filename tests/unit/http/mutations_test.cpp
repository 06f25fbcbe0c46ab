// SPDX-License-Identifier: Apache-2.0
//
// Heads and queries with bytes changed at random (PAPERHOP_SEED, else always the same): what
// holds for all of them. Under the sanitizers this is where a read beyond the end shows.
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include "answer/config.hpp"
#include "http/go.hpp"
#include "http/guard.hpp"
#include "http/query.hpp"

using namespace std::string_view_literals;

namespace paperhop::http {
namespace {

constexpr int kHeads = 30000;
constexpr int kQueries = 3000;

std::mt19937 generator() {
  const char* seed = std::getenv("PAPERHOP_SEED");
  return std::mt19937(seed == nullptr ? 1 : static_cast<unsigned>(std::strtoul(seed, nullptr, 10)));
}

/// Changes, drops, doubles or inserts up to four bytes; those that matter come more often.
std::string mutated(std::string text, std::mt19937& random) {
  constexpr std::string_view kBytes = "\r\n\0 \t:;,/?#%&=+\x7f\xff\"<>[]@.-0aZ"sv;
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  for (std::size_t changes = 1 + below(4); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = below(text.size());
    switch (below(5)) {
      case 0: text[at] = kBytes[below(kBytes.size())]; break;
      case 1: text.erase(at, 1 + below(4)); break;
      case 2: text.insert(at, 1, kBytes[below(kBytes.size())]); break;
      case 3: text.insert(at, text.substr(at, below(20))); break;
      default: text[at] = static_cast<char>(random());
    }
  }
  return text;
}

const std::array<std::string, 3> kHeadsBefore = {
    "GET /go?q=arXiv:2402.12345&target=page HTTP/1.1\r\nHost: 127.0.0.1:4790\r\nAccept: */*\r\nSec-Fetch-Site: "
    "none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n\r\n",
    "POST /v1/find HTTP/1.1\r\nHost: localhost:4790\r\nAuthorization: Bearer TTTT\r\nContent-Type: "
    "text/plain\r\nContent-Length: 5\r\nOrigin: http://localhost:4790\r\n\r\n",
    "HEAD / HTTP/1.0\r\nHost: [::1]:4790\r\nConnection: close\r\nX: \r\n\r\n"};

/// A refusal's status, or 0.
template <typename T>
int status_of(const Checked<T>& checked) {
  const auto* error = std::get_if<HttpError>(&checked);
  return error == nullptr ? 0 : error->status;
}

}  // namespace

TEST_CASE("heads on mutations: what is admitted is ours, in one way only") {
  constexpr std::array kPorts = {4790};
  const Site site = make_site(kPorts, "chrome-extension://ours", "TTTT", "PPPP");
  std::mt19937 random = generator();
  int admitted = 0;
  for (int i = 0; i < kHeads; ++i) {
    const std::string bytes = mutated(kHeadsBefore[static_cast<std::size_t>(i) % kHeadsBefore.size()], random);
    HeadMark whole;
    const Checked<std::size_t> size = scan_head(bytes, whole);
    // However it is cut, the same is said of it.
    HeadMark cut;
    Checked<std::size_t> by_pieces = std::size_t{0};
    for (std::size_t at = 1; at <= bytes.size() && status_of(by_pieces) == 0 && std::get<std::size_t>(by_pieces) == 0;
         at += 7) {
      by_pieces = scan_head(std::string_view(bytes).substr(0, at), cut);
    }
    if (status_of(by_pieces) == 0 && std::get<std::size_t>(by_pieces) == 0) by_pieces = scan_head(bytes, cut);
    REQUIRE(status_of(by_pieces) == status_of(size));
    if (status_of(size) != 0 || std::get<std::size_t>(size) == 0) continue;
    REQUIRE(std::get<std::size_t>(by_pieces) == std::get<std::size_t>(size));

    const std::string_view text = std::string_view(bytes).substr(0, std::get<std::size_t>(size));
    REQUIRE(text.ends_with("\r\n\r\n"));
    const Checked<RequestHead> head = parse_head(text);
    if (status_of(head) != 0) continue;
    const Checked<Request> request = admit(std::get<RequestHead>(head), site);
    if (status_of(request) != 0) continue;
    ++admitted;
    const auto& let_through = std::get<Request>(request);
    INFO(bytes);
    REQUIRE(std::get<RequestHead>(head).count("host") == 1);
    REQUIRE(std::find(site.hosts.begin(), site.hosts.end(), let_through.host) != site.hosts.end());
    const bool is_post = let_through.route == Route::find || let_through.route == Route::messages;
    REQUIRE((let_through.content_length == 0 || is_post));
    REQUIRE_FALSE((is_post && let_through.keep_alive));
    if (is_post) REQUIRE(bytes.find("Bearer TTTT") != std::string::npos);
  }
  CHECK(admitted > kHeads / 20);
}

TEST_CASE("queries on mutations: a redirect leads to the target and nowhere else") {
  const Config config = builtin_config();
  const Finder finder;
  std::mt19937 random = generator();
  const std::string before =
      "q=see+arXiv%3A2402.12345+https%3A%2F%2Fevil.example%2F+P19-1001&page=https://arxiv.org/abs/1706.03762";
  int redirects = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::string query = mutated(mutated(before, random), random);
    const Response response = go(query, config, finder, Language::english);
    INFO(query);
    if (response.location.empty()) {
      REQUIRE((response.status == 200 || response.status == 400 || response.status == 404));
      continue;
    }
    ++redirects;
    REQUIRE(response.status == 302);
    REQUIRE(response.location.starts_with("https://papers.cool/"));
    REQUIRE(response.location.find_first_of("\r\n\"<> ") == std::string::npos);
    REQUIRE(response.location.size() <= limits::kAddressLength);
  }
  CHECK(redirects > kQueries / 4);
}

}  // namespace paperhop::http
