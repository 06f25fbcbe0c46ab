// SPDX-License-Identifier: Apache-2.0
//
// WrittenText: a text as it stands in a line or a row, with its escapes or doubled quotes, which are undone some of it
// at a time: a copy of a large text would take as much memory again, the way back from it many times as much.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/offset_map.hpp"

namespace paperhop::cli {

struct WrittenText {
  enum class Way {
    plain,
    json_string,  ///< what is no UTF-8 reads as "?"
    json_line,    ///< keys, quotes and brackets are text as well
    csv_quoted,
  };

  std::string_view raw;
  Way way = Way::plain;

  /// Appends what about `size` bytes from `at` on stand for, and tells where they end.
  std::size_t undo(std::size_t at, std::size_t size, std::string& out) const;
  /// The way back from what bytes [begin, end) stand for, as undo() tells them; from `begin` on.
  OffsetMap way_back(std::size_t begin, std::size_t end) const;
};

/// "?" for each byte that is no UTF-8.
void mark_invalid_utf8(std::span<char> text);

}  // namespace paperhop::cli
