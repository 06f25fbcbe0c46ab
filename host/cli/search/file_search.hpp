// SPDX-License-Identifier: Apache-2.0
//
// FileSearch: one file of `paperhop find`, whatever it is, from its name to its lines of output.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "base/unique_fd.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/hit_writer.hpp"
#include "cli/search/leaf.hpp"
#include "cli/search/parallel_search.hpp"
#include "cli/search/progress.hpp"
#include "cli/search/work_pool.hpp"
#include "ids/finder.hpp"

namespace paperhop::cli {

/// What all threads of a search share.
struct SharedSearch {
  const FindOptions& options;
  const Finder& finder;
  HitWriter::AddressOf address_of;
  const OrderedOutput& output;
  WorkPool& pool;
  Progress& progress;
  std::atomic<std::size_t> passed_over = 0;  ///< files in folders that are of no kind asked for
};

/// Used by one thread: it keeps what that searches with.
class FileSearch : public Searcher {
 public:
  explicit FileSearch(SharedSearch& shared);

  /// What is wrong with the file is said to the slot's streams.
  FileOutcome search(const WalkedFile& file, OutputSlot& slot) override;

  /// Searches parts of the files of other threads, until there are no more.
  void help() override { shared_.pool.help(tools_); }

 private:
  class Run;

  SharedSearch& shared_;
  const FindOptions& options_;
  SearchTools tools_;
};

}  // namespace paperhop::cli
