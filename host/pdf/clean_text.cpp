// SPDX-License-Identifier: Apache-2.0
#include "pdf/clean_text.hpp"

#include <utility>

#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

char32_t unit_at(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
}

}  // namespace

bool clean_text(std::string& text, std::size_t limit) {
  text = valid_utf8(std::move(text));
  return cut_utf8(text, limit);
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit_at(bytes, at, big_endian);
    const bool high = value >= 0xD800 && value < 0xDC00;
    if (high && at + 3 < bytes.size()) {
      const char32_t low = unit_at(bytes, at + 2, big_endian);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, value >= 0xD800 && value < 0xE000 ? kReplacement : value);
  }
  return out;
}

std::string decode_address(const std::string& bytes) {
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(std::string_view(bytes).substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return decode_utf16(std::string_view(bytes).substr(2), false);
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  if (find_invalid_utf8(bytes) == std::string_view::npos) return bytes;
  std::string out;
  for (const char byte : bytes) append_utf8(out, static_cast<unsigned char>(byte));
  return out;
}

}  // namespace paperhop::pdf
