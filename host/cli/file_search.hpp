// SPDX-License-Identifier: Apache-2.0
//
// FileSearch: one file of `paperhop find`, whatever it is, from its name to its lines of output.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "base/unique_fd.hpp"
#include "cli/find_options.hpp"
#include "cli/hit_writer.hpp"
#include "cli/input.hpp"
#include "cli/parallel_search.hpp"
#include "ids/finder.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop::cli {

/// What all threads of a search share.
struct SharedSearch {
  const FindOptions& options;
  const Finder& finder;
  HitWriter::AddressOf address_of;
  int stop_descriptor = -1;                  ///< readable once no output is wanted any more
  std::atomic<std::size_t> passed_over = 0;  ///< files in folders that are of no kind asked for
};

/// Used by one thread: it keeps a worker for PDFs.
class FileSearch {
 public:
  explicit FileSearch(SharedSearch& shared) : shared_(shared), options_(shared.options) {}

  /// What is wrong with the file is said to the slot's streams.
  FileOutcome search(const WalkedFile& file, OutputSlot& slot);

 private:
  class Run;

  SharedSearch& shared_;
  const FindOptions& options_;
  PdfWorker worker_;
};

}  // namespace paperhop::cli
