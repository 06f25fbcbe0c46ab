// SPDX-License-Identifier: Apache-2.0
#include "ids/number_context.hpp"

#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "ids/address_spans.hpp"
#include "ids/byte_set.hpp"
#include "ids/neighbours.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::u32string_view kGlueLeft = U"_.+-=$\u20AC\u00A3\u00A5~\u2248\u00B1%/\\@^";
/// The ASCII characters among them, and those that make a word or number longer.
constexpr ByteSet kGlueAscii = [] {
  ByteSet glue;
  for (const char32_t c : kGlueLeft) {
    if (c < 0x80) glue.add(static_cast<char>(c));
  }
  for (unsigned char c = 0; c < 0x80; ++c) {
    if (is_alnum(static_cast<char>(c))) glue.add(static_cast<char>(c));
  }
  return glue;
}();
constexpr std::u32string_view kSignsBefore = U"$\u20AC\u00A3\u00A5=~\u2248<>\u00B1";
constexpr std::array<std::string_view, 16> kWordsBefore = {"version", "ver",   "build", "release", "rev",  "revision",
                                                           "tel",     "phone", "fax",   "isbn",    "issn", "serial",
                                                           "part",    "lot",   "order", "invoice"};
constexpr std::array<std::string_view, 44> kUnits = {
    "%",   "\u00B0", "\u00B1", "\u00D7", "s",   "ms",  "ns",  "us",      "m",      "cm",     "mm",
    "km",  "nm",     "g",      "mg",     "kg",  "Hz",  "kHz", "MHz",     "GHz",    "eV",     "keV",
    "MeV", "GeV",    "TeV",    "K",      "V",   "mV",  "W",   "kW",      "J",      "Pa",     "dB",
    "KB",  "MB",     "GB",     "USD",    "EUR", "CNY", "RMB", "dollars", "points", "\u5143", "\u7F8E\u5143"};

/// The number's line before it, at most limits::kNumberContext bytes.
std::string_view line_before(std::string_view text, std::size_t begin) {
  const std::size_t floor = begin > limits::kNumberContext ? begin - limits::kNumberContext : 0;
  const std::string_view line = text.substr(floor, begin - floor);
  return line.substr(line.rfind('\n') + 1);  // npos + 1 is 0
}

std::string_view line_after(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, limits::kNumberContext);
  return rest.substr(0, rest.find('\n'));
}

std::string_view without_last_blank(std::string_view line) {
  if (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

RefusalReason sign_before(std::string_view line) {
  line = without_last_blank(line);
  if (line.empty() || is_alnum(line.back())) return {};
  const CodePoint last = decode_utf8_before(line, line.size());
  if (kSignsBefore.find(last.value) == std::u32string_view::npos) return {};
  return {Against::sign_before, std::string(line.substr(line.size() - last.size))};
}

RefusalReason word_before(std::string_view line) {
  line = without_last_blank(line);
  if (!line.empty() && (line.back() == '.' || line.back() == ':' || line.back() == '#')) line.remove_suffix(1);
  std::size_t begin = line.size();
  while (begin > 0 && is_alpha(line[begin - 1])) --begin;
  const std::string_view word = line.substr(begin);
  const auto is_it = [&](std::string_view known) { return equals_ignoring_case(known, word); };
  const auto known = std::find_if(kWordsBefore.begin(), kWordsBefore.end(), is_it);
  if (known == kWordsBefore.end() || letter_or_digit_before(line, begin)) return {};
  return {Against::word_before, std::string(*known)};
}

/// First bytes of units: few texts go on with one.
constexpr auto kUnitBegins = [] {
  std::array<bool, 256> begins{};
  for (const std::string_view unit : kUnits) begins[static_cast<unsigned char>(unit.front())] = true;
  return begins;
}();

bool starts_with_unit(std::string_view rest, std::string_view unit) {
  if (rest.empty() || rest.front() != unit.front() || !rest.starts_with(unit)) return false;
  const bool is_word = is_alpha(unit.front());
  return !is_word || !letter_or_digit_at(rest, unit.size());
}

RefusalReason unit_after(std::string_view line) {
  if (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  if (line.empty() || !kUnitBegins[static_cast<unsigned char>(line.front())]) return {};
  const auto matches = [&](std::string_view unit) { return starts_with_unit(line, unit); };
  const auto unit = std::find_if(kUnits.begin(), kUnits.end(), matches);
  return unit == kUnits.end() ? RefusalReason() : RefusalReason{Against::unit_behind, std::string(*unit)};
}

bool is_separator(char c) {
  return c == ',' || c == ';' || c == '&';
}

/// Shaped like an arXiv number: dddd.dddd or dddd.ddddd, without a sign.
bool has_id_shape(std::string_view number) {
  const std::size_t dot = number.find('.');
  return dot == 4 && is_digit(number.front()) && (number.size() == 9 || number.size() == 10);
}

/// The decimal that `line` ends in, behind blanks and one separator; empty where there is none.
std::string_view decimal_before(std::string_view line) {
  const std::size_t whole = line.size();
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  if (!line.empty() && is_separator(line.back())) line.remove_suffix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  if (line.size() == whole) return {};
  std::size_t begin = line.size();
  while (begin > 0 && is_digit(line[begin - 1])) --begin;
  if (begin == line.size() || begin == 0 || line[begin - 1] != '.') return {};
  const std::size_t dot = begin - 1;
  begin = dot;
  while (begin > 0 && is_digit(line[begin - 1])) --begin;
  // "v1.2" and "3.0.1" are longer tokens, and "10.1145/3292500.3330701" is a DOI: no decimals.
  const bool longer = letter_or_digit_before(line, begin) ||
                      (begin > 0 && std::string_view("._/").find(line[begin - 1]) != std::string_view::npos);
  return begin == dot || longer ? std::string_view() : line.substr(begin);
}

std::string_view decimal_after(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_blank(line[at])) ++at;
  if (at < line.size() && is_separator(line[at])) ++at;
  while (at < line.size() && is_blank(line[at])) ++at;
  const std::size_t begin = at;  // right at the number stands a sign: "2012.12345+33.1"
  if (at < line.size() && (line[at] == '-' || line[at] == '+')) ++at;
  const std::size_t whole_part = at;
  at = skip_digits(line, at, line.size());
  if (at == whole_part || at >= line.size() || line[at] != '.') return {};
  const std::size_t end = skip_digits(line, at + 1, line.size());
  const bool path = end < line.size() && line[end] == '/';
  return end == at + 1 || path || !ends_clean(line, end) ? std::string_view() : line.substr(begin, end - begin);
}

RefusalReason row_of_numbers(std::string_view before, std::string_view after) {
  for (const std::string_view number : {decimal_before(before), decimal_after(after)}) {
    if (!number.empty() && !has_id_shape(number)) return {Against::row_of_numbers, std::string(number)};
  }
  return {};
}

RefusalReason glued_right(std::string_view text, std::size_t end) {
  if (end >= text.size()) return {};
  const char c = text[end];
  const bool digit_follows = end + 1 < text.size() && is_digit(text[end + 1]);
  if (c == '%' || c == '/' || c == '\\' || c == '@') return {Against::sign_behind, {c}};
  if ((c == ',' || c == '(' || c == '-') && digit_follows) return {Against::goes_on_with, {c, text[end + 1]}};
  return {};
}

}  // namespace

bool glues_to_number(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  if (static_cast<unsigned char>(text[begin - 1]) < 0x80) return kGlueAscii.has(text[begin - 1]);
  if (letter_or_digit_before(text, begin)) return true;
  const CodePoint left = decode_utf8_before(text, begin);
  return kGlueLeft.find(left.value) != std::u32string_view::npos;
}

RefusalReason refusal_inside(const AddressSpans& spans, std::size_t at) {
  if (spans.inside_doi(at)) return {Against::doi, std::string(spans.doi_around(at))};
  if (spans.inside_address(at)) return {Against::web_address, std::string(spans.address_around(at))};
  return {};
}

RefusalReason number_refusal(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans& spans) {
  if (RefusalReason reason = refusal_inside(spans, begin)) return reason;
  if (letter_or_digit_before(text, begin)) return {Against::longer_token};
  if (glues_to_number(text, begin)) {
    const std::size_t size = decode_utf8_before(text, begin).size;
    return {Against::sign_before, std::string(text.substr(begin - size, size))};
  }
  if (!ends_clean(text, end)) return {Against::goes_on};
  if (RefusalReason reason = glued_right(text, end); reason) return reason;
  const std::string_view before = line_before(text, begin);
  const std::string_view after = line_after(text, end);
  if (RefusalReason reason = sign_before(before); reason) return reason;
  if (RefusalReason reason = word_before(before); reason) return reason;
  if (RefusalReason reason = unit_after(after); reason) return reason;
  return row_of_numbers(before, after);
}

}  // namespace paperhop
