// SPDX-License-Identifier: Apache-2.0
//
// DocumentPart: where in a file a document stands that is not the whole file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paperhop::cli {

struct DocumentPart {
  std::string member;                          ///< of archives: "papers/a.pdf"; of one in another "inner.zip!/a.pdf"
  std::string record;                          ///< address of a WARC record, id of a JSON line or row
  std::optional<std::uint64_t> record_offset;  ///< byte of the file at which the record, or its gzip member, begins
  std::optional<std::size_t> line;             ///< of JSON lines and rows, from 1
};

/// Adds "papers.zip!/a.pdf": a file and a member of it in one name.
inline void append_joined_name(std::string& to, std::string_view file, std::string_view member) {
  to += file;
  if (!file.empty() && !member.empty()) to += "!/";
  to += member;
}

inline std::string joined_name(std::string_view file, std::string_view member) {
  std::string name;
  append_joined_name(name, file, member);
  return name;
}

}  // namespace paperhop::cli
