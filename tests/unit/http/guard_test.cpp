// SPDX-License-Identifier: Apache-2.0
//
// The guard: one right request, and what each change to it leads to. tests/http has the long list.
#include "http/guard.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/limits.hpp"

namespace paperhop::http {
namespace {

constexpr std::array kPorts = {4790};
const std::string kToken(limits::kTokenBytes, 'T');

Site site() {
  return make_site(kPorts, "chrome-extension://ours", kToken, "pppp");
}

/// Admits a request of these header lines; its status where it is refused.
struct Outcome {
  int status = 0;
  Request request;
};

Outcome admit_lines(const std::string& request_line, const std::vector<std::string>& lines) {
  std::string text = request_line + " HTTP/1.1\r\n";
  for (const std::string& line : lines) text += line + "\r\n";
  text += "\r\n";
  const Checked<RequestHead> head = parse_head(text);
  Checked<Request> admitted = admit(std::get<RequestHead>(head), site());
  if (const auto* error = std::get_if<HttpError>(&admitted)) return {error->status, {}};
  return {0, std::get<Request>(std::move(admitted))};
}

Outcome get(const std::string& target, std::vector<std::string> more = {}) {
  more.insert(more.begin(), "Host: 127.0.0.1:4790");
  return admit_lines("GET " + target, more);
}

Outcome post(std::vector<std::string> more) {
  more.insert(more.begin(), "Host: 127.0.0.1:4790");
  return admit_lines("POST /v1/messages", more);
}

const std::string kAuthorization = "Authorization: Bearer " + kToken;

}  // namespace

TEST_CASE("a request in good shape is let through with all it says") {
  const Outcome outcome = get("/go?q=a%20b&target=x");
  CHECK(outcome.status == 0);
  CHECK(outcome.request.route == Route::go);
  CHECK(outcome.request.query == "q=a%20b&target=x");
  CHECK(outcome.request.host == "127.0.0.1:4790");
  CHECK(outcome.request.keep_alive);
  CHECK_FALSE(outcome.request.head_only);
  CHECK(admit_lines("HEAD /", {"Host: [::1]:4790"}).request.head_only);
}

TEST_CASE("every route is found by its own path only") {
  for (std::size_t i = 0; i < kRouteCount; ++i) {
    const std::string path(route_path(static_cast<Route>(i)));
    CAPTURE(path);
    const bool is_post = path.starts_with("/v1/");
    CHECK(get(path).status == (is_post ? 405 : 0));
    CHECK(get(path + "x").status == 404);
    CHECK(get("/" + path).status == 404);
  }
}

TEST_CASE("port 80 may be left out, as browsers do") {
  constexpr std::array ports = {80};
  const Site at_80 = make_site(ports, "chrome-extension://ours", kToken, "pppp");
  CHECK(at_80.hosts == std::vector<std::string>{"127.0.0.1", "localhost", "[::1]"});
  CHECK(at_80.origins.front() == "http://127.0.0.1");
}

TEST_CASE("origins: ours and none; that of Firefox where the token decides") {
  CHECK(get("/", {"Origin: http://127.0.0.1:4790"}).status == 0);
  CHECK(get("/", {"Origin: chrome-extension://ours"}).status == 0);
  CHECK(get("/", {"Origin: chrome-extension://other"}).status == 403);
  const std::string firefox = "Origin: moz-extension://01234567-89ab-cdef-0123-456789abcdef";
  CHECK(get("/", {firefox}).status == 403);
  CHECK(post({firefox}).status == 401);
  CHECK(post({firefox + "0"}).status == 403);
}

TEST_CASE("what browsers say of where a request comes from") {
  const std::vector<std::string> navigation = {"Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
  const auto from = [&](const std::string& origin) {
    std::vector<std::string> lines = navigation;
    lines.push_back("Sec-Fetch-Site: " + origin);
    return lines;
  };
  for (const char* page : {"/", "/go?q=x", "/open"}) {
    for (const char* origin : {"none", "same-origin", "same-site", "cross-site"})
      CHECK(get(page, from(origin)).status == 0);
  }
  CHECK(get("/", {"Sec-Fetch-Mode: cors"}).status == 0);  // Node
  CHECK(get("/", {"Sec-Fetch-Site: none"}).status == 403);
  CHECK(get("/healthz", {"Sec-Fetch-Site:"}).status == 403);
  CHECK(get("/healthz", from("none")).status == 0);
  CHECK(get("/healthz", from("cross-site")).status == 403);
  CHECK(get("/style.css", {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: style"}).status ==
        0);
  CHECK(get("/style.css", {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: style"}).status ==
        403);
}

TEST_CASE("a body needs the token, a length and a type, in this order") {
  const std::string type = "Content-Type: Application/JSON ; charset=utf-8";
  CHECK(post({}).status == 401);
  CHECK(post({kAuthorization}).status == 411);
  CHECK(post({kAuthorization, "Content-Length: 5"}).status == 415);
  const Outcome whole = post({kAuthorization, "Content-Length: 5", type});
  CHECK(whole.status == 0);
  CHECK(whole.request.content_length == 5);
  CHECK(whole.request.media == MediaType::json);
  CHECK_FALSE(whole.request.keep_alive);
  CHECK(post({"Authorization: bearer " + kToken, "Content-Length: 5", type}).status == 0);
  CHECK(post({kAuthorization + "x", "Content-Length: 5", type}).status == 401);
}

TEST_CASE("without a token of its own the daemon takes no body") {
  const Site open = make_site(kPorts, "chrome-extension://ours", "", "");
  const Checked<RequestHead> head = parse_head(
      "POST /v1/find HTTP/1.1\r\nHost: 127.0.0.1:4790\r\nAuthorization: Bearer \r\nContent-Length: 1\r\n\r\n");
  const Checked<Request> admitted = admit(std::get<RequestHead>(head), open);
  CHECK(std::get<HttpError>(admitted).status == 401);
}

TEST_CASE("limits: the length of a body") {
  const auto with_length = [](const std::string& length) {
    return post({kAuthorization, "Content-Type: application/json", "Content-Length: " + length}).status;
  };
  CHECK(with_length(std::to_string(limits::kHttpBody)) == 0);
  CHECK(with_length(std::to_string(limits::kHttpBody + 1)) == 413);
  CHECK(with_length("0") == 0);
  CHECK(with_length("00005") == 0);
  CHECK(with_length("18446744073709551621") == 413);
}

TEST_CASE("the connection is kept where the client means it") {
  CHECK(get("/", {"Connection: keep-alive"}).request.keep_alive);
  CHECK_FALSE(get("/", {"Connection: close"}).request.keep_alive);
  CHECK_FALSE(get("/", {"Connection: Close"}).request.keep_alive);
  CHECK_FALSE(get("/", {"Connection: keep-alive", "Connection: close"}).request.keep_alive);
}

}  // namespace paperhop::http
