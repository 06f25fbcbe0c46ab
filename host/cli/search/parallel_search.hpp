// SPDX-License-Identifier: Apache-2.0
//
// search_in_order(): many files searched by several threads, with the output of one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "cli/input/file_walk.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/ordered_output.hpp"
#include "cli/search/progress.hpp"
#include "cli/search/work_pool.hpp"

namespace paperhop::cli {

/// How one file ended. What was wrong was said.
struct FileOutcome {
  std::size_t papers = 0;
  bool failed = false;
  LeafCounts counts{};
  std::uint64_t bytes = 0;  ///< read from the file itself
};

/// How all of them ended.
struct SearchOutcome {
  bool found = false;
  bool failed = false;
  std::size_t files = 0;
  LeafCounts counts{};
  std::uint64_t bytes = 0;
  std::size_t passed_over = 0;  ///< files of no kind that is read; the searchers' owner counts them
  bool broke_off = false;       ///< memory ran out between files: some were not searched. That is still to be said.
};

/// What one thread does: files while there are some, then parts of those that others still search.
class Searcher {
 public:
  virtual ~Searcher() = default;
  virtual FileOutcome search(const WalkedFile& file, OutputSlot& slot) = 0;
  /// Comes back once no file is searched any more.
  virtual void help() = 0;
};

/// How many threads there may be, and how many begin; the others are started when a file has parts for them.
struct Jobs {
  std::size_t most = 1;
  std::size_t at_start = 1;
};

/// Searches what `files` gives (the calling thread is one of the threads). Each thread asks `make_searcher` for
/// one of its own. Ends early where no output is wanted any more. An exception of a search is said as an error of its
/// file.
SearchOutcome search_in_order(Jobs jobs, FileWalk files,
                              const std::function<std::unique_ptr<Searcher>()>& make_searcher, WorkPool& pool,
                              OrderedOutput& output, Progress& progress);

/// How many threads this machine runs at the same time: at least 1, at most limits::kJobs.
std::size_t usual_jobs();

}  // namespace paperhop::cli
