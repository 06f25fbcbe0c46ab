// SPDX-License-Identifier: Apache-2.0
//
// A paper that was found as a row of members of a JSON object: the same in every format that prints JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ids/paper_id.hpp"
#include "ids/pdf/pdf_mention.hpp"
#include "protocol/json_writer.hpp"

namespace paperhop::cli {

/// A span in the bytes of a file.
struct Place {
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// What is printed of a paper, wherever it stands.
struct FoundPaper {
  const PaperId& paper;
  std::string_view rule;
  std::string_view evidence;
  std::optional<Place> place;       ///< in bytes; not in PDFs
  const PdfMention* pdf = nullptr;  ///< null in other files
};

/// Adds "source", "id", "key", "version", "offset", "length", "rule", "evidence", "url", for PDFs also "own" and
/// "page", to the object that is open.
void add_paper(JsonWriter& json, const FoundPaper& found, std::string_view url);

}  // namespace paperhop::cli
