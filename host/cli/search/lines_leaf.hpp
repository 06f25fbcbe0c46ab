// SPDX-License-Identifier: Apache-2.0
//
// Leaves of records that are lines: JSON lines and the rows of tables. Each line is a document.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "cli/search/document.hpp"
#include "cli/search/held_memory.hpp"
#include "cli/search/leaf.hpp"
#include "container/csv.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// Whole lines of a file.
struct LinesPiece {
  Block bytes;
  std::uint64_t offset = 0;      ///< of its first byte in the file
  std::size_t first_line = 1;    ///< number of its first line, or row
  HeldMemory::Part memory = {};  ///< that large ones take
};

/// JSON lines: the members that the options name or, without a name, the whole line with its escapes undone.
std::unique_ptr<Leaf> make_json_lines_leaf(std::shared_ptr<const Document> document, LinesPiece piece);

/// Which columns of a table are read, from 0.
struct TableColumns {
  std::size_t text = 0;
  std::optional<std::size_t> id;
};

/// Rows of a table.
std::unique_ptr<Leaf> make_rows_leaf(std::shared_ptr<const Document> document, LinesPiece piece,
                                     const CsvDialect& dialect, const TableColumns& columns);

}  // namespace paperhop::cli
