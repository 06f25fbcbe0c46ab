// SPDX-License-Identifier: Apache-2.0
#include "cli/printable.hpp"

#include <cstddef>

#include "text/unicode.hpp"

namespace paperhop::browsers {
namespace {

bool steers_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  const bool direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
  const bool line = c == 0x2028 || c == 0x2029;
  return control || direction || line;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid || steers_terminal(point.value)) {
      out += '?';
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

}  // namespace paperhop::browsers
