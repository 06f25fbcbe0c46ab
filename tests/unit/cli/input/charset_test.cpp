// SPDX-License-Identifier: Apache-2.0
//
// Telling encodings, decoding them, and the way back to the bytes of the file.
#include "cli/input/charset.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace paperhop::cli {
namespace {

using namespace std::string_literals;

// "论文：ａｒＸｉｖ" and so on in GB18030.
const std::string kPaperGbk = "\xC2\xDB\xCE\xC4";       // 论文
const std::string kColonGbk = "\xA3\xBA";               // ： (full width)
const std::string kWideDigitsGbk = "\xA3\xB2\xA3\xB4";  // ２４

DecodedText decoded(const std::string& bytes, const std::string& encoding) {
  Result<DecodedText> result = DecodedText::decode(bytes, encoding);
  if (!result.ok()) FAIL(result.error().message);
  return std::move(result).value();
}

TEST_CASE("the encoding is told by marks, declarations and bytes") {
  struct Row {
    const char* name;
    std::string bytes;
    std::string encoding;
    EncodingEvidence evidence;
  };
  const auto row = GENERATE_COPY(
      Row{"ASCII", "arXiv:2402.12345", "", EncodingEvidence::valid_utf8},
      Row{"UTF-8", "论文 naïve", "", EncodingEvidence::valid_utf8},
      Row{"UTF-16LE", "\xFF\xFE"s + "a\0"s, "UTF-16LE", EncodingEvidence::mark},
      Row{"UTF-16BE", "\xFE\xFF"s + "\0a"s, "UTF-16BE", EncodingEvidence::mark},
      Row{"UTF-32LE", "\xFF\xFE\0\0a\0\0\0"s, "UTF-32LE", EncodingEvidence::mark},
      Row{"GB2312 prose", kPaperGbk + kColonGbk + kPaperGbk + " arXiv:2402.12345", "GB18030",
          EncodingEvidence::guessed},
      Row{"Latin-1 prose", "na\xEFve caf\xE9 d\xE9j\xE0 vu", "", EncodingEvidence::broken_utf8},
      Row{"Cyrillic of Windows", "\xEF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0", "", EncodingEvidence::broken_utf8},
      Row{"UTF-8 with a broken byte", "论文论文论文\xFF 论文", "", EncodingEvidence::broken_utf8},
      Row{"UTF-8 cut short", "论文论\xE6\x96", "", EncodingEvidence::broken_utf8},
      Row{"a page that declares gb2312", "<meta charset=\"gb2312\">" + kPaperGbk, "GB18030",
          EncodingEvidence::declared},
      Row{"a page that declares it the old way",
          "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>caf\xE9", "CP1252",
          EncodingEvidence::declared},
      Row{"a page that declares wrongly", "<meta charset=gbk>论文", "", EncodingEvidence::valid_utf8},
      Row{"a page that declares nonsense", "<meta charset=../../x>\xE9", "", EncodingEvidence::broken_utf8});
  CAPTURE(row.name);
  const Encoding encoding = detect_encoding(row.bytes);
  CHECK(encoding.name == row.encoding);
  CHECK(encoding.evidence == row.evidence);
}

TEST_CASE("the first byte that is not UTF-8 is known") {
  CHECK(detect_encoding("ab \xFF cd").first_invalid == 3);
}

TEST_CASE("decoding gives UTF-8") {
  CHECK(decoded(kPaperGbk, "GB18030").text() == "论文");
  CHECK(decoded("a\0\x87\x65"s, "UTF-16LE").text() == "a文");
  CHECK(decoded("", "GB18030").text().empty());
}

TEST_CASE("what cannot be decoded becomes U+FFFD and is stepped over") {
  CHECK(decoded("a\xFF"
                "b",
                "GB18030")
            .text() == "a\uFFFDb");
  CHECK(decoded("ab" + kPaperGbk.substr(0, 3), "GB18030").text() == "ab论\uFFFD");
  // A lone surrogate: the units behind it stay in step.
  CHECK(decoded("\x00\xD8"
                "a\0b\0"s,
                "UTF-16LE")
            .text() == "\uFFFDab");
}

TEST_CASE("offsets lead back to the bytes") {
  const std::string bytes = kPaperGbk + "arXiv" + kColonGbk + kWideDigitsGbk + "02.12345" + kPaperGbk;
  const DecodedText text = decoded(bytes, "GB18030");
  const std::size_t label = text.text().find("arXiv");
  CHECK(text.begin_of(label) == 4);
  CHECK(text.end_of(label + 5) == 9);
  const std::size_t digit = text.text().find("４");
  CHECK(text.begin_of(digit) == 13);
  CHECK(text.end_of(digit + 3) == 15);
  CHECK(text.begin_of(text.text().size()) == bytes.size());
  CHECK(text.end_of(text.text().size()) == bytes.size());
}

TEST_CASE("every character of a long mixed text leads back to its bytes") {
  // Longer than several steps of decoding, with characters of one, two and four bytes and wrong bytes.
  std::string bytes;
  std::vector<std::size_t> starts;
  const std::string pieces[] = {"a", kPaperGbk.substr(0, 2), "\x94\x39\xDA\x33", "7", "\xFF"};
  for (std::size_t i = 0; bytes.size() < 3000; ++i) {
    starts.push_back(bytes.size());
    bytes += pieces[(i * i + i / 3) % 5];
  }
  const DecodedText text = decoded(bytes, "GB18030");
  std::size_t character = 0;
  for (std::size_t out = 0; out < text.text().size(); ++out) {
    if ((static_cast<unsigned char>(text.text()[out]) & 0xC0) == 0x80) continue;
    REQUIRE(character < starts.size());
    REQUIRE(text.begin_of(out) == starts[character]);
    ++character;
  }
  CHECK(character == starts.size());
}

TEST_CASE("an unknown encoding is an error that says where the names are") {
  const Result<DecodedText> result = DecodedText::decode("x", "NOPE-8");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ErrorCode::bad_encoding);
  CHECK(result.error().message.find("iconv -l") != std::string::npos);
  CHECK_FALSE(is_known_encoding("NOPE-8"));
  CHECK(is_known_encoding("GB18030"));
}

}  // namespace
}  // namespace paperhop::cli
