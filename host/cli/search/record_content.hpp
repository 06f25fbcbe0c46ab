// SPDX-License-Identifier: Apache-2.0
//
// RecordContent: the bytes of a record of `find --ndjson` and `--frames`, read as `find` reads a file of them,
// containers and all. What is found goes into the record's row with its place; so does what is broken, and the rest is
// read.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "cli/search/content_search.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/leaf.hpp"
#include "cli/search/record_row.hpp"
#include "container/unpack_budget.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// Options with which leaves write what a row holds.
FindOptions row_options(FindOptions options);

class RecordContent {
 public:
  /// `tools` have row_options(). Both must outlive this.
  RecordContent(SearchTools& tools, RecordRow& row) : tools_(tools), row_(row) {}

  /// Searches all that the window gives. `name` stands in messages where they advise a command; `base` is the
  /// document's address, or empty. An error is the first one that was met.
  Status search(Window& window, UnpackBudget& budget, const std::string& name, const std::string& base);

 private:
  SearchTools& tools_;
  RecordRow& row_;
};

}  // namespace paperhop::cli
