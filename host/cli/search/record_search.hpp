// SPDX-License-Identifier: Apache-2.0
//
// RecordSearch: from one record of `find --ndjson` and `--frames` to its row. Whatever the record is, there is a row:
// errors are values in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/unique_fd.hpp"
#include "cli/input/record_reader.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/leaf.hpp"
#include "cli/search/record_request.hpp"
#include "cli/search/record_row.hpp"
#include "container/unpack_budget.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

class RecordSearch {
 public:
  /// Searches with what `tools` are made of, which must outlive the search.
  RecordSearch(const FindOptions& options, const SearchTools& tools);

  /// The row of a record, without an end.
  std::string row(const Record& record);

  std::size_t papers() const { return papers_; }  ///< of all records
  std::size_t errors() const { return errors_; }  ///< records with an error

 private:
  Status search(const RecordRequest& request);
  Status search_path(const RecordRequest& request);
  Status search_bytes(std::string bytes, const RecordRequest& request);
  Status search_content(Window& window, const std::string& name, const RecordRequest& request);
  Status search_pdf(UniqueFd pdf, const RecordRequest& request);
  Status search_text(std::string_view text, Media media, const RecordRequest& request);
  bool is_pdf(std::string_view start) const;
  const std::string& base_of(const RecordRequest& request) const;

  const FindOptions options_;
  SearchTools tools_;
  RecordParser parser_;
  RecordRow row_;
  UnpackBudget budget_;
  std::size_t papers_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace paperhop::cli
