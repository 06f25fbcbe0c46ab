// SPDX-License-Identifier: Apache-2.0
//
// The small parts of the daemon, each by itself: query, HTML, responses, the stream for the
// library, the budget of bodies, listeners' environment, configuration.
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "base/limits.hpp"
#include "http/body_budget.hpp"
#include "http/config_store.hpp"
#include "http/html.hpp"
#include "http/listener.hpp"
#include "http/memory_stream.hpp"
#include "http/metrics.hpp"
#include "http/page_files.hpp"
#include "http/query.hpp"
#include "http/response.hpp"
#include "http/words.hpp"
#include "http/written.hpp"
#include "protocol/daemon_token.hpp"

namespace paperhop::http {

TEST_CASE("query: the first parameter of a name, decoded as forms are") {
  CHECK(query_value("q=a+b%2B%e6%96%87&q=c", "q") == "a b+文");
  CHECK(query_value("a=1&&=x&%71=2", "q") == "2");
  CHECK(query_value("qq=1&xq=2", "q").empty());
  CHECK(query_value("q", "q").empty());
  CHECK(query_value("q=a=b", "q") == "a=b");
  CHECK(query_value("", "q").empty());
  CHECK(form_decode("%zz%4") == "%zz%4");
  CHECK(form_decode("%00x") == std::string("\0x", 2));
}

TEST_CASE("html: values are escaped, templates keep the rest") {
  CHECK(escaped("<a href='x'>&\"").text == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
  CHECK(fill("a{{x}}b{{y}}c{{x}}", {{"x", escaped("<")}}).text == "a&lt;bc&lt;");
  CHECK(fill("{{x}}", {{"x", escaped("{{x}}")}}).text == "{{x}}");
  CHECK(fill("a{{x", {{"x", escaped("b")}}).text == "a{{x");
}

TEST_CASE("pages: all are embedded, whole, and take nothing from elsewhere") {
  for (const char* name : {"start.html", "open.html", "list.html", "message.html"}) {
    CAPTURE(name);
    CHECK(page_file(name).starts_with("<!doctype html>\n"));
    CHECK(page_file(name).ends_with("</html>\n"));
    CHECK(page_file(name).find("://") == std::string_view::npos);
    CHECK(page_file(name).find("<script>") == std::string_view::npos);
  }
  CHECK_FALSE(page_file("style.css").empty());
  CHECK(page_file("nope").empty());
}

TEST_CASE("language: the one that is preferred, English where none of ours is") {
  CHECK(accepted_language("") == Language::english);
  CHECK(accepted_language("zh-CN,zh;q=0.9,en;q=0.8") == Language::chinese);
  CHECK(accepted_language("en-US,en;q=0.9,zh-CN;q=0.8") == Language::english);
  CHECK(accepted_language("de, ZH-Hans ; q=0.5") == Language::chinese);
  CHECK(accepted_language("zh;q=0") == Language::english);
  CHECK(accepted_language("zhx, ;;,q=") == Language::english);
  CHECK(language_of("zh-CN", Language::english) == Language::chinese);
  CHECK(language_of("xx", Language::chinese) == Language::chinese);
}

TEST_CASE("redirects lead to web addresses of visible ASCII only") {
  CHECK(redirect_to("https://papers.cool/arxiv/2402.12345").status == 302);
  for (const char* address :
       {"", "//x", "javascript:x", "https://x/\r\nA: b", "https://x/ y", "https://x/\xc3\xa9", "https://x/\x7f"}) {
    CAPTURE(address);
    const Response response = redirect_to(address);
    CHECK(response.status == 500);
    CHECK(response.location.empty());
  }
  CHECK(redirect_to(std::string("https://x/\0y", 12)).status == 500);
}

TEST_CASE("written responses end where they say and carry the security headers") {
  const std::string error = error_response({404, "nothing", {}});
  CHECK(error.starts_with("HTTP/1.1 404 Not Found\r\n"));
  CHECK(error.find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(error.find(security_lines()) != std::string::npos);
  CHECK(error.ends_with("\r\n\r\n404 Not Found: nothing\n"));
  CHECK(error.find("\r\nContent-Length: 23\r\n") != std::string::npos);
  CHECK(error_response({404, "nothing", {}}, /*head_only=*/true).ends_with("\r\n\r\n"));
  CHECK(error_response({405, "no", "POST"}).find("\r\nAllow: POST\r\n") != std::string::npos);
  const std::string redirect = redirect_response(302, "https://x/", /*keep_alive=*/true);
  CHECK(redirect.find("\r\nLocation: https://x/\r\n") != std::string::npos);
  CHECK(redirect.find("Connection") == std::string::npos);
  CHECK(redirect_response(302, "https://x/", /*keep_alive=*/false).ends_with("Connection: close\r\n\r\n"));
}

TEST_CASE("the library's stream gives what is there and puts our headers behind the status line") {
  MemoryStream stream("abc", "X: y\r\n");
  std::array<char, 8> buffer{};
  CHECK(stream.is_readable());
  CHECK(stream.read(buffer.data(), 2) == 2);
  CHECK(stream.read(buffer.data(), 8) == 1);
  CHECK(stream.read(buffer.data(), 8) == 0);
  CHECK_FALSE(stream.is_readable());
  const std::string head = "HTTP/1.1 200 OK\r\nA: b\r\n\r\n";
  stream.write(head.data(), head.size());
  stream.write("body\r\n", 6);
  CHECK(stream.take() == "HTTP/1.1 200 OK\r\nX: y\r\nA: b\r\n\r\nbody\r\n");
}

TEST_CASE("the budget of bodies is given back, however it was passed on") {
  BodyBudget budget(10);
  {
    auto first = budget.take(6);
    REQUIRE(first);
    CHECK_FALSE(budget.take(5));
    BodyBudget::Hold moved = std::move(*first);
    CHECK_FALSE(budget.take(5));
    moved = {};
    CHECK(budget.take(10));
  }
  CHECK(budget.take(10));
}

TEST_CASE("sockets are inherited only where they are for this process") {
  const std::string us = std::to_string(::getpid());
  CHECK(inherited_count(us.c_str(), "2") == 2);
  CHECK(inherited_count("1", "2") == 0);
  CHECK(inherited_count(nullptr, "2") == 0);
  CHECK(inherited_count(us.c_str(), nullptr) == 0);
  CHECK(inherited_count(us.c_str(), "-1") == 0);
  CHECK(inherited_count(us.c_str(), "x") == 0);
  CHECK(inherited_count((us + "x").c_str(), "2") == 0);
}

TEST_CASE("tokens: their place and their shape") {
  CHECK(token_path("/run/user/1000") == "/run/user/1000/paperhop/token");
  CHECK(token_path("relative").empty());
  CHECK(token_path(nullptr).empty());
  CHECK(is_token(std::string(limits::kTokenBytes, 'a')));
  CHECK_FALSE(is_token(std::string(limits::kTokenBytes - 1, 'a')));
  CHECK_FALSE(is_token(std::string(limits::kTokenBytes, ' ')));
}

TEST_CASE("the configuration is loaded once while it does not change, and always has a target") {
  int loads = 0;
  ConfigStore store("", [&] {
    ++loads;
    Config config = builtin_config();
    config.targets.clear();
    return config;
  });
  const auto first = store.current();
  CHECK(store.current() == first);
  CHECK(loads == 1);
  CHECK_FALSE(first->targets.empty());
}

TEST_CASE("metrics: counts by route and status, latencies that add up") {
  Metrics metrics;
  metrics.count_answer(Route::go, 302, std::chrono::microseconds(40));
  metrics.count_answer(Route::go, 302, std::chrono::microseconds(50));
  metrics.count_answer(Route::go, 404, std::chrono::seconds(9));
  metrics.count_refusal(421);
  metrics.count_papers(3);
  const std::string text = metrics.to_text();
  const auto has = [&](const std::string& line) { return text.find("\n" + line + "\n") != std::string::npos; };
  CHECK(has("paperhop_requests_total{route=\"/go\",status=\"3xx\"} 2"));
  CHECK(has("paperhop_requests_total{route=\"/go\",status=\"4xx\"} 1"));
  CHECK(has("paperhop_refusals_total{status=\"421\"} 1"));
  CHECK(has("paperhop_request_seconds_bucket{le=\"0.000050\"} 2"));
  CHECK(has("paperhop_request_seconds_bucket{le=\"1.000000\"} 2"));
  CHECK(has("paperhop_request_seconds_bucket{le=\"+Inf\"} 3"));
  CHECK(has("paperhop_request_seconds_count 3"));
  CHECK(has("paperhop_papers_total 3"));
}

}  // namespace paperhop::http
