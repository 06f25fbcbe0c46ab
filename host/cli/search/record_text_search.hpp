// SPDX-License-Identifier: Apache-2.0
//
// RecordTextSearch: searches the texts of records that are lines, whatever these are written in, and writes what is
// found with its place in the file. Each record is a document: none of its papers is told twice.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/input/media.hpp"
#include "cli/search/document.hpp"
#include "cli/search/document_state.hpp"
#include "cli/search/hit_writer.hpp"
#include "cli/search/leaf.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/written_text.hpp"
#include "ids/finder.hpp"
#include "text/offset_map.hpp"

namespace paperhop::cli {

/// Bytes of a line for a span of a text that was made of it.
using Locate = std::function<Place(std::size_t begin, std::size_t end)>;

/// The places of a text that was made of the bytes at `at`. The way back is drawn up once somebody asks for a place.
template <typename MakeMap>
Locate way_back(std::size_t at, MakeMap make_map) {
  return [at, make_map, map = std::optional<OffsetMap>()](std::size_t begin, std::size_t end) mutable {
    if (!map) map = make_map();
    const std::size_t raw_begin = map->begin_of(begin);
    return Place{at + raw_begin, map->end_of(end) - raw_begin};
  };
}

class RecordTextSearch {
 public:
  /// All three must live on.
  RecordTextSearch(SearchTools& tools, LeafOutput& output, const Document& document);

  /// The next record: its line or row, and what names it.
  void begin(std::size_t line, std::string id);
  /// Searches one of its texts.
  void search(std::string_view text, const Locate& locate);
  /// The same of a text that may be large, and stands at byte `at` of the file.
  void search_written(const WrittenText& text, std::size_t at);

 private:
  using Search = std::function<void(const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal)>;
  void write_found(const Locate& locate, const Search& search);

  SearchTools& tools_;
  LeafOutput& output_;
  const std::string& file_;
  Media media_;
  const std::string& base_;
  DocumentPart part_;
  HitWriter writer_;
  HeldPapers papers_;
};

/// A line or row without the bytes that end it.
std::string_view without_line_end(std::string_view line);

}  // namespace paperhop::cli
