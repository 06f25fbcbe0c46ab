// SPDX-License-Identifier: Apache-2.0
#include "protocol/json_writer.hpp"

#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The letter of a two-byte escape, or 0.
constexpr char short_escape(char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\b': return 'b';
    case '\f': return 'f';
    default: return 0;
  }
}

constexpr bool is_json_control(char c) {
  return static_cast<unsigned char>(c) < 0x20;
}

void append_escape(std::string& out, char c) {
  out += '\\';
  if (const char letter = short_escape(c)) {
    out += letter;
    return;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

}  // namespace

std::size_t json_escaped_size(char c) {
  if (short_escape(c)) return 2;
  return is_json_control(c) ? 6 : 1;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;  // what lies before is in `out`
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const CodePoint point = decode_utf8(text, at);
      if (!point.valid) {
        out += text.substr(copied, at - copied);
        out += "\xEF\xBF\xBD";
        copied = at + point.size;
      }
      at += point.size;
      continue;
    }
    if (is_json_control(c) || c == '"' || c == '\\') {
      out += text.substr(copied, at - copied);
      append_escape(out, c);
      copied = at + 1;
    }
    ++at;
  }
  out += text.substr(copied);
  out += '"';
}

}  // namespace paperhop
