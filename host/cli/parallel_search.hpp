// SPDX-License-Identifier: Apache-2.0
//
// search_in_order(): many files searched by several threads, with the output of one thread.
#pragma once

#include <cstddef>
#include <functional>

#include "cli/file_walk.hpp"
#include "cli/ordered_output.hpp"
#include "cli/progress.hpp"

namespace paperhop::cli {

/// How one file ended. What was wrong was said.
struct FileOutcome {
  std::size_t papers = 0;
  bool failed = false;
};

/// How all of them ended.
struct SearchOutcome {
  bool found = false;
  bool failed = false;
  bool broke_off = false;  ///< memory ran out between files: some were not searched. That is still to be said.
};

/// Searches one file and writes to the streams of its slot.
using SearchFile = std::function<FileOutcome(const WalkedFile& file, OutputSlot& slot)>;

/// Searches what `files` gives with `jobs` threads (the calling one is one of them). Each thread
/// asks `make_search` for a function of its own. Ends early where no output is wanted any more.
/// An exception of a search is said as an error of its file.
SearchOutcome search_in_order(std::size_t jobs, FileWalk files, const std::function<SearchFile()>& make_search,
                              OrderedOutput& output, Progress& progress);

/// How many threads this machine runs at the same time: at least 1, at most limits::kJobs.
std::size_t usual_jobs();

}  // namespace paperhop::cli
