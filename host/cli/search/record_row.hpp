// SPDX-License-Identifier: Apache-2.0
//
// RecordRow: the answer to one record of `find --ndjson` and `--frames`, one JSON object:
//   {"v":1,"id":…,<what is passed
//   on>,"ids":[{"source","id","key","version","offset","length","rule","evidence","url"}],
//    "err":null|{"code","message"},"notes":["…"]}
// The members of an ID are those of `find --json`, its place in a container among them. "notes" is there only where
// there is something to say.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/search/paper_json.hpp"
#include "ids/mention.hpp"
#include "ids/pdf/pdf_mention.hpp"
#include "protocol/json_writer.hpp"

namespace paperhop::cli {

class RecordRow {
 public:
  using AddressOf = std::function<std::string(const PaperId&)>;

  explicit RecordRow(const AddressOf& address_of) : address_of_(address_of) {}

  /// Begins a row; `id` and `passed` are JSON text (record_request.hpp).
  void begin(std::string_view id, std::string_view passed);
  /// A paper at bytes [offset, offset + length) of the document. add() refuses what is beyond limits::kFilterPapers,
  /// which finish() tells.
  void add(const Mention& mention, std::size_t offset, std::size_t length);
  /// A paper that a PDF is or cites.
  void add(const PdfMention& mention);
  /// A paper as Format::row of a HitWriter has it.
  void add(std::string_view json);
  /// Something that people should know; no error. Only some are told.
  void note(std::string_view sentence);
  /// The whole row, without a line end. Where it does not fit into memory: one without papers that says so.
  std::string finish(const Status& status);

  std::size_t papers() const { return papers_; }
  bool has_too_many() const { return has_too_many_; }  ///< a paper was refused
  bool has_error() const { return has_error_; }        ///< of the row that is finished

 private:
  void add(const FoundPaper& found);
  template <typename Write>
  void add_whole(Write&& write);
  std::string finished(const Status& status);

  const AddressOf& address_of_;
  JsonWriter json_;
  std::vector<std::string> notes_;
  std::size_t more_notes_ = 0;  ///< that are not told
  std::size_t papers_ = 0;
  JsonWriter::Mark no_papers_;
  bool has_too_many_ = false;
  bool has_error_ = false;
};

/// Why a row tells less than its document holds, where memory ran out.
Error no_memory_error();

}  // namespace paperhop::cli
