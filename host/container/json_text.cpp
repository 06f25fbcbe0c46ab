// SPDX-License-Identifier: Apache-2.0
#include "container/json_text.hpp"

#include <algorithm>
#include <charconv>

#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::size_t kUnicodeEscape = 6;  // "\u20AC"
constexpr std::string_view kEscapeLetters = "bfnrt\"\\/";

/// The number of a "\u20AC" at the start; -1 where there is none.
int utf16_unit(std::string_view raw) {
  if (raw.size() < kUnicodeEscape || raw[0] != '\\' || raw[1] != 'u') return -1;
  unsigned unit = 0;
  const char* const end = raw.data() + kUnicodeEscape;
  return std::from_chars(raw.data() + 2, end, unit, 16).ptr == end ? static_cast<int>(unit) : -1;
}

bool is_high(int unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(int unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// Undoes the escape at the start of `raw`, appends what it stands for, and tells how long it is.
std::size_t undo_one(std::string_view raw, std::string& out) {
  if (raw.size() < 2) {
    out += raw;
    return raw.size();
  }
  constexpr std::string_view kMeanings = "\b\f\n\r\t\"\\/";
  if (const std::size_t at = kEscapeLetters.find(raw[1]); at != std::string_view::npos) {
    out += kMeanings[at];
    return 2;
  }
  const int unit = utf16_unit(raw);
  if (unit < 0) {
    out += raw.front();
    return 1;
  }
  const int low = is_high(unit) ? utf16_unit(raw.substr(kUnicodeEscape)) : -1;
  if (is_low(low)) {
    append_utf8(out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
    return 2 * kUnicodeEscape;
  }
  append_utf8(out, is_high(unit) || is_low(unit) ? U'\uFFFD' : static_cast<char32_t>(unit));
  return kUnicodeEscape;
}

}  // namespace

std::string undo_json_escapes(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  undo_json_escapes(raw, raw.size(), out);
  return out;
}

std::size_t undo_json_escapes(std::string_view raw, std::size_t size, std::string& out) {
  const std::size_t end = whole_characters(raw, size);
  // Looking for the next escape in all of it would cost the rest of the text for each part.
  const std::string_view part = raw.substr(0, end);
  std::size_t at = 0;
  while (at < end) {
    const std::size_t plain = std::min(part.find('\\', at), end);
    out += part.substr(at, plain - at);
    at = plain;
    if (at < end) at += undo_one(raw.substr(at), out);
  }
  return at;
}

bool has_json_escapes_only(std::string_view raw) {
  for (std::size_t at = raw.find('\\'); at < raw.size(); at = raw.find('\\', at)) {
    const std::string_view escape = raw.substr(at);
    const bool is_letter = escape.size() >= 2 && kEscapeLetters.find(escape[1]) != std::string_view::npos;
    if (!is_letter && utf16_unit(escape) < 0) return false;
    at += is_letter ? 2 : kUnicodeEscape;
  }
  return true;
}

bool mend_lone_surrogates(std::span<char> json) {
  constexpr std::string_view kMended = "\\uFFFD";
  const std::string_view text(json.data(), json.size());
  bool mended = false;
  for (std::size_t at = text.find('\\'); at < text.size(); at = text.find('\\', at)) {
    const int unit = utf16_unit(text.substr(at));
    const bool is_pair = is_high(unit) && is_low(utf16_unit(text.substr(at + kUnicodeEscape)));
    if (!is_pair && (is_high(unit) || is_low(unit))) {
      std::copy(kMended.begin(), kMended.end(), json.begin() + static_cast<std::ptrdiff_t>(at));
      mended = true;
    }
    at += is_pair ? 2 * kUnicodeEscape : 2;
  }
  return mended;
}

OffsetMap json_escape_map(std::string_view raw) {
  OffsetMap map;
  std::string one;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t plain = std::min(raw.find('\\', at), raw.size()) - at;
    map.add(plain, at, plain);
    at += plain;
    if (at == raw.size()) break;
    one.clear();
    const std::size_t size = undo_one(raw.substr(at), one);
    map.add(one.size(), at, size);
    at += size;
  }
  return map;
}

}  // namespace paperhop
