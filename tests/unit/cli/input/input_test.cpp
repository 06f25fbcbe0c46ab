// SPDX-License-Identifier: Apache-2.0
//
// From bytes to a text that can be searched, or to an error that says what to do.
#include "cli/input/input.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "cli/terminal/shell_quote.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_literals;

Input made(const std::string& bytes, const ReadingOptions& options = {}) {
  Result<Input> input = make_input(bytes, options, "f");
  if (!input.ok()) FAIL(input.error().message);
  return std::move(input).value();
}

Error refused(const std::string& bytes, const std::string& name = "f", const ReadingOptions& options = {}) {
  const Result<Input> input = make_input(bytes, options, name);
  REQUIRE_FALSE(input.ok());
  return input.error();
}

TEST_CASE("text is read as it is") {
  const Input input = made("arXiv:2402.12345\n");
  CHECK(input.text() == "arXiv:2402.12345\n");
  CHECK(input.media() == Media::text);
  CHECK(input.note().empty());
  CHECK(input.file_begin(3) == 3);
}

TEST_CASE("files that this version does not read name a tool") {
  const Error pdf = refused("%PDF-1.5\n", "my paper.pdf");
  CHECK(pdf.code == ErrorCode::unsupported_media);
  CHECK(pdf.message == "a PDF, no text; `paperhop find` reads it");
  CHECK(refused("\x1F\x8B\x08").message.find("gzip -dc f | paperhop find") != std::string::npos);
  CHECK(refused("PK\x03\x04").message.find("unzip -p f | paperhop find") != std::string::npos);
  CHECK(refused("ab\0c"s).code == ErrorCode::binary_input);
  CHECK(refused("a\0b\0c\0"s).message.find("--encoding UTF-16LE") != std::string::npos);
}

TEST_CASE("--as text reads anything") {
  const ReadingOptions as_text{Media::text, {}};
  CHECK(made("%PDF-1.5\n", as_text).text() == "%PDF-1.5\n");
  CHECK(made("ab\0c"s, as_text).text() == "ab\0c"s);
  CHECK(made("<html>", as_text).media() == Media::text);
  CHECK(made("plain", {Media::html, {}}).media() == Media::html);
}

TEST_CASE("other encodings are decoded, and offsets are those of the file") {
  const Input utf16 = made("\xFF\xFE"s + "a\0b\0"s);
  CHECK(utf16.text() == "ab");
  CHECK(utf16.file_begin(1) == 4);
  CHECK(utf16.file_end(2) == 6);
  CHECK(utf16.note().empty());

  const Input gbk = made("\xC2\xDB\xCE\xC4 arXiv:2402.12345");
  CHECK(gbk.text() == "论文 arXiv:2402.12345");
  CHECK(gbk.file_begin(gbk.text().find("arXiv")) == 5);
  CHECK(gbk.note() == "not UTF-8; read as GB18030; use --encoding NAME to choose");

  const Input page = made("<html><meta charset=gbk><p>\xC2\xDB");
  CHECK(page.media() == Media::html);
  CHECK(page.note().empty());
  CHECK(page.text().find("论") != std::string_view::npos);
}

TEST_CASE("the option wins over what the bytes look like") {
  CHECK(made("\xC2\xDB\xCE\xC4", {{}, "ISO-8859-1"}).text() == "ÂÛÎÄ");
  CHECK(made("a\0b\0"s, {{}, "UTF-16LE"}).text() == "ab");
  CHECK(made("\xFE\xFF\0a"s, {{}, "utf-16"}).text() == "a");
  CHECK(made("caf\xE9", {{}, "utf-8"}).text() == "caf\xE9");
  CHECK(refused("x", "f", {{}, "NOPE"}).code == ErrorCode::bad_encoding);
}

TEST_CASE("broken UTF-8 is read, with a note on the place") {
  const Input input = made("abc \xFF arXiv:2402.12345");
  CHECK(input.text() == "abc \xFF arXiv:2402.12345");
  CHECK(input.note() == "not UTF-8 from byte 4 on; read all the same; use --encoding NAME to choose");
}

TEST_CASE("an input can be moved") {
  Input first = made("\xC2\xDB\xCE\xC4 x");
  const Input second = std::move(first);
  CHECK(second.text() == "论文 x");
  CHECK(second.file_begin(6) == 4);
}

TEST_CASE("names are quoted for a shell where they need it") {
  CHECK(shell_quoted("a-b/c_1.pdf") == "a-b/c_1.pdf");
  CHECK(shell_quoted("a b") == "'a b'");
  CHECK(shell_quoted("it's") == "'it'\\''s'");
  CHECK(shell_quoted("$(x)") == "'$(x)'");
  CHECK(shell_quoted("") == "''");
}

}  // namespace
}  // namespace paperhop::cli
