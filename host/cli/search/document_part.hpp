// SPDX-License-Identifier: Apache-2.0
//
// DocumentPart: where in a file a document stands that is not the whole file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace paperhop::cli {

struct DocumentPart {
  std::string member;                          ///< of archives: "papers/a.pdf"; of one in another "inner.zip!/a.pdf"
  std::string record;                          ///< address of a WARC record, id of a JSON line or row
  std::optional<std::uint64_t> record_offset;  ///< byte of the file at which the record, or its gzip member, begins
  std::optional<std::size_t> line;             ///< of JSON lines and rows, from 1
};

/// "papers.zip!/a.pdf": a file and a member of it in one name.
inline std::string joined_name(const std::string& file, const std::string& member) {
  return member.empty() ? file : file.empty() ? member : file + "!/" + member;
}

}  // namespace paperhop::cli
