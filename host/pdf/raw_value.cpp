// SPDX-License-Identifier: Apache-2.0
#include "pdf/raw_value.hpp"

#include "pdf/content_lexer.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop::pdf {
namespace {

/// Deeper nesting is a trap.
constexpr int kDepth = 32;
/// Digits of a number that any reader holds.
constexpr std::size_t kDigits = 9;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

bool is_regular(char c) {
  return !is_blank(c) && !is_delimiter(c);
}

/// Sign, digits and at most one point.
bool is_plain_number(std::string_view word) {
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  std::size_t digits = 0;
  std::size_t points = 0;
  for (const char c : word) {
    if (is_digit(c)) {
      ++digits;
    } else if (c == '.') {
      ++points;
    } else {
      return false;
    }
  }
  return digits > 0 && digits <= 2 * kDigits && points <= 1;
}

/// The character behind a backslash; more than one where it is told by its number. `at` is moved behind it.
void add_escaped(std::string_view text, std::size_t& at, std::string& out) {
  const char c = text[at++];
  constexpr std::string_view kNames = "nrtbf";
  constexpr std::string_view kMeant = "\n\r\t\b\f";
  if (const std::size_t named = kNames.find(c); named != std::string_view::npos) {
    out += kMeant[named];
  } else if (c >= '0' && c <= '7') {
    int code = c - '0';
    for (int more = 0; more < 2 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++more) {
      code = code * 8 + (text[at++] - '0');
    }
    if (code > UINT8_MAX) throw UnusualPdf();
    out += static_cast<char>(code);
  } else if (c != '\n') {
    out += c;
  }
}

std::string literal_string(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      add_escaped(text, ++at, out);
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

void RawReader::skip_blanks() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
}

bool RawReader::at_end() {
  skip_blanks();
  return at_ >= text_.size();
}

bool RawReader::accept(std::string_view word) {
  skip_blanks();
  if (!text_.substr(at_).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

int RawReader::integer() {
  skip_blanks();
  const std::size_t start = at_;
  int value = 0;
  for (; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
    if (at_ - start >= kDigits) throw UnusualPdf();
    value = value * 10 + (text_[at_] - '0');
  }
  if (at_ == start || (at_ < text_.size() && is_regular(text_[at_]))) throw UnusualPdf();
  return value;
}

RawValue RawReader::value(int depth) {
  if (depth > kDepth || at_end()) throw UnusualPdf();
  const std::size_t start = at_;
  RawKind kind = RawKind::null;
  switch (text_[at_]) {
    case '/':
      kind = RawKind::name;
      skip_name();
      break;
    case '(':
      kind = RawKind::literal;
      skip_literal();
      break;
    case '[':
      kind = RawKind::array;
      skip_array(depth);
      break;
    case '<':
      kind = text_.substr(at_).starts_with("<<") ? RawKind::dictionary : RawKind::hex;
      kind == RawKind::dictionary ? skip_dictionary(depth) : skip_hex();
      break;
    default:
      if (is_digit(text_[at_]) || std::string_view("+-.").find(text_[at_]) != std::string_view::npos) {
        return number_or_reference();
      }
      kind = word();
  }
  return {kind, text_.substr(start, at_ - start)};
}

RawValue RawReader::number_or_reference() {
  const std::size_t start = at_;
  while (at_ < text_.size() && is_regular(text_[at_])) ++at_;
  const std::size_t end = at_;
  const std::string_view first = text_.substr(start, end - start);
  if (!is_plain_number(first)) throw UnusualPdf();
  // "12 0 R": a second number, then the letter.
  skip_blanks();
  const std::size_t second = at_;
  while (is_digit(peek())) ++at_;
  if (at_ > second && is_blank(peek()) && accept("R") && !(at_ < text_.size() && is_regular(text_[at_]))) {
    return {RawKind::reference, text_.substr(start, at_ - start)};
  }
  at_ = end;
  return {RawKind::number, first};
}

RawKind RawReader::word() {
  const std::size_t start = at_;
  while (at_ < text_.size() && is_regular(text_[at_])) ++at_;
  const std::string_view found = text_.substr(start, at_ - start);
  if (found == "null") return RawKind::null;
  if (found == "true" || found == "false") return RawKind::boolean;
  throw UnusualPdf();
}

void RawReader::skip_name() {
  const std::size_t start = ++at_;
  for (; at_ < text_.size() && is_regular(text_[at_]); ++at_) {
    // An escaped name may be another spelling of one that is looked for.
    if (text_[at_] == '#' || text_[at_] < '!' || text_[at_] > '~') throw UnusualPdf();
  }
  if (at_ == start) throw UnusualPdf();
}

void RawReader::skip_literal() {
  int open = 0;
  for (; at_ < text_.size(); ++at_) {
    switch (text_[at_]) {
      case '(': ++open; break;
      case ')': --open; break;
      case '\\': ++at_; break;
      default: break;
    }
    // Other systems' line ends count as one character: too rare to be worth reading.
    if (at_ < text_.size() && text_[at_] == '\r') throw UnusualPdf();
    if (open > 0) continue;
    ++at_;
    return;
  }
  throw UnusualPdf();
}

void RawReader::skip_hex() {
  for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
    if (!is_blank(text_[at_]) && hex_value(text_[at_]) < 0) throw UnusualPdf();
  }
  if (at_++ >= text_.size()) throw UnusualPdf();
}

void RawReader::skip_array(int depth) {
  for (++at_; !accept("]");) value(depth + 1);
}

void RawReader::skip_dictionary(int depth) {
  for (at_ += 2; !accept(">>");) {
    if (peek() != '/') throw UnusualPdf();
    skip_name();
    value(depth + 1);
  }
}

RawValue raw_entry(const RawValue& dictionary, std::string_view key) {
  if (dictionary.kind != RawKind::dictionary) return {};
  RawReader reader(dictionary.bytes.substr(2, dictionary.bytes.size() - 4));
  RawValue found;
  bool seen = false;
  while (!reader.at_end()) {
    const bool wanted = reader.value().bytes == key;
    const RawValue value = reader.value();
    if (!wanted) continue;
    if (seen) throw UnusualPdf();
    seen = true;
    found = value;
  }
  return found;
}

RawReader raw_elements(const RawValue& array) {
  return RawReader(array.bytes.substr(1, array.bytes.size() - 2));
}

RawReference reference_of(const RawValue& reference) {
  RawReader reader(reference.bytes);
  const int number = reader.integer();
  return {number, reader.integer()};
}

std::string string_of(const RawValue& string) {
  const std::string_view inside = string.bytes.substr(1, string.bytes.size() - 2);
  return string.kind == RawKind::hex ? unhex_string(inside) : literal_string(inside);
}

double number_of(const RawValue& number) {
  return parse_number(number.bytes);
}

}  // namespace paperhop::pdf
