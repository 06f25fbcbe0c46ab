// SPDX-License-Identifier: Apache-2.0
//
// The views of `paperhop stats`: the same counts as a table, as bars of characters, as JSON and as a picture.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "answer/paper_counts.hpp"

namespace paperhop::cli {

/// The counts by one thing.
struct StatsGroup {
  CountBy by = CountBy::source;
  std::vector<CountRow> rows;
};

struct Stats {
  std::size_t papers = 0;
  std::size_t mentions = 0;
  std::vector<StatsGroup> groups;
};

/// "15 papers, 34 mentions".
std::string stats_total(const Stats& stats);

/// What a row is called where the IDs do not tell it: "unknown".
std::string row_label(const CountRow& row);

/// Columns of names and numbers under a heading for each group.
std::string stats_table(const Stats& stats);

/// Bars of block characters for the papers of each row, in `columns` columns of a terminal.
std::string stats_bars(const Stats& stats, std::size_t columns);

/// {"v":1,"papers":…,"mentions":…,"by":{"year":[{"name":"2024"|null,"papers":…,"mentions":…}]}}
std::string stats_json(const Stats& stats);

/// A bar chart that needs nothing but itself: text for readers of screens, light and dark by CSS.
std::string stats_svg(const Stats& stats);

}  // namespace paperhop::cli
