// SPDX-License-Identifier: Apache-2.0
#include "cli/stats/printed_line.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/npos.hpp"
#include "ids/source.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kRule = ", rule ";
constexpr std::string_view kRefused = "no ID: ";
constexpr long kTabs = 7;  // of a line of --format tsv

/// "arxiv:2402.12345".
bool is_printed_id(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != npos && find_source(word.substr(0, colon)) != nullptr && word.find(':', colon + 1) == npos;
}

bool is_address(std::string_view word) {
  return word.starts_with("https://") || word.starts_with("http://");
}

template <typename IsPrinted>
bool are_all(std::string_view words, IsPrinted is_printed) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (!is_printed(words.substr(0, end))) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

/// "NAME:ID ID": what stands behind the name. The name may hold colons.
std::optional<std::string_view> behind_name(std::string_view line) {
  for (std::size_t begin = 0; begin < line.size();) {
    const std::string_view rest = line.substr(begin);
    if (are_all(rest, is_printed_id) || are_all(rest, is_address)) return rest;
    const std::size_t colon = line.find(':', begin);
    if (colon == npos) break;
    begin = colon + 1;
  }
  return std::nullopt;
}

/// Of --explain: "NAME:0-16: ID: label, rule arxiv.label".
std::optional<std::string_view> explained(std::string_view line) {
  const std::size_t rule = line.rfind(kRule);
  if (rule == npos || line.find(' ', rule + kRule.size()) != npos) return std::nullopt;
  const std::string_view told = line.substr(0, rule);
  const std::size_t refused = told.find(kRefused);
  if (refused != npos && (refused == 0 || told[refused - 1] == ' ' || told[refused - 1] == ':')) return "";
  // The ID is followed by its evidence, in which no ": " stands.
  const std::size_t end = told.rfind(": ");
  if (end == npos) return std::nullopt;
  return behind_name(told.substr(0, end).substr(told.substr(0, end).rfind(' ') + 1));
}

/// Of --format tsv: the third field.
std::optional<std::string_view> third_field(std::string_view line) {
  if (std::count(line.begin(), line.end(), '\t') != kTabs) return std::nullopt;
  const std::size_t source = line.find('\t') + 1;
  const std::size_t id = line.find('\t', source) + 1;
  const std::string_view field = line.substr(id, line.find('\t', id) - id);
  if (!find_source(line.substr(source, id - 1 - source)) || !is_printed_id(field)) return std::nullopt;
  return field;
}

/// Of --format md: "- [LABEL](ADDRESS) (NAME)".
std::optional<std::string_view> list_item(std::string_view line) {
  if (!line.starts_with("- [")) return std::nullopt;
  const std::size_t address = line.find("](");
  const std::size_t end = line.find(')', address == npos ? line.size() : address);
  if (end == npos) return std::nullopt;
  return line.substr(0, end + 1);
}

}  // namespace

std::string_view printed_ids(std::string_view line) {
  if (const auto ids = explained(line)) return *ids;
  if (const auto ids = third_field(line)) return *ids;
  if (const auto ids = list_item(line)) return *ids;
  return behind_name(line).value_or(line);
}

}  // namespace paperhop::cli
