// SPDX-License-Identifier: Apache-2.0
#include "http/language.hpp"

#include <algorithm>

namespace paperhop::http {
namespace {

/// Thousandths of a quality value: "0.8" is 800; 0 for what is none.
int quality(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int value = (text[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 2; i < text.size() && text[1] == '.' && is_digit(text[i]) && unit > 0; ++i, unit /= 10) {
    value += (text[i] - '0') * unit;
  }
  return std::min(value, 1000);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// The primary part of a tag in small letters: 'z', 'h' of "zh-Hans-CN".
bool is_primary(std::string_view tag, std::string_view wanted) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  return std::equal(primary.begin(), primary.end(), wanted.begin(), wanted.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::string_view language_tag(Language language) {
  return language == Language::chinese ? "zh-CN" : "en";
}

Language accepted_language(std::string_view header) {
  int english = 0;
  int chinese = 0;
  while (!header.empty()) {
    const std::size_t comma = std::min(header.find(','), header.size());
    const std::string_view item = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view tag = trimmed(item.substr(0, semicolon));
    const std::string_view parameter = trimmed(item.substr(std::min(semicolon + 1, item.size())));
    const int wish = parameter.starts_with("q=") ? quality(parameter.substr(2)) : 1000;
    if (is_primary(tag, "en")) english = std::max(english, wish);
    if (is_primary(tag, "zh")) chinese = std::max(chinese, wish);
  }
  return chinese > english ? Language::chinese : Language::english;
}

Language language_of(std::string_view tag, Language fallback) {
  for (const Language language : {Language::english, Language::chinese}) {
    if (tag == language_tag(language)) return language;
  }
  return fallback;
}

}  // namespace paperhop::http
