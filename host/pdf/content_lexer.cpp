// SPDX-License-Identifier: Apache-2.0
#include "pdf/content_lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace paperhop::pdf {
namespace {

enum class Class : std::uint8_t { regular, space, delimiter };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (const char c : std::string_view("\0\t\n\f\r ", 6)) classes[static_cast<unsigned char>(c)] = Class::space;
  for (const char c : std::string_view("()<>[]{}/%")) classes[static_cast<unsigned char>(c)] = Class::delimiter;
  return classes;
}

constexpr std::array<Class, 256> kClasses = make_classes();

Class class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool starts_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
}

/// Reads up to three octal digits at `at`, and moves it behind them.
char octal(std::string_view text, std::size_t& at) {
  unsigned value = 0;
  for (int digits = 0; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++digits) {
    value = value * 8 + static_cast<unsigned>(text[at++] - '0');
  }
  return static_cast<char>(value & 0xFFU);
}

}  // namespace

void ContentLexer::skip_space() {
  while (at_ < content_.size()) {
    if (class_of(content_[at_]) == Class::space) {
      ++at_;
    } else if (content_[at_] == '%') {
      at_ = std::min(content_.find_first_of("\r\n", at_), content_.size());
    } else {
      return;
    }
  }
}

ContentToken ContentLexer::next() {
  using Kind = ContentToken::Kind;
  skip_space();
  if (at_ >= content_.size()) return {};
  switch (content_[at_]) {
    case '/': {
      const std::size_t start = ++at_;
      while (at_ < content_.size() && class_of(content_[at_]) == Class::regular) ++at_;
      return {Kind::name, content_.substr(start, at_ - start)};
    }
    case '(': return {Kind::string, take_string()};
    case '[': return {Kind::array, take_nested('[', ']')};
    case '<':
      if (content_.substr(at_).starts_with("<<")) return {Kind::dictionary, take_nested('<', '>')};
      return {Kind::hex_string, take_until('>')};
    case ')':
    case ']':
    case '>':
    case '{':
    case '}': return {Kind::word, content_.substr(at_++, 1)};
    default: return word_or_number();
  }
}

ContentToken ContentLexer::word_or_number() {
  const std::size_t start = at_;
  while (at_ < content_.size() && class_of(content_[at_]) == Class::regular) ++at_;
  const bool number = starts_number(content_[start]);
  return {number ? ContentToken::Kind::number : ContentToken::Kind::word, content_.substr(start, at_ - start)};
}

std::string_view ContentLexer::take_string() {
  const std::size_t start = ++at_;
  for (int depth = 1; at_ < content_.size(); ++at_) {
    const char c = content_[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return content_.substr(start, at_++ - start);
    }
  }
  at_ = content_.size();
  return content_.substr(start);
}

std::string_view ContentLexer::take_nested(char open, char close) {
  const std::size_t start = at_ + 1;
  int depth = 0;
  while (at_ < content_.size()) {
    const char c = content_[at_];
    if (c == '(') {
      take_string();
      continue;
    }
    if (c == open) ++depth;
    if (c == close && --depth == 0) return content_.substr(start, at_++ - start);
    ++at_;
  }
  return content_.substr(start);
}

std::string_view ContentLexer::take_until(char end) {
  const std::size_t start = at_ + 1;
  const std::size_t stop = std::min(content_.find(end, start), content_.size());
  at_ = std::min(stop + 1, content_.size());
  return content_.substr(start, stop - start);
}

void ContentLexer::skip_image_data() {
  const auto space_at = [this](std::size_t at) {
    return at >= content_.size() || class_of(content_[at]) == Class::space;
  };
  for (std::size_t found = content_.find("EI", at_); found != std::string_view::npos;
       found = content_.find("EI", found + 1)) {
    if (space_at(found - 1) && space_at(found + 2)) {
      at_ = found + 2;
      return;
    }
  }
  at_ = content_.size();
}

std::string unescape_string(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char c = text[at++];
    if (c != '\\' || at == text.size()) {
      out.push_back(c);
      continue;
    }
    c = text[at];
    if (c >= '0' && c <= '7') {
      out.push_back(octal(text, at));
      continue;
    }
    ++at;
    switch (c) {
      case 'n': out.push_back('\n'); break;
      case 'r': out.push_back('\r'); break;
      case 't': out.push_back('\t'); break;
      case 'b': out.push_back('\b'); break;
      case 'f': out.push_back('\f'); break;
      case '\r': at += at < text.size() && text[at] == '\n' ? 1 : 0; break;
      case '\n': break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string unhex_string(std::string_view text) {
  std::string out;
  int high = -1;
  for (const char c : text) {
    const int digit = hex_digit(c);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      out.push_back(static_cast<char>(high * 16 + digit));
      high = -1;
    }
  }
  if (high >= 0) out.push_back(static_cast<char>(high * 16));
  return out;
}

double parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return value;
}

}  // namespace paperhop::pdf
