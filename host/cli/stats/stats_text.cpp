// SPDX-License-Identifier: Apache-2.0
//
// Counts for a terminal: the table, the bars, and JSON for programs. Names are ASCII, so a byte is a column.
#include <algorithm>
#include <array>
#include <string_view>

#include "cli/stats/stats_views.hpp"
#include "protocol/json_writer.hpp"

namespace paperhop::cli {
namespace {

constexpr std::size_t kLeastBar = 10;

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

/// The widest name of all groups, so that their columns stand under each other.
std::size_t name_width(const Stats& stats) {
  std::size_t width = 0;
  for (const StatsGroup& group : stats.groups) {
    width = std::max(width, count_by_name(group.by).size());
    for (const CountRow& row : group.rows) width = std::max(width, row_label(row).size());
  }
  return width;
}

/// A bar of `eighths` eighths of a column.
std::string bar(std::size_t eighths) {
  constexpr std::array<std::string_view, 8> kParts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text += kParts[eighths % 8];
}

}  // namespace

std::string stats_total(const Stats& stats) {
  return std::to_string(stats.papers) + (stats.papers == 1 ? " paper, " : " papers, ") +
         std::to_string(stats.mentions) + (stats.mentions == 1 ? " mention" : " mentions");
}

std::string row_label(const CountRow& row) {
  return row.name.empty() ? "unknown" : row.name;
}

std::string stats_table(const Stats& stats) {
  const std::size_t names = name_width(stats);
  const std::size_t numbers = std::max(std::to_string(stats.mentions).size(), std::string_view("mentions").size());
  std::string text;
  const auto line = [&](const std::string& name, const std::string& papers, const std::string& mentions) {
    text += padded(name, names) + "  " + right(papers, numbers) + "  " + right(mentions, numbers) + "\n";
  };
  for (const StatsGroup& group : stats.groups) {
    line(std::string(count_by_name(group.by)), "papers", "mentions");
    for (const CountRow& row : group.rows) {
      line(row_label(row), std::to_string(row.papers), std::to_string(row.mentions));
    }
    text += "\n";
  }
  return text + stats_total(stats) + "\n";
}

std::string stats_bars(const Stats& stats, std::size_t columns) {
  const std::size_t names = name_width(stats);
  const std::size_t taken = names + 2 + std::to_string(stats.papers).size() + 1;
  const std::size_t room = columns > taken + kLeastBar ? columns - taken : kLeastBar;
  std::string text;
  for (const StatsGroup& group : stats.groups) {
    std::size_t most = 1;
    for (const CountRow& row : group.rows) most = std::max(most, row.papers);
    text += std::string(count_by_name(group.by)) + "\n";
    for (const CountRow& row : group.rows) {
      // What is there is seen, be it ever so little.
      const std::size_t eighths = std::max<std::size_t>(row.papers * room * 8 / most, row.papers > 0 ? 1 : 0);
      text += padded(row_label(row), names) + "  " + bar(eighths) + (eighths > 0 ? " " : "") +
              std::to_string(row.papers) + "\n";
    }
    text += "\n";
  }
  return text + stats_total(stats) + "\n";
}

std::string stats_json(const Stats& stats) {
  JsonWriter json;
  json.begin_object().key("v").number(1).key("papers").number(stats.papers).key("mentions").number(stats.mentions);
  json.key("by").begin_object();
  for (const StatsGroup& group : stats.groups) {
    json.key(count_by_name(group.by)).begin_array();
    for (const CountRow& row : group.rows) {
      json.begin_object().key("name");
      row.name.empty() ? json.null() : json.string(row.name);
      json.key("papers").number(row.papers).key("mentions").number(row.mentions).end_object();
    }
    json.end_array();
  }
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace paperhop::cli
