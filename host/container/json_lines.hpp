// SPDX-License-Identifier: Apache-2.0
//
// JSON lines, one object each, by simdjson's on-demand parser; it lives in a module (see
// module.hpp). And the JSON of WAT records.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop {

/// What is wanted of a line.
struct JsonLineFields {
  std::vector<std::string> texts;  ///< names of the members to search; empty: the line as it is
  std::string id;                  ///< name of the member that names the record; empty: "id" where there is one
};

/// What a line holds. Views last until the next line.
struct JsonLine {
  struct Text {
    std::string_view raw;  ///< between the quotes, escapes as written; points into the line
    std::string_view text;
  };
  std::vector<Text> texts;  ///< those that are there and are strings, in the order of the line
  std::string id;           ///< a string, or a number as written; empty where there is none
};

class JsonLineReader {
 public:
  virtual ~JsonLineReader() = default;
  /// Reads a line behind which Block::kPadding more bytes may be read. Null where it is no object; why() says why.
  virtual const JsonLine* read(std::string_view line, const JsonLineFields& fields) = 0;
  virtual std::string_view why() const = 0;
  /// Tells a WAT record as a page: links, metadata and title, and the base that they stand on. One of many links is
  /// told as several pages, each with that base; none where there is nothing of these. False where it is no JSON: what
  /// was told before counts. `json` is padded as lines are.
  virtual bool read_wat(std::string_view json, const std::function<void(std::string_view page)>& on_page) = 0;
};

/// What the module exports.
struct JsonLinesModule {
  std::unique_ptr<JsonLineReader> (*make_reader)();
};

/// The module; null where it cannot be loaded.
const JsonLinesModule* json_lines_module();

}  // namespace paperhop
