// SPDX-License-Identifier: Apache-2.0
//
// Counts as a picture: a group of horizontal bars under each heading, on one scale within a group. Colours have the
// contrast that text needs (WCAG AA) on white and on the dark ground.
#include <algorithm>
#include <string_view>

#include "cli/stats/stats_views.hpp"

namespace paperhop::cli {
namespace {

// In units of the picture, which are pixels where nobody scales it.
constexpr std::size_t kWidth = 720;
constexpr std::size_t kMargin = 24;
constexpr std::size_t kTitleHeight = 56;
constexpr std::size_t kHeadingHeight = 40;
constexpr std::size_t kRowHeight = 24;
constexpr std::size_t kBarHeight = 16;
constexpr std::size_t kNameWidth = 132;   ///< of the names, right-aligned before the bars
constexpr std::size_t kNumberWidth = 80;  ///< behind the longest bar
constexpr std::size_t kBarsAt = kMargin + kNameWidth + 12;
constexpr std::size_t kLongestBar = kWidth - kMargin - kNumberWidth - kBarsAt;

constexpr std::string_view kStyle =
    "<style>"
    ":root{color-scheme:light dark}"
    "svg{--ground:#ffffff;--ink:#1f2328;--soft:#59636e;--bar:#2f6fb0;--line:#d1d9e0}"
    "@media "
    "(prefers-color-scheme:dark){svg{--ground:#15191e;--ink:#e8ecf0;--soft:#9aa5b1;--bar:#6aa9e9;--line:#3a424b}}"
    "text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:var(--ink)}"
    ".title{font-size:18px;font-weight:600}.heading{font-weight:600}"
    ".name{text-anchor:end}.number{fill:var(--soft);font-variant-numeric:tabular-nums}"
    ".ground{fill:var(--ground)}.bar{fill:var(--bar)}.untold{fill-opacity:.45}.line{stroke:var(--line)}"
    "</style>\n";

std::string as_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string text_at(std::string_view style, std::size_t x, std::size_t y, std::string_view text) {
  return "<text class=\"" + std::string(style) + "\" x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\">" +
         as_xml(text) + "</text>";
}

std::string heading(CountBy by) {
  switch (by) {
    case CountBy::source: return "Papers by source";
    case CountBy::year: return "Papers by year";
    case CountBy::venue: return "Papers by venue";
  }
  return {};
}

std::string papers_text(std::size_t papers) {
  return std::to_string(papers) + (papers == 1 ? " paper" : " papers");
}

/// All numbers as a sentence for each group: a picture says nothing to who cannot see it.
std::string description(const Stats& stats) {
  std::string text = stats_total(stats) + ".";
  for (const StatsGroup& group : stats.groups) {
    text += " " + heading(group.by) + ":";
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
      text += (i > 0 ? ", " : " ") + row_label(group.rows[i]) + " " + std::to_string(group.rows[i].papers);
    }
    text += group.rows.empty() ? " none." : ".";
  }
  return text;
}

std::string group_svg(const StatsGroup& group, std::size_t& y) {
  std::size_t most = 1;
  for (const CountRow& row : group.rows) most = std::max(most, row.papers);
  std::string svg = text_at("heading", kMargin, y + 26, heading(group.by)) + "\n";
  y += kHeadingHeight;
  const std::size_t top = y;
  for (const CountRow& row : group.rows) {
    const std::size_t length = std::max<std::size_t>(row.papers * kLongestBar / most, row.papers > 0 ? 1 : 0);
    svg += "<g><title>" + as_xml(row_label(row) + ": " + papers_text(row.papers)) + "</title>" +
           text_at("name", kBarsAt - 12, y + 17, row_label(row)) + "<rect class=\"" +
           (row.name.empty() ? "bar untold" : "bar") + "\" x=\"" + std::to_string(kBarsAt) + "\" y=\"" +
           std::to_string(y + (kRowHeight - kBarHeight) / 2) + "\" width=\"" + std::to_string(length) + "\" height=\"" +
           std::to_string(kBarHeight) + "\" rx=\"2\"/>" +
           text_at("number", kBarsAt + length + 8, y + 17, std::to_string(row.papers)) + "</g>\n";
    y += kRowHeight;
  }
  if (!group.rows.empty()) {
    const std::string x = std::to_string(kBarsAt - 1);
    svg += "<line class=\"line\" x1=\"" + x + "\" y1=\"" + std::to_string(top) + "\" x2=\"" + x + "\" y2=\"" +
           std::to_string(y) + "\"/>\n";
  }
  return svg;
}

}  // namespace

std::string stats_svg(const Stats& stats) {
  std::size_t y = kTitleHeight;
  std::string groups;
  for (const StatsGroup& group : stats.groups) groups += group_svg(group, y);
  const std::string size = std::to_string(kWidth) + "\" height=\"" + std::to_string(y + kMargin);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" viewBox=\"0 0 " + std::to_string(kWidth) +
         " " + std::to_string(y + kMargin) + "\" role=\"img\" aria-labelledby=\"title desc\">\n" +
         "<title id=\"title\">" + as_xml(stats_total(stats)) + "</title>\n" + "<desc id=\"desc\">" +
         as_xml(description(stats)) + "</desc>\n" + std::string(kStyle) +
         "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n" +
         text_at("title", kMargin, 38, stats_total(stats)) + "\n" + groups + "</svg>\n";
}

}  // namespace paperhop::cli
