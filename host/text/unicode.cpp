// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"

#include <cstdint>
#include <cstring>

#include "text/utf8_blocks.hpp"

namespace paperhop {
namespace {

constexpr CodePoint kInvalid{0xFFFD, 1, false};

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

constexpr bool within(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

/// The first byte at or behind `at` that is no ASCII.
std::size_t next_beyond_ascii(std::string_view text, std::size_t at) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const auto skip_words = [&](std::size_t most) {
    for (; most > 0 && at + kWord <= text.size(); --most, at += kWord) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, kWord);
      if ((word & 0x8080808080808080U) != 0) break;
    }
  };
  // Where half of a text is ASCII, long stretches of it are few: words first.
  skip_words(4);
  if (at < text.size() && byte_at(text, at) < 0x80) at = skip_ascii(text, at);
  skip_words(text.size());
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  std::size_t size = 0;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    value = lead & 0x0FU;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    value = lead & 0x07U;
  } else {
    return kInvalid;
  }
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text, at + i)) return kInvalid;
    value = (value << 6) | (byte_at(text, at + i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || within(value, 0xD800, 0xDFFF)) return kInvalid;
  return {value, size, true};
}

CodePoint decode_utf8_before(std::string_view text, std::size_t end) {
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && is_continuation(text, start)) --start;
  const CodePoint point = decode_utf8(text.substr(0, end), start);
  if (point.valid && start + point.size == end) return point;
  return kInvalid;
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || within(value, 0xD800, 0xDFFF)) value = 0xFFFD;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t at = next_beyond_ascii(text, 0); at < text.size(); at = next_beyond_ascii(text, at)) {
    at = skip_valid_utf8(text, at);
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

std::string valid_utf8(std::string text) {
  std::size_t at = find_invalid_utf8(text);
  if (at == std::string::npos) return text;
  std::string out;
  const std::string_view whole = text;
  std::size_t copied = 0;
  while (at != std::string_view::npos) {
    out.append(whole, copied, at - copied);
    append_utf8(out, 0xFFFD);
    copied = at + 1;
    const std::size_t next = find_invalid_utf8(whole.substr(copied));
    at = next == std::string_view::npos ? next : copied + next;
  }
  return out.append(whole, copied);
}

std::size_t whole_characters(std::string_view text, std::size_t size) {
  constexpr std::size_t kLongest = 4;
  if (size >= text.size()) return text.size();
  std::size_t end = size;
  const auto goes_on = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80; };
  while (end > 0 && size - end < kLongest && goes_on(end)) --end;
  return end > 0 && !goes_on(end) ? end : size;
}

bool cut_utf8(std::string& text, std::size_t size) {
  if (text.size() <= size) return false;
  while (size > 0 && is_continuation(text, size)) --size;
  text.resize(size);
  return true;
}

std::string lower_ascii(std::string_view text) {
  std::string out;
  append_lower(out, text);
  return out;
}

void append_lower(std::string& out, std::string_view text) {
  const std::size_t before = out.size();
  out += text;
  char* const to = out.data() + before;
  for (std::size_t i = 0; i < text.size(); ++i) to[i] = to_lower(to[i]);
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_upper(c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_letter(char32_t value) {
  if (value < 0x80) return is_alpha(static_cast<char>(value));
  if (value == 0x00D7 || value == 0x00F7) return false;  // multiplication and division signs
  // Ohm, kelvin and angstrom are letters too, and so are the ligatures that PDFs are full of.
  return value == 0x00AA || value == 0x00B5 || value == 0x00BA || within(value, 0x00C0, 0x02AF) ||
         within(value, 0x0370, 0x03FF) || within(value, 0x0400, 0x052F) || within(value, 0x1E00, 0x1FFF) ||
         value == 0x2126 || value == 0x212A || value == 0x212B || within(value, 0xFB00, 0xFB06);
}

bool is_cjk(char32_t value) {
  return within(value, 0x1100, 0x11FF) || within(value, 0x2E80, 0x9FFF) || within(value, 0xA960, 0xA97F) ||
         within(value, 0xAC00, 0xD7FF) || within(value, 0xF900, 0xFAFF) || within(value, 0xFE30, 0xFE4F) ||
         within(value, 0xFF00, 0xFFEF) || within(value, 0x20000, 0x3FFFF);
}

}  // namespace paperhop
