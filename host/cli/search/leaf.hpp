// SPDX-License-Identifier: Apache-2.0
//
// Leaf: a piece of a file that can be searched by any thread: some text, a page, some lines, a PDF,
// a slice of an archive. A file is a sequence of leaves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "cli/search/document_part.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/hit_writer.hpp"
#include "container/json_lines.hpp"
#include "ids/finder.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop::cli {

class LeafOutput;

/// What one thread searches with.
struct SearchTools {
  const FindOptions& options;
  const Finder& finder;
  const HitWriter::AddressOf& address_of;
  int stop_descriptor = -1;  ///< readable once no output is wanted any more
  std::function<bool()> is_stopped;
  PdfWorker pdf_worker;
  std::unique_ptr<JsonLineReader> json_reader;  ///< made when it is needed

  /// The reader of JSON; null where its module cannot be loaded.
  JsonLineReader* json();
};

/// What a file does of which a part could not be held.
inline constexpr std::string_view kNoMemory = "does not fit into memory; split it, or use --per-line, or -j 1";

/// Why JSON cannot be read where json() is null.
Error no_json_reader_error();

class Leaf {
 public:
  virtual ~Leaf() = default;
  /// Searches, and says what is found and what is wrong to `output`.
  virtual void run(SearchTools& tools, LeafOutput& output) = 0;
  /// Bytes that it keeps in memory, about.
  virtual std::size_t size() const = 0;
  /// Of a slice of packed bytes: these bytes. Empty for other leaves.
  virtual std::string_view packed() const { return {}; }
  /// Of a slice: what it and all slices in front of it may unpack.
  virtual std::uint64_t unpack_limit() const { return 0; }
};

}  // namespace paperhop::cli
