// SPDX-License-Identifier: Apache-2.0
//
// Heads: told complete at any cut, refused as soon as it is known.
#include "http/head.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/limits.hpp"

namespace paperhop::http {
namespace {

/// What scanning says of bytes that come in one piece.
Checked<std::size_t> scan(std::string_view bytes) {
  HeadMark mark;
  return scan_head(bytes, mark);
}

int refusal(const Checked<std::size_t>& scanned) {
  const auto* error = std::get_if<HttpError>(&scanned);
  return error == nullptr ? 0 : error->status;
}

int status_of(std::string_view head) {
  const Checked<RequestHead> parsed = parse_head(head);
  const auto* error = std::get_if<HttpError>(&parsed);
  return error == nullptr ? 0 : error->status;
}

const std::string kHead = "GET /go?q=x HTTP/1.1\r\nHost: 127.0.0.1:4790\r\nAccept: */*\r\n\r\n";

TEST_CASE("a head is complete at its last byte, however it is cut") {
  for (std::size_t cut = 0; cut < kHead.size(); ++cut) {
    CAPTURE(cut);
    HeadMark mark;
    CHECK(std::get<std::size_t>(scan_head(std::string_view(kHead).substr(0, cut), mark)) == 0);
    CHECK(std::get<std::size_t>(scan_head(kHead, mark)) == kHead.size());
  }
}

TEST_CASE("what follows a head is not looked at") {
  CHECK(std::get<std::size_t>(scan(kHead + "\n\n\0")) == kHead.size());
  CHECK(std::get<std::size_t>(scan(kHead + kHead)) == kHead.size());
}

TEST_CASE("a head is looked at once, byte by byte") {
  HeadMark mark;
  for (std::size_t size = 1; size < kHead.size(); ++size) {
    (void)scan_head(std::string_view(kHead).substr(0, size), mark);
    CHECK(mark.scanned >= mark.line_start);
    CHECK(mark.scanned + 1 >= size);
  }
}

TEST_CASE("lines without CR LF are refused as soon as their end is seen") {
  CHECK(refusal(scan("GET / HTTP/1.1\n")) == 400);
  CHECK(refusal(scan("\n")) == 400);
  CHECK(refusal(scan("\r\n")) == 400);
  CHECK(refusal(scan("GET / HTTP/1.1\r\nA: b\n")) == 400);
}

TEST_CASE("limits: the target") {
  const auto request_line = [](std::size_t target) {
    return "GET /" + std::string(target - 1, 'a') + " HTTP/1.1\r\n\r\n";
  };
  CHECK(status_of(request_line(limits::kHttpTarget)) == 0);
  CHECK(status_of(request_line(limits::kHttpTarget + 1)) == 414);
  CHECK(refusal(scan(request_line(limits::kHttpTarget))) == 0);
  CHECK(refusal(scan("GET /" + std::string(limits::kHttpTarget + 100, 'a'))) == 414);
}

TEST_CASE("limits: lines, number of headers, the whole") {
  const std::string start = "GET / HTTP/1.1\r\n";
  const auto headers = [&](std::size_t count, std::size_t size) {
    std::string head = start;
    for (std::size_t i = 0; i < count; ++i) head += "X:" + std::string(size - 4, 'y') + "\r\n";
    return head;
  };
  CHECK(refusal(scan(headers(limits::kHttpHeaders, 10) + "\r\n")) == 0);
  CHECK(refusal(scan(headers(limits::kHttpHeaders + 1, 10) + "\r\n")) == 431);
  CHECK(refusal(scan(headers(limits::kHttpHeaders + 1, 10))) == 431);
  CHECK(refusal(scan(headers(1, limits::kHttpHeaderLine) + "\r\n")) == 0);
  CHECK(refusal(scan(headers(1, limits::kHttpHeaderLine + 10))) == 431);
  CHECK(refusal(scan(start + "X:" + std::string(limits::kHttpHeaderLine, 'y'))) == 431);
  CHECK(refusal(scan(headers(3, limits::kHttpHeaderLine))) == 431);
}

TEST_CASE("a head is taken apart") {
  const Checked<RequestHead> parsed =
      parse_head("POST /v1/find?a=b?c HTTP/1.0\r\nHOST:x\r\nX-Y: \t a b \t\r\nx-y:\r\n\r\n");
  const auto& head = std::get<RequestHead>(parsed);
  CHECK(head.method == "POST");
  CHECK(head.path == "/v1/find");
  CHECK(head.query == "a=b?c");
  CHECK(head.minor_version == 0);
  CHECK(head.count("host") == 1);
  CHECK(head.value("host") == "x");
  CHECK(head.count("x-y") == 2);
  CHECK(head.value("x-y") == "a b");
  CHECK(head.count("y") == 0);
  CHECK(head.value("y").empty());
}

TEST_CASE("request lines that are none") {
  for (const char* line :
       {"GET /", "GET / HTTP/1.1 ", "GET  / HTTP/1.1", " GET / HTTP/1.1", "G\tT / HTTP/1.1", "GET x HTTP/1.1",
        "GET * HTTP/1.1", "GET http://x/ HTTP/1.1", "GET /a b HTTP/1.1", "GET /a#b HTTP/1.1", "GET / http/1.1",
        "GET /\x01 HTTP/1.1", "GET /\x7f HTTP/1.1", "", "GET"}) {
    CAPTURE(line);
    CHECK(status_of(std::string(line) + "\r\n\r\n") == 400);
  }
  for (const char* version : {"HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "HTTP/1.10", "HTTP/1.1\r"}) {
    CHECK(status_of("GET / " + std::string(version) + "\r\n\r\n") == 505);
  }
}

TEST_CASE("header lines that are none") {
  for (const char* line :
       {"A", ": b", "A : b", " A: b", "\tA: b", "A B: c", "A: b\rc", "A: \x01", "A: \x7f", "\xc3\xa9: b", "(A): b"}) {
    CAPTURE(line);
    CHECK(status_of("GET / HTTP/1.1\r\n" + std::string(line) + "\r\n\r\n") == 400);
  }
  CHECK(status_of(std::string_view("GET / HTTP/1.1\r\nA: b\0c\r\n\r\n", 26)) == 400);
}

}  // namespace
}  // namespace paperhop::http
