// SPDX-License-Identifier: Apache-2.0
//
// StatsInput: the papers in what paperhop printed. A line is a JSON object of `find --json`, `--per-line --json` or
// `--ndjson`, or a text in which IDs or addresses stand: any other format, or a list that somebody wrote.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "ids/finder.hpp"
#include "protocol/json_events.hpp"

namespace paperhop::cli {

class StatsInput {
 public:
  explicit StatsInput(const Finder& finder);
  ~StatsInput();

  using OnPaper = std::function<void(const PaperId&)>;

  /// Tells the papers of a line; kJsonPadding bytes behind it must be readable. False where it begins as an object
  /// and is no JSON.
  bool read(std::string_view line, const OnPaper& on_paper);

 private:
  class Collector;

  const Finder& finder_;
  std::unique_ptr<JsonParser> parser_;
  std::unique_ptr<Collector> collector_;
};

}  // namespace paperhop::cli
