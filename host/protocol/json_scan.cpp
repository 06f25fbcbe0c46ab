// SPDX-License-Identifier: Apache-2.0
#include "protocol/json_scan.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "protocol/message.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

static_assert(limits::kJsonDepth <= 64, "the kinds of the open brackets are kept in 64 bits");

Error bad_json(std::string what, std::size_t at) {
  return {ErrorCode::bad_json, "not well-formed JSON: " + std::move(what) + " at byte " + std::to_string(at) +
                                   "; send one JSON object in UTF-8"};
}

/// True where one of the eight bytes is `byte`.
constexpr bool has_byte(std::uint64_t word, unsigned char byte) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t zero_where_equal = word ^ (kOnes * byte);
  return ((zero_where_equal - kOnes) & ~zero_where_equal & (kOnes << 7)) != 0;
}

/// Offset of the next quote or backslash from `at`, or npos. Eight bytes a step: nearly all of a
/// large message is text.
std::size_t find_quote_or_backslash(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if (has_byte(word, '"') || has_byte(word, '\\')) break;
  }
  for (; at < text.size(); ++at) {
    if (text[at] == '"' || text[at] == '\\') return at;
  }
  return npos;
}

/// The value of "\uXXXX" at `at`, or -1 where there is none.
int unicode_escape(std::string_view text, std::size_t at) {
  if (text.size() - at < 6 || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/// Bytes of the escape at `at`, a surrogate pair counting as one; 0 for a lone surrogate. Whether
/// other escapes are right is the parser's business.
std::size_t escape_size(std::string_view text, std::size_t at) {
  const int first = unicode_escape(text, at);
  if (first < 0xD800 || first > 0xDFFF) return 2;
  if (first >= 0xDC00) return 0;
  if (text.size() - at < 12) return 0;
  const int second = unicode_escape(text, at + 6);
  return second >= 0xDC00 && second <= 0xDFFF ? 12 : 0;
}

/// A string from its opening quote: offset behind its closing quote, or the place and kind of the damage.
struct ScannedString {
  std::size_t end = npos;  ///< npos where the string does not end well
  std::size_t lone_surrogate = npos;
};

ScannedString scan_string(std::string_view text, std::size_t quote) {
  std::size_t at = find_quote_or_backslash(text, quote + 1);
  while (at != npos && text[at] == '\\') {
    const std::size_t size = escape_size(text, at);
    if (size == 0) return {npos, at};
    if (at + size > text.size()) break;
    at = find_quote_or_backslash(text, at + size);
  }
  if (at == npos || text[at] != '"') return {};
  return {at + 1, npos};
}

/// The kinds of the brackets that are open.
class OpenBrackets {
 public:
  std::size_t depth() const { return depth_; }
  void open(char bracket) {
    kinds_ = kinds_ << 1 | (bracket == '{');
    ++depth_;
  }
  /// False where `bracket` does not close the innermost one.
  bool close(char bracket) {
    if (depth_ == 0 || (kinds_ & 1) != (bracket == '}')) return false;
    kinds_ >>= 1;
    --depth_;
    return true;
  }

 private:
  std::uint64_t kinds_ = 0;
  std::size_t depth_ = 0;
};

Status scan_structure(std::string_view message) {
  OpenBrackets brackets;
  for (std::size_t at = 0; at < message.size();) {
    const char c = message[at];
    if (c == '"') {
      const ScannedString string = scan_string(message, at);
      if (string.lone_surrogate != npos) return bad_json("a lone surrogate", string.lone_surrogate);
      if (string.end == npos) return bad_json("a string without an end", at);
      at = string.end;
      continue;
    }
    if (c == '{' || c == '[') {
      if (brackets.depth() == limits::kJsonDepth) {
        return bad_json("nested deeper than " + std::to_string(limits::kJsonDepth) + " levels", at);
      }
      brackets.open(c);
    } else if ((c == '}' || c == ']') && !brackets.close(c)) {
      return bad_json("a bracket without its partner", at);
    }
    ++at;
  }
  if (brackets.depth() > 0) return bad_json("brackets left open", message.size());
  return Done{};
}

/// The id in the JSON text of a string or number that starts at `at`; "null" for anything else.
std::string id_at(std::string_view message, std::size_t at) {
  if (at >= message.size()) return "null";
  if (message[at] == '"') {
    const ScannedString string = scan_string(message, at);
    return string.end == npos ? "null" : id_from_json(message.substr(at, string.end - at));
  }
  const std::size_t end = message.find_first_not_of("+-.0123456789eE", at);
  return id_from_json(message.substr(at, end == npos ? npos : end - at));
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

}  // namespace

Status scan_json(std::string_view message) {
  if (message.starts_with("\xEF\xBB\xBF")) return bad_json("a byte order mark", 0);
  if (const auto at = message.find('\0'); at != npos) return bad_json("a NUL byte", at);
  const std::size_t begin = skip_blanks(message, 0);
  if (begin == message.size() || message[begin] != '{') return bad_json("no object", begin);
  return scan_structure(message);
}

std::string salvage_id(std::string_view message) {
  std::string id = "null";
  std::size_t depth = 0;
  char before = 0;  // the last byte outside strings that is no blank
  for (std::size_t at = skip_blanks(message, 0); at < message.size(); at = skip_blanks(message, at)) {
    const char c = message[at];
    if (c != '"') {
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && depth > 0) --depth;
      before = c;
      ++at;
      continue;
    }
    const ScannedString string = scan_string(message, at);
    if (string.end == npos) break;
    const bool is_key = depth == 1 && (before == '{' || before == ',');
    const bool is_id = is_key && message.substr(at, string.end - at) == "\"id\"";
    at = skip_blanks(message, string.end);
    before = '"';
    if (is_id && at < message.size() && message[at] == ':') id = id_at(message, skip_blanks(message, at + 1));
  }
  return id;
}

}  // namespace paperhop
