// SPDX-License-Identifier: Apache-2.0
//
// A paper that was found as a row of members of a JSON object: the same in every format that prints JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "ids/mention.hpp"
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

FoundPaper found_paper(const Mention& mention, std::optional<Place> place);
FoundPaper found_paper(const PdfMention& mention);

/// Adds "source", "id", "key", "version", "offset", "length", "rule", "evidence", "url", for PDFs also "own" and
/// "page", to the object that is open.
void add_paper(JsonWriter& json, const FoundPaper& found, std::string_view url);

/// Adds "offset" and "length" to the object that is open: null where there is no place.
void add_place(JsonWriter& json, const std::optional<Place>& place);

/// Adds an object of "code" and "message" behind a key.
void add_error(JsonWriter& json, const Error& error);

}  // namespace paperhop::cli
