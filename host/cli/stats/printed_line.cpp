// SPDX-License-Identifier: Apache-2.0
#include "cli/stats/printed_line.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/npos.hpp"
#include "cli/search/hit_writer.hpp"
#include "ids/mention.hpp"
#include "ids/source.hpp"

namespace paperhop::cli {
namespace {

constexpr long kTabs = 7;  // of a line of --format tsv

/// "arxiv:2402.12345".
bool is_printed_id(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != npos && find_source(word.substr(0, colon)) != nullptr && word.find(':', colon + 1) == npos;
}

bool is_address(std::string_view word) {
  return word.starts_with("https://") || word.starts_with("http://");
}

/// What of the word is printed, where something else stands before it: "NAME:ID". The name may hold colons.
std::string_view printed_end(std::string_view word, bool (*is_printed)(std::string_view)) {
  if (is_printed(word)) return word;
  const std::size_t last = word.rfind(':');
  if (last == npos || last == 0) return {};
  // An address holds one colon behind its scheme, and may hold more.
  const std::size_t before = is_printed == is_address ? word.find(":http") : word.rfind(':', last - 1);
  if (before == npos) return {};
  const std::string_view end = word.substr(before + 1);
  return is_printed(end) ? end : std::string_view();
}

/// "NAME:ID ID": what stands behind the name. Read from its end, each word once.
std::optional<std::string_view> behind_name(std::string_view line) {
  const auto is_printed =
      printed_end(line.substr(line.rfind(' ') + 1), is_printed_id).empty() ? is_address : is_printed_id;
  for (std::size_t end = line.size();;) {
    const std::size_t blank = line.substr(0, end).rfind(' ');
    const std::size_t begin = blank == npos ? 0 : blank + 1;
    const std::string_view word = line.substr(begin, end - begin);
    const std::string_view printed = printed_end(word, is_printed);
    if (printed.empty()) return std::nullopt;
    if (printed.size() < word.size() || begin == 0) return line.substr(end - printed.size());
    end = begin - 1;
  }
}

/// "label", or "own, label" of a PDF.
bool is_evidence(std::string_view text) {
  constexpr std::array kAll = {Evidence::address,   Evidence::doi,  Evidence::label,
                               Evidence::canonical, Evidence::bare, Evidence::file_name};
  const std::size_t comma = text.find(", ");
  const std::string_view name = comma == npos ? text : text.substr(comma + 2);
  return std::any_of(kAll.begin(), kAll.end(), [&](Evidence evidence) { return evidence_name(evidence) == name; });
}

/// Of --explain: "NAME:0-16: ID: label, rule arxiv.label".
std::optional<std::string_view> explained(std::string_view line) {
  const std::size_t rule = line.rfind(kBeforeRule);
  if (rule == npos || line.find(' ', rule + kBeforeRule.size()) != npos) return std::nullopt;
  const std::string_view told = line.substr(0, rule);
  const std::size_t end = told.rfind(": ");
  if (end == npos) return std::nullopt;
  if (is_evidence(told.substr(end + 2))) {
    return behind_name(told.substr(0, end).substr(told.substr(0, end).rfind(' ') + 1));
  }
  const std::size_t refused = told.find(kBeforeRefused);
  if (refused != npos && (refused == 0 || told[refused - 1] == ' ' || told[refused - 1] == ':')) return "";
  return std::nullopt;
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

/// Of --format md: "- [arXiv:KEY](ADDRESS)", and " (NAME)" behind it.
std::optional<std::string_view> list_item(std::string_view line) {
  constexpr std::string_view kBegin = "- [";
  if (!line.starts_with(kBegin)) return std::nullopt;
  const std::string_view label = line.substr(kBegin.size());
  const std::span<const Source* const> sources = all_sources();
  const bool is_ours = std::any_of(sources.begin(), sources.end(), [&](const Source* source) {
    return label.starts_with(source->title) && label.substr(source->title.size()).starts_with(':');
  });
  const std::size_t address = line.find("](");
  if (!is_ours || address == npos) return std::nullopt;
  const std::size_t end = line.find(')', address);
  if (end == npos) return std::nullopt;
  const std::string_view rest = line.substr(end + 1);
  if (!rest.empty() && !(rest.starts_with(" (") && rest.ends_with(')'))) return std::nullopt;
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
