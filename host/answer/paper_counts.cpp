// SPDX-License-Identifier: Apache-2.0
#include "answer/paper_counts.hpp"

#include <algorithm>
#include <utility>

#include "ids/source.hpp"

namespace paperhop {
namespace {

/// The years between two that are told: more are a slip of somebody's pen, not a gap to be shown.
constexpr int kLargestGap = 100;

bool is_told(const CountRow& row) {
  return !row.name.empty();
}

}  // namespace

std::string_view count_by_name(CountBy by) {
  switch (by) {
    case CountBy::source: return "source";
    case CountBy::year: return "year";
    case CountBy::venue: return "venue";
  }
  return "source";
}

void PaperCounts::add(const PaperId& paper) {
  const Source* source = find_source(paper.source);
  if (source == nullptr) return;
  const Publication told = source->publication ? source->publication(paper) : Publication{};
  const std::size_t is_new = unique_.add(PaperSet::key(paper)) ? 1 : 0;
  const auto count = [is_new](Count& counted) {
    ++counted.mentions;
    counted.papers += is_new;
  };
  count(total_);
  count(sources_[std::string(source->title)]);
  count(years_[told.year > 0 ? std::to_string(told.year) : std::string()]);
  count(venue(told.venue, *source));
}

PaperCounts::Count& PaperCounts::venue(std::string_view name, const Source& source) {
  const auto known = venues_.find(name);
  if (known != venues_.end()) return known->second;
  const bool is_told = !name.empty() && venues_.size() < limits::kVenues;
  return venues_[std::string(is_told ? name : source.title)];
}

const PaperCounts::Counts& PaperCounts::counts(CountBy by) const {
  switch (by) {
    case CountBy::source: return sources_;
    case CountBy::year: return years_;
    case CountBy::venue: return venues_;
  }
  return sources_;
}

std::vector<CountRow> PaperCounts::rows(CountBy by) const {
  std::vector<CountRow> rows;
  for (const auto& [name, count] : counts(by)) rows.push_back({name, count.papers, count.mentions});
  if (by != CountBy::year) {
    std::stable_sort(rows.begin(), rows.end(), [](const CountRow& a, const CountRow& b) {
      return std::pair(a.papers, a.mentions) > std::pair(b.papers, b.mentions);
    });
  }
  std::stable_partition(rows.begin(), rows.end(), is_told);
  return rows;
}

std::vector<CountRow> fold_rows(std::vector<CountRow> rows, CountBy by, std::size_t limit) {
  const auto untold = std::find_if_not(rows.begin(), rows.end(), is_told);
  const auto told = static_cast<std::size_t>(untold - rows.begin());
  if (told <= limit) return rows;
  const bool is_year = by == CountBy::year;
  const std::size_t folded = told - (limit > 0 ? limit - 1 : 0);
  const auto begin = is_year ? rows.begin() : untold - static_cast<std::ptrdiff_t>(folded);
  CountRow rest{is_year ? "earlier" : "other", 0, 0};
  for (auto row = begin; row != begin + static_cast<std::ptrdiff_t>(folded); ++row) {
    rest.papers += row->papers;
    rest.mentions += row->mentions;
  }
  const auto behind = rows.erase(begin, begin + static_cast<std::ptrdiff_t>(folded));
  rows.insert(behind, std::move(rest));
  return rows;
}

std::vector<CountRow> with_every_year(const std::vector<CountRow>& years) {
  std::vector<CountRow> all;
  for (const CountRow& row : years) {
    if (!all.empty() && is_told(row)) {
      const int year = std::stoi(row.name);
      const int last = std::stoi(all.back().name);
      if (year - last <= kLargestGap) {
        for (int empty = last + 1; empty < year; ++empty) all.push_back({std::to_string(empty), 0, 0});
      }
    }
    all.push_back(row);
  }
  return all;
}

}  // namespace paperhop
