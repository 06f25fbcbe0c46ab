// SPDX-License-Identifier: Apache-2.0
//
// RecordRequest: one JSON object of `find --ndjson` and `--frames`: an id, and a document as "text", "html", "path" or
// "b64". Other members are ignored, or kept to be passed on.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "protocol/json_events.hpp"

namespace paperhop::cli {

/// How a record brings its document.
enum class Carrier { text, html, path, b64 };

struct RecordRequest {
  std::string id = "null";  ///< as JSON text: what "id" held
  Carrier carrier = Carrier::text;
  std::string content;           ///< the text, the page, the file's name, or bytes in base64
  std::string base;              ///< the address that the document comes from, or empty
  std::string passed;            ///< `"name":value,…` of the members that are not ours, where they are wanted
  std::optional<Error> problem;  ///< bad_json, bad_request: only `id` and `passed` say something then
};

/// The id of a record of which only the beginning is known, as JSON text; "null" where it does not stand in that.
std::string id_of_start(std::string_view start);

/// Reads records one after the other and keeps its memory from one to the next.
class RecordParser {
 public:
  /// `pass`: members that are not ours are kept.
  explicit RecordParser(bool pass);
  ~RecordParser();

  /// kJsonPadding bytes behind `text` must be readable. The result is valid until the next call.
  const RecordRequest& read(std::string_view text);

 private:
  class Collector;

  std::unique_ptr<JsonParser> parser_;
  std::unique_ptr<Collector> collector_;
};

}  // namespace paperhop::cli
