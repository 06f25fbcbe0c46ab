// SPDX-License-Identifier: Apache-2.0
//
// What a file is, told by its bytes: named rows.
#include "cli/input/media.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/limits.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_literals;

struct Row {
  const char* name;
  std::string bytes;
  Media media;
};

std::string tar_header() {
  std::string header(512, '\0');
  header.replace(257, 5, "ustar");
  return header;
}

TEST_CASE("content tells what a file is") {
  const auto row = GENERATE_COPY(
      Row{"nothing", "", Media::text}, Row{"prose", "see arXiv:2402.12345", Media::text},
      Row{"doctype", "<!DOCTYPE html><p>x", Media::html}, Row{"blanks before", " \n\t<HTML lang=en>", Media::html},
      Row{"byte order mark before", "\xEF\xBB\xBF<html>", Media::html},
      Row{"comment before", "<!-- saved --><div>x</div>", Media::html},
      Row{"XHTML behind a declaration", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-'>", Media::html},
      Row{"a fragment", "<p>arXiv:2402.12345</p>", Media::html},
      Row{"a feed is text", "<?xml version='1.0'?><feed>", Media::text},
      Row{"Markdown behind a div is text", "<div align=center>\n\n# Title\n<https://arxiv.org/abs/2402.12345>",
          Media::text},
      Row{"Markdown behind a comment is text", "<!-- toc -->\n[a](https://arxiv.org)", Media::text},
      Row{"a tag that only begins like one", "<prose> and more", Media::text},
      Row{"an address in brackets", "<https://arxiv.org/abs/2402.12345>", Media::text},
      Row{"one address", "https://arxiv.org/abs/2402.12345", Media::addresses},
      Row{"addresses with blank lines", "https://a.org/x\r\n\r\n  http://b.org/y  \n", Media::addresses},
      Row{"an address and prose", "https://a.org/x\nand more\n", Media::text},
      Row{"an address with words behind", "https://a.org/x see\n", Media::text},
      Row{"PDF", "%PDF-1.7\n%\xE2\xE3", Media::pdf}, Row{"PDF behind blanks", "\n%PDF-1.4", Media::pdf},
      Row{"PDF behind bytes of its transport", "HTTP/1.1 200 OK\r\n\r\n\0\x9F%PDF-1.4\n"s, Media::pdf},
      Row{"PDF behind bytes without a NUL", "\xFE\x9C\xFF%PDF-1.4\n%\xE2\xE3", Media::pdf},
      Row{"a program with PDF's header among its texts",
          "\x7F"
          "ELF\2\1\1\0\0%PDF-1.4\n"s,
          Media::binary},
      Row{"a library of object files", "!<arch>\na.o/ \0%PDF-1.4\n"s, Media::binary},
      Row{"Latin-1 on PDF", "caf\xE9: %PDF-1.4 begins it", Media::text},
      Row{"PDF that comes late", std::string(limits::kSniff, '\0') + "%PDF-1.4\n", Media::binary},
      Row{"prose on PDF", "It starts with %PDF-1.4.", Media::text}, Row{"gzip", "\x1F\x8B\x08\0"s, Media::gzip},
      Row{"zip", "PK\x03\x04\x14"s, Media::zip}, Row{"empty zip", "PK\x05\x06"s, Media::zip},
      Row{"xz", "\xFD"s + "7zXZ\0\0"s, Media::xz}, Row{"zstd", "\x28\xB5\x2F\xFD\x24"s, Media::zstd},
      Row{"lz4", "\x04\x22\x4D\x18"s, Media::lz4}, Row{"bzip2", "BZh91AY&SY\x01"s, Media::bzip2},
      Row{"BZh in prose", "BZh is a name", Media::text}, Row{"7-Zip", "7z\xBC\xAF\x27\x1C"s, Media::seven_zip},
      Row{"tar", tar_header(), Media::tar}, Row{"NUL bytes", "ab\0cd\0\0"s, Media::binary},
      Row{"UTF-16 without a mark", "a\0r\0X\0i\0v\0"s, Media::utf16},
      Row{"UTF-16 the other way round", "\0a\0r\0X\0i\0v"s, Media::utf16});
  CAPTURE(row.name);
  CHECK(sniff(row.bytes) == row.media);
}

TEST_CASE("what is refused has a name and a tool, what is read has none") {
  for (const Media media :
       {Media::gzip, Media::bzip2, Media::xz, Media::zstd, Media::lz4, Media::zip, Media::seven_zip, Media::tar}) {
    CHECK_FALSE(unpacker_of(media).what.empty());
    CHECK(unpacker_of(media).command.find("FILE") != std::string_view::npos);
  }
  for (const Media media : {Media::text, Media::html, Media::addresses, Media::pdf})
    CHECK(unpacker_of(media).what.empty());
}

}  // namespace
}  // namespace paperhop::cli
