// SPDX-License-Identifier: Apache-2.0
//
// Signatures of containers; for HTML the rules of browsers (WHATWG MIME Sniffing, section 7.1)
// widened by XHTML behind an XML declaration, narrowed by the signs of Markdown.
#include "cli/input/media.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "base/limits.hpp"
#include "container/warc.hpp"
#include "text/pdf_header.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Media media;
};

constexpr std::string_view kZstdSkipped = "\x2A\x4D\x18";

constexpr std::array kSignatures = {
    Signature{"\x1F\x8B"sv, Media::gzip},
    Signature{"\xFD"
              "7zXZ\0"sv,
              Media::xz},
    Signature{"\x28\xB5\x2F\xFD"sv, Media::zstd},
    Signature{"\x04\x22\x4D\x18"sv, Media::lz4},
    Signature{"PK\x03\x04"sv, Media::zip},
    Signature{"PK\x05\x06"sv, Media::zip},
    Signature{"7z\xBC\xAF\x27\x1C"sv, Media::seven_zip},
    // Programs and object files: what handles PDFs has "%PDF-1.4" among its texts.
    Signature{"\x7F"
              "ELF"sv,
              Media::binary},
    Signature{"\xCF\xFA\xED\xFE"sv, Media::binary},
    Signature{"\xCA\xFE\xBA\xBE"sv, Media::binary},
    Signature{"\0asm"sv, Media::binary},
    Signature{"!<arch>\n"sv, Media::binary},
    Signature{"BC\xC0\xDE"sv, Media::binary},
};

constexpr std::size_t kTarMagicAt = 257;
constexpr std::string_view kBzip2Block = "1AY&SY";

/// Tags that only a page begins with, and tags that a fragment or Markdown may begin with as
/// well. Each must be followed by a blank, "/" or ">".
constexpr std::array kPageTags = {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv,
                                  "<title"sv,         "<meta"sv, "<link"sv, "<script"sv};
constexpr std::array kPartTags = {"<iframe"sv, "<h1"sv, "<h2"sv, "<h3"sv,  "<div"sv,     "<font"sv,    "<table"sv,
                                  "<a"sv,      "<b"sv,  "<br"sv, "<p"sv,   "<ul"sv,      "<ol"sv,      "<li"sv,
                                  "<style"sv,  "<i"sv,  "<em"sv, "<img"sv, "<article"sv, "<section"sv, "<span"sv};
/// What Markdown has and HTML hardly ever. Markdown is text: "<https://...>" is no tag there.
constexpr std::array kMarkdownSigns = {"]("sv, "\n# "sv, "\n## "sv, "\n### "sv, "\n```"sv};

std::string_view without_leading_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool starts_with_tag(std::string_view text, std::string_view tag) {
  if (!starts_with_lower(text, tag)) return false;
  if (text.size() == tag.size()) return true;
  const char next = text[tag.size()];
  return next == '>' || next == '/' || next == '\n' || next == '\r' || next == '\f' || is_blank(next);
}

bool starts_with_any(std::string_view head, std::span<const std::string_view> tags) {
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return starts_with_tag(head, tag); });
}

bool looks_like_html(std::string_view head) {
  head = without_leading_blanks(head);
  if (starts_with_lower(head, "<?xml")) {
    const std::size_t end = head.find("?>");
    if (end == std::string_view::npos) return false;
    head = without_leading_blanks(head.substr(end + 2));
    return starts_with_tag(head, "<!doctype html") || starts_with_tag(head, "<html");
  }
  if (starts_with_any(head, kPageTags)) return true;
  if (!head.starts_with("<!--") && !starts_with_any(head, kPartTags)) return false;
  return std::none_of(kMarkdownSigns.begin(), kMarkdownSigns.end(),
                      [&](std::string_view sign) { return head.find(sign) != std::string_view::npos; });
}

/// Latin text in UTF-16: nearly every second byte is NUL.
bool looks_like_utf16(std::string_view head) {
  if (head.size() < 4) return false;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0';
  const std::size_t half = head.size() / 2;
  return (nuls[0] == 0 && nuls[1] > half * 3 / 4) || (nuls[1] == 0 && nuls[0] > half * 3 / 4);
}

/// "%PDF-1.7" at the start, or behind other bytes in what is no text: in a text, somebody writes about PDFs.
bool looks_like_pdf(std::string_view head) {
  const std::size_t at = pdf_header_at(head);
  if (at == std::string_view::npos) return false;
  if (without_leading_blanks(without_mark(head.substr(0, at))).empty()) return true;
  const std::string_view version = head.substr(at + kPdfMark.size());
  if (version.size() < 4 || !is_digit(version[0]) || version[1] != '.' || !is_digit(version[2])) return false;
  if (head.find('\0') != std::string_view::npos) return true;
  // Text in another encoding has such bytes as well, but seldom a line that ends so.
  return (version[3] == '\n' || version[3] == '\r') && find_invalid_utf8(head) != std::string_view::npos;
}

/// An object a line: the first line is one from its first to its last byte, and so, as far as one sees, is the next.
bool looks_like_json_lines(std::string_view bytes) {
  const auto begins_object = [](std::string_view line) {
    return line.starts_with('{') && without_leading_blanks(line.substr(1)).starts_with('"');
  };
  const std::size_t end = bytes.find('\n');
  std::string_view line = bytes.substr(0, end);
  while (!line.empty() && (is_blank(line.back()) || line.back() == '\r')) line.remove_suffix(1);
  // A line so long that its end is not in sight is no object that somebody broke into lines.
  if (end == std::string_view::npos)
    return begins_object(line) && (line.ends_with('}') || bytes.size() >= limits::kSniff);
  if (!begins_object(line) || !line.ends_with('}')) return false;
  const std::string_view next = without_leading_blanks(bytes.substr(end));
  return next.empty() || next.starts_with('{');
}

/// "https://..." without a blank inside.
bool is_address_line(std::string_view line) {
  const std::size_t colon = line.find("://");
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(line[0])) return false;
  const std::string_view scheme = line.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(), is_alnum) && line.find_first_of(" \t") == std::string_view::npos;
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

Media sniff(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, limits::kSniff);
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.bytes)) return signature.media;
  }
  // A frame to be skipped, with which some writers of zstd data begin (RFC 8878, section 3.1.2).
  if (head.size() >= kZstdSkipped.size() + 1 && (head[0] & '\xF0') == '\x50' &&
      head.substr(1).starts_with(kZstdSkipped)) {
    return Media::zstd;
  }
  if (head.starts_with("BZh") && head.substr(std::min<std::size_t>(4, head.size())).starts_with(kBzip2Block)) {
    return Media::bzip2;
  }
  if (head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar")) return Media::tar;
  if (is_warc(head)) return Media::warc;
  if (looks_like_pdf(head)) return Media::pdf;
  if (head.find('\0') != std::string_view::npos) return looks_like_utf16(head) ? Media::utf16 : Media::binary;
  if (looks_like_html(without_mark(head))) return Media::html;
  if (looks_like_json_lines(without_mark(bytes))) return Media::json_lines;
  return is_address_list(without_mark(bytes)) ? Media::addresses : Media::text;
}

bool is_address_list(std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (is_blank(line.back()) || line.back() == '\r')) line.remove_suffix(1);
    line = without_leading_blanks(line);
    if (line.empty()) continue;
    if (!is_address_line(line)) return false;
    any = true;
  }
  return any;
}

Unpacker unpacker_of(Media media) {
  switch (media) {
    case Media::gzip: return {"gzip data", "gzip data", "gzip -dc FILE"};
    case Media::bzip2: return {"bzip2 data", "bzip2 data", "bzip2 -dc FILE"};
    case Media::xz: return {"xz data", "xz data", "xz -dc FILE"};
    case Media::zstd: return {"zstd data", "zstd data", "zstd -dc FILE"};
    case Media::lz4: return {"lz4 data", "lz4 data", "lz4 -dc FILE"};
    case Media::zip: return {"a ZIP archive", "ZIP archive", "unzip -p FILE"};
    case Media::seven_zip: return {"a 7-Zip archive", "7-Zip archive", "7z x -so FILE"};
    case Media::tar: return {"a tar archive", "tar archive", "tar -xOf FILE"};
    case Media::text:
    case Media::html:
    case Media::addresses:
    case Media::json_lines:
    case Media::warc:
    case Media::pdf:
    case Media::utf16:
    case Media::binary: return {};
  }
  return {};
}

}  // namespace paperhop::cli
