// SPDX-License-Identifier: Apache-2.0
//
// Names are runs of ASCII letters and digits. So a name with its semicolon can only be the
// whole run before it, and one look-up decides; otherwise the longest of the few old names
// that need no semicolon may be a prefix of the run ("&notit;" is "¬it;").
#include "text/html_entities.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/html_ascii.hpp"
#include "text/html_entity_table.hpp"

namespace paperhop {
namespace {

namespace table = html_entity_table;

static_assert(table::kLongestValue <= std::tuple_size_v<decltype(HtmlReference::buffer)>);

constexpr char32_t kReplacement = 0xFFFD;

/// U+0080 to U+009F as a number mean the characters of windows-1252, where it has one.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/// Value of a digit in base 10 or 16, or -1.
constexpr int digit_value(char c, int base) {
  if (is_ascii_digit(c)) return c - '0';
  if (base == 10) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The character that a number in a reference means.
constexpr char32_t character_of(char32_t number) {
  const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
  if (number == 0 || number > 0x10FFFF || surrogate) return kReplacement;
  if (number >= 0x80 && number <= 0x9F) return kWindows1252[number - 0x80];
  return number;
}

void set_utf8(HtmlReference& reference, char32_t c) {
  const auto put = [&](char32_t byte) { reference.buffer[reference.size++] = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
    return;
  }
  if (c < 0x800) {
    put(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      put(0xE0 | (c >> 12));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
    }
    put(0x80 | ((c >> 6) & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

/// "&#…": digits, then an optional semicolon.
HtmlReference read_number(std::string_view html) {
  std::size_t at = 2;
  const bool hex = at < html.size() && (html[at] == 'x' || html[at] == 'X');
  const int base = hex ? 16 : 10;
  if (hex) ++at;
  const std::size_t digits = at;
  char32_t number = 0;
  for (; at < html.size(); ++at) {
    const int digit = digit_value(html[at], base);
    if (digit < 0) break;
    // Beyond the last character the value does not matter any more, only that it is too large.
    if (number <= 0x10FFFF) number = number * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  HtmlReference reference;
  if (at == digits) return reference;
  if (at < html.size() && html[at] == ';') ++at;
  reference.length = at;
  set_utf8(reference, character_of(number));
  return reference;
}

std::string_view name_of(std::size_t row) {
  const std::size_t begin = table::kRows[row].name;
  return {table::kNames + begin, table::kRows[row + 1].name - begin};
}

/// Row of the name, or kCount.
std::size_t find_name(std::string_view name) {
  if (name.empty() || !is_ascii_letter(name[0])) return table::kCount;
  const auto letter = static_cast<std::size_t>(name[0] - 'A');
  std::size_t low = table::kFirst[letter];
  std::size_t high = table::kFirst[letter + 1];
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const int order = name.compare(name_of(middle));
    if (order == 0) return middle;
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return table::kCount;
}

HtmlReference named(std::size_t row, std::size_t length) {
  const std::size_t begin = table::kRows[row].value;
  HtmlReference reference;
  reference.length = length;
  reference.size = table::kRows[row + 1].value - begin;
  std::memcpy(reference.buffer.data(), table::kValues + begin, reference.size);
  return reference;
}

/// A name without semicolon: the longest that begins `run`.
HtmlReference read_bare_name(std::string_view html, std::string_view run, HtmlPlace place) {
  for (std::size_t size = std::min(run.size(), table::kLongestBareName); size >= 2; --size) {
    const std::size_t row = find_name(run.substr(0, size));
    if (row == table::kCount || !table::kRows[row].bare) continue;
    const std::size_t end = 1 + size;
    const bool goes_on = end < html.size() && (html[end] == '=' || is_ascii_alphanumeric(html[end]));
    if (place == HtmlPlace::attribute && goes_on) return {};
    return named(row, end);
  }
  return {};
}

}  // namespace

HtmlReference read_html_reference(std::string_view html, HtmlPlace place) {
  if (html.size() < 2) return {};
  if (html[1] == '#') return read_number(html);

  std::size_t end = 1;
  const std::size_t stop = std::min(html.size(), table::kLongestName + 1);
  while (end < stop && is_ascii_alphanumeric(html[end])) ++end;
  const std::string_view run = html.substr(1, end - 1);
  if (end < html.size() && html[end] == ';') {
    const std::size_t row = find_name(run);
    if (row != table::kCount) return named(row, end + 1);
  }
  return read_bare_name(html, run, place);
}

}  // namespace paperhop
