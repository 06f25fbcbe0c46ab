// SPDX-License-Identifier: Apache-2.0
//
// HitWriter: how `paperhop find` prints what it found, in each format. Line formats are for
// people and pipes, JSON and tsv for programs; those two always hold the file's name.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/search/document_part.hpp"
#include "cli/search/paper_json.hpp"
#include "ids/mention.hpp"
#include "ids/pdf/pdf_mention.hpp"

namespace paperhop::cli {

/// `row` has no name: what stands in the "ids" of a record's row (record_row.hpp), an object on each line.
enum class Format { id, url, json, tsv, md, row };

/// "id", "url", ...; the names are those of the option table.
Format format_of(std::string_view name);

/// What --explain writes before the name of a rule, and before what is no ID: `paperhop stats` knows its lines by them.
inline constexpr std::string_view kBeforeRule = ", rule ";
inline constexpr std::string_view kBeforeRefused = "no ID: ";

struct Style {
  Format format = Format::id;
  bool file_names = false;  ///< in line formats
  bool null = false;        ///< NUL instead of line end and of the colon behind a file name
  bool color = false;
  bool clean = false;  ///< standard output is a terminal: no control characters
  bool flush_lines = false;
};

class HitWriter {
 public:
  using AddressOf = std::function<std::string(const PaperId&)>;

  HitWriter(std::ostream& out, Style style, AddressOf address_of);
  ~HitWriter();
  HitWriter(const HitWriter&) = delete;
  HitWriter& operator=(const HitWriter&) = delete;

  /// True where hit() prints the place: finding it in a decoded file takes longer than finding the ID.
  bool shows_places() const {
    return style_.format == Format::json || style_.format == Format::tsv || style_.format == Format::row;
  }
  /// Lines of an ID may wait for each other until send(): for each of millions of IDs the way through a stream takes as
  /// long as finding it.
  void gather() { gathers_ = !style_.flush_lines; }
  /// Writes the lines that wait.
  void send();
  /// Where in the file what follows stands; it must live on. Null: the file itself.
  void set_part(const DocumentPart* part) { part_ = part; }
  /// A paper that stands in a text.
  void hit(std::string_view file, const Mention& mention, std::optional<Place> place);
  /// A paper that a PDF is or cites: it stands on a page, not at a byte.
  void hit(std::string_view file, const PdfMention& mention);
  /// The hits of one input line, on one line of output. A `problem` is told in JSON only.
  void line(std::string_view file, std::size_t number, const std::vector<Mention>& mentions,
            const std::optional<Error>& problem = {});
  /// For --count: how many papers the file names.
  void count(std::string_view file, std::size_t papers);
  /// For --explain, formats id and json.
  void explained_hit(std::string_view file, const Mention& mention, std::optional<Place> place);
  void explained_hit(std::string_view file, const PdfMention& mention);
  /// For --explain: what looks like an ID and is none, and why.
  void refusal(std::string_view file, const Refusal& refusal, std::optional<Place> place);

 private:
  void write(std::string_view file, const FoundPaper& hit);
  std::string tsv_line(std::string_view file, const FoundPaper& hit) const;
  void begin_json(std::string_view file);
  void add_part();
  void end_json();
  std::string name(std::string_view file) const;
  std::string prefix(std::string_view file) const;
  void append_prefix(std::string& line, std::string_view file) const;
  std::string colored(std::string_view text, std::string_view code) const;
  std::string place_text(std::optional<Place> place) const;
  std::string label(std::string_view file) const;
  char line_end() const { return style_.null ? '\0' : '\n'; }
  void id_line(std::string_view file, const PaperId& paper);
  void end_line(std::string line);
  void put_line(std::string& line);

  std::ostream& out_;
  Style style_;
  AddressOf address_of_;
  const DocumentPart* part_ = nullptr;
  bool gathers_ = false;
  std::string waiting_;  ///< lines of an ID
  // Kept for their memory.
  std::string line_;
  JsonWriter json_;  ///< of the object that is being written
};

}  // namespace paperhop::cli
