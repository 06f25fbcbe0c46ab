// SPDX-License-Identifier: Apache-2.0
//
// PaperCounts: how many papers, and mentions of them, there are of each source, year and venue, as far as the IDs tell.
// Years and venues come from the table of the source. Memory is bounded: papers are kept as PaperSet keeps them, and
// venues beyond limits::kVenues, which no real list has, are counted by their source alone.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "ids/paper_id.hpp"
#include "ids/paper_set.hpp"

namespace paperhop {

struct Source;

/// What papers are counted by.
enum class CountBy { source, year, venue };

/// "source", "year", "venue".
std::string_view count_by_name(CountBy by);

struct CountRow {
  std::string name;          ///< for people: "arXiv", "2024", "EMNLP"; empty: the IDs do not tell it
  std::size_t papers = 0;    ///< each once, whatever its version
  std::size_t mentions = 0;  ///< each time that one was added
};

class PaperCounts {
 public:
  void add(const PaperId& paper);

  std::size_t papers() const { return total_.papers; }
  std::size_t mentions() const { return total_.mentions; }
  /// True where there were more papers than are kept: some may have counted more than once.
  bool may_repeat() const { return unique_.forgets(); }

  /// One row for each name: sources and venues with most papers first, years in their order, what is not told last.
  std::vector<CountRow> rows(CountBy by) const;

 private:
  struct Count {
    std::size_t papers = 0;
    std::size_t mentions = 0;
  };
  using Counts = std::map<std::string, Count, std::less<>>;

  const Counts& counts(CountBy by) const;
  Count& venue(std::string_view name, const Source& source);

  PaperSet unique_{limits::kCountedAlone};
  Count total_;
  Counts sources_;
  Counts years_;
  Counts venues_;
};

/// At most `limit` rows: of years the latest, of others the first; the rest is one row, "earlier" or "other". What is
/// not told stays a row of its own.
std::vector<CountRow> fold_rows(std::vector<CountRow> rows, CountBy by, std::size_t limit);

/// Rows of years, with those in between that have no paper: for charts, where a gap must be seen.
std::vector<CountRow> with_every_year(const std::vector<CountRow>& years);

}  // namespace paperhop
