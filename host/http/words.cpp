// SPDX-License-Identifier: Apache-2.0
#include "http/words.hpp"

#include <algorithm>

#include "http/page_files.hpp"

namespace paperhop::http {
namespace {

constexpr std::string_view kBetween = " = ";

std::string_view words_of(Language language) {
  return page_file(language == Language::chinese ? "words.zh-CN.txt" : "words.en.txt");
}

/// The first line of `rest`, which is taken off it.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

}  // namespace

std::string_view word(Language language, std::string_view name) {
  std::string_view rest = words_of(language);
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.starts_with(name) && line.substr(name.size()).starts_with(kBetween)) {
      return line.substr(name.size() + kBetween.size());
    }
  }
  return {};
}

Html words_as_attributes(Language language) {
  Html out;
  std::string_view rest = words_of(language);
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::size_t between = line.find(kBetween);
    if (between == std::string_view::npos) continue;
    const std::string_view text = line.substr(between + kBetween.size());
    out.text += " data-" + std::string(line.substr(0, between)) + "=\"" + escaped(text).text + "\"";
  }
  return out;
}

Html fill_page(std::string_view page, Language language, std::initializer_list<Slot> slots) {
  constexpr std::string_view kSay = "say.";
  return fill(page, [&](std::string_view name) {
    if (name == "head") return Html{std::string(page_file("head.html"))};
    if (name == "words") return words_as_attributes(language);
    if (name == "lang") return escaped(language_tag(language));
    if (name.starts_with(kSay)) return escaped(word(language, name.substr(kSay.size())));
    const auto* const slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == name; });
    return slot == slots.end() ? Html() : slot->value;
  });
}

}  // namespace paperhop::http
