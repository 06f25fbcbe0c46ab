// SPDX-License-Identifier: Apache-2.0
//
// PaperId: which paper, in one canonical spelling.
#pragma once

#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <string_view>

namespace paperhop {

/// A paper: source + key + optional version, written "arxiv:2402.12345v2".
struct PaperId {
  std::string_view source;  ///< name of the source ("arxiv"); points into the table of sources
  std::string key;          ///< canonical key: "2402.12345", "v139/radford21a"
  int version = 0;          ///< arXiv version; 0 where none was written

  /// The canonical spelling: "arxiv:2402.12345v2".
  std::string to_string() const {
    std::string out;
    append_to(out);
    return out;
  }

  /// Writes that spelling behind what stands in `out`.
  void append_to(std::string& out) const {
    out += source;
    out += ':';
    out += key;
    if (version <= 0) return;
    std::array<char, 1 + std::numeric_limits<int>::digits10 + 1> text = {'v'};
    out.append(text.data(), std::to_chars(text.data() + 1, text.data() + text.size(), version).ptr);
  }

  /// What makes two mentions the same paper: everything but the version.
  std::string identity() const { return std::string(source) + ":" + key; }

  friend bool operator==(const PaperId&, const PaperId&) = default;
};

}  // namespace paperhop
