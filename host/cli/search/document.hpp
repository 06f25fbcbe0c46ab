// SPDX-License-Identifier: Apache-2.0
//
// Document: what all leaves of a document know of it, whether it is a file, a member or a record.
#pragma once

#include <memory>
#include <string>

#include "cli/input/charset.hpp"
#include "cli/input/media.hpp"
#include "cli/search/document_part.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

struct Document {
  std::string file;
  DocumentPart part;
  std::string base;   ///< its address where known
  Encoding encoding;  ///< of texts and pages
  Media media = Media::text;
  bool has_places = true;                ///< offsets in it are bytes of the document that people know
  std::shared_ptr<DocumentState> state;  ///< null: each leaf is a document of its own

  /// "paperhop: FILE!/MEMBER: record at byte N (ADDRESS): MESSAGE".
  void complain(const Streams& streams, const std::string& message) const {
    streams.complain(joined_name(file, part.member), record_prefix() + message);
  }
  /// The same for somebody who knows the file: "MEMBER: record at byte N (ADDRESS): MESSAGE".
  std::string in_file(const std::string& message) const {
    return (part.member.empty() ? "" : part.member + ": ") + record_prefix() + message;
  }

 private:
  std::string record_prefix() const {
    if (part.line) return "line " + std::to_string(*part.line) + ": ";
    if (!part.record_offset) return {};
    return "record at byte " + std::to_string(*part.record_offset) +
           (part.record.empty() ? "" : " (" + part.record + ")") + ": ";
  }
};

}  // namespace paperhop::cli
