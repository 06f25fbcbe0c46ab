// SPDX-License-Identifier: Apache-2.0
#include "container/http_message.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "container/header_lines.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::size_t kSizeLine = 256;  // of a chunk: a number and maybe an extension

/// Without the blanks and quotes around it.
std::string_view unquoted(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\"'");
  return first == npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\"'") - first + 1);
}

}  // namespace

void read_content_type(std::string_view value, HttpHead& head) {
  head.media_type = lower_ascii(unquoted(value.substr(0, value.find(';'))));
  head.charset.clear();
  while (value.find(';') != npos) {
    value.remove_prefix(value.find(';') + 1);
    const std::string_view parameter = unquoted(value.substr(0, value.find(';')));
    if (starts_with_lower(parameter, "charset=")) head.charset = unquoted(parameter.substr(std::size("charset=") - 1));
  }
}

Result<HttpHead> read_http_head(Window& window) {
  HttpHead head;
  const Result<bool> filled = window.fill(5);
  if (!filled.ok()) return filled.error();
  if (!window.view().starts_with("HTTP/") && !window.view().starts_with("ICY ")) return head;
  const Result<std::size_t> size = fill_header(window, limits::kWarcHeader);
  if (!size.ok()) return size.error();
  if (size.value() == 0) return head;
  for_each_header(window.view().substr(0, size.value()), [&](std::string_view name, std::string_view value) {
    const std::string lower = lower_ascii(name);
    if (lower == "content-type") read_content_type(value, head);
    if (lower == "content-encoding") head.encoding = lower_ascii(unquoted(value));
    if (lower == "transfer-encoding") head.is_chunked = lower_ascii(value).find("chunked") != std::string::npos;
  });
  window.skip(size.value());
  return head;
}

Result<Got> ChunkedBody::read(char* to, std::size_t size) {
  while (!is_done_) {
    if (left_ == 0 && !is_plain_) {
      const Result<bool> begun = begin_chunk();
      if (!begun.ok()) return begun.error();
      continue;
    }
    const Result<bool> filled = window_.fill(1);
    if (!filled.ok()) return filled.error();
    const std::string_view bytes = window_.view();
    const std::size_t given = std::min({size, bytes.size(), is_plain_ ? bytes.size() : left_});
    if (given == 0) break;
    std::copy_n(bytes.data(), given, to);
    const Got got{given, Seam::none, window_.packed_at()};
    window_.skip(given);
    if (!is_plain_) left_ -= given;
    return got;
  }
  is_done_ = true;
  return Got{};
}

/// Reads a size line. False where there is no further chunk, or the frames are broken.
Result<bool> ChunkedBody::begin_chunk() {
  const Result<bool> filled = window_.fill(kSizeLine);
  if (!filled.ok()) return filled.error();
  const std::string_view bytes = window_.view().substr(0, kSizeLine);
  // The chunk before ends in a line end of its own.
  const std::size_t begin = is_first_ ? 0 : bytes.starts_with("\r\n") ? 2 : bytes.starts_with('\n') ? 1 : 0;
  is_first_ = false;
  const std::size_t end = bytes.find('\n', begin);
  std::size_t size = 0;
  const std::string_view line = bytes.substr(begin, end == npos ? npos : end - begin);
  const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  const std::string_view behind = trimmed(line.substr(static_cast<std::size_t>(rest - line.data())));
  const bool is_number =
      error == std::errc() && rest != line.data() && (behind.empty() || behind == "\r" || behind.front() == ';');
  if (end == npos || !is_number) {
    is_plain_ = !bytes.empty();
    is_done_ = bytes.empty();
    return false;
  }
  window_.skip(end + 1);
  left_ = size;
  is_done_ = size == 0;
  return size > 0;
}

}  // namespace paperhop
