// SPDX-License-Identifier: Apache-2.0
//
// Escapes of JSON, rows of tables, heads and chunks of HTTP.
#include <catch2/catch.hpp>

#include "container/csv.hpp"
#include "container/http_message.hpp"
#include "container/json_text.hpp"
#include "container/streams.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

TEST_CASE("long texts are undone some of them at a time") {
  const std::string raw = "\\n\"\"é\\u00e9论\\ud83d\\ude00\"\"\"";
  for (std::size_t size = 4; size <= raw.size(); ++size) {
    std::string json;
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t taken = undo_json_escapes(std::string_view(raw).substr(at), size, json);
      REQUIRE(taken > 0);
      at += taken;
      CHECK(find_invalid_utf8(json) == std::string_view::npos);
    }
    CHECK(json == undo_json_escapes(raw));
    const CsvField field{raw, true};
    std::string csv;
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t end = append_csv_text(field, at, size, csv);
      REQUIRE(end > at);
      at = end;
    }
    CHECK(csv == csv_text(field));
  }
}

TEST_CASE("escapes that are none are told") {
  CHECK(has_json_escapes_only(R"(a\n\\\"\u00e9)"));
  for (const std::string_view raw : {R"(\q)", R"(\u00g9)", R"(\u00)", "\\"}) CHECK_FALSE(has_json_escapes_only(raw));
}

TEST_CASE("escapes are undone, and each character knows where it stood") {
  const std::string raw = R"(a\n\u0061\/\\ \uD83D\uDE00\uD83Dx\uDE00 \q \u12 \")";
  const std::string text = undo_json_escapes(raw);
  CHECK(text == "a\na/\\ \U0001F600\uFFFDx\uFFFD \\q \\u12 \"");
  const OffsetMap map = json_escape_map(raw);
  CHECK(raw.substr(map.begin_of(1), 2) == R"(\n)");
  CHECK(raw.substr(map.begin_of(2), 6) == R"(\u0061)");
  CHECK(raw.substr(map.begin_of(text.find('x')), 1) == "x");
  CHECK(map.end_of(text.size()) == raw.size());
  CHECK(map.size() == text.size());
  CHECK(undo_json_escapes("\\") == "\\");
  CHECK(json_escape_map("plain").begin_of(3) == 3);
}

std::vector<std::string> fields(std::string_view row, const CsvDialect& dialect) {
  std::vector<CsvField> split;
  split_csv_row(row, dialect, split);
  std::vector<std::string> texts;
  for (const CsvField& field : split) texts.push_back(csv_text(field));
  return texts;
}

TEST_CASE("rows of tables") {
  using Row = std::vector<std::string>;
  const CsvDialect comma = csv_dialect("a,b;c\n");
  CHECK(comma.delimiter == ',');
  CHECK(csv_dialect("a;b;c\n1,2").delimiter == ';');
  CHECK(csv_dialect("a\tb\n").delimiter == '\t');
  CHECK_FALSE(csv_dialect("a\tb\n").has_quotes);
  CHECK(csv_row_size("a,\"b\n\"\"c\",d\ne", comma) == 12);
  CHECK(csv_row_size("a,\"b\n", comma) == 0);
  CHECK(csv_row_size("a\"b\nc", comma) == 4);
  CHECK(csv_rows_size("a\n\"b\nc\"\nd,\"e\n", comma) == 8);
  CHECK(fields("a,\"b\n\"\"c\",d", comma) == Row{"a", "b\n\"c", "d"});
  CHECK(fields("", comma) == Row{""});
  CHECK(fields("a,,\"\",\"open", comma) == Row{"a", "", "", "open"});
  CHECK(fields("\"a\"x,b", comma) == Row{"a", "b"});
  CHECK(csv_text_map({"a\"\"b", true}).begin_of(2) == 3);
  CHECK(csv_text_map({"a\"\"b", false}).begin_of(2) == 2);
}

TEST_CASE("heads of HTTP responses") {
  SlowStream stream(
      "HTTP/1.1 200 OK\r\nContent-type: Text/HTML; a=b; CHARSET=\"GBK\"\nX: \r\nTransfer-Encoding: Chunked\r\n\r\nbody",
      3);
  Window window(stream);
  const Result<HttpHead> head = read_http_head(window);
  REQUIRE(head.ok());
  CHECK(head.value().media_type == "text/html");
  CHECK(head.value().charset == "GBK");
  CHECK(head.value().is_chunked);
  REQUIRE(window.fill(4).ok());
  CHECK(window.view().substr(0, 4) == "body");
}

std::string joined(const std::string& chunks, std::size_t step = 0) {
  SlowStream stream(chunks, step);
  Window window(stream);
  ChunkedBody body(window);
  return all_of(body, 3);
}

TEST_CASE("chunks are joined; broken ones are body as they are") {
  for (const std::size_t step : {0, 1, 2}) {
    CHECK(joined("3\r\nabc\r\n0A;x\r\n0123456789\r\n0\r\ntrailer: x\r\n\r\n", step) == "abc0123456789");
    CHECK(joined("3\nabc\n1\nd\n0\n", step) == "abcd");
    CHECK(joined("no chunks at all", step) == "no chunks at all");
    CHECK(joined("face it\nno chunk", step) == "face it\nno chunk");
    CHECK(joined("5\r\nab", step) == "ab");
    CHECK(joined("", step).empty());
  }
  CHECK(joined("ffffffffffffffffffff\r\nabc") == "ffffffffffffffffffff\r\nabc");
}

TEST_CASE("a window takes blocks, puts back, and stops at damage") {
  SlowStream stream("0123456789", 4);
  Window window(stream);
  REQUIRE(window.fill(6).value());
  CHECK(window.take(5).view() == "01234");
  window.put_back("34");
  CHECK(window.position() == 3);
  CHECK_FALSE(window.fill(100).value());
  CHECK(window.view() == "3456789");
  CHECK(window.is_at_end());
  CHECK(window.packed_at(2) == 5);
}

}  // namespace
}  // namespace paperhop
