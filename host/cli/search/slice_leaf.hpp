// SPDX-License-Identifier: Apache-2.0
//
// Slices of a gzipped WARC file: some members, each a record of its own, as Common Crawl and others
// write them. Where members begin is guessed from their headers and from what they unpack to; a
// guess that was wrong shows when the member before it does not end there.
//
// All slices of a file have one budget of what may be unpacked. Each has its part for the bytes that it holds; one that
// needs more waits until those in front of it are done, when it is known what they left. So the same bytes are found,
// and the same bomb is stopped at the same byte, by any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cli/search/content_search.hpp"
#include "cli/search/leaf.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// True where a gzip member begins that unpacks to a WARC record.
bool begins_warc_member(std::string_view packed);

/// Bytes of the next slice of the window: up to a member's beginning, or the end. 0 where members are too large.
Result<std::size_t> slice_size(Window& window);

struct SlicePiece {
  Block bytes;
  std::uint64_t at;            ///< where it begins in the file
  bool is_last;                ///< nothing comes behind it
  std::uint64_t unpack_limit;  ///< bytes that it and all slices in front of it may unpack
};

std::unique_ptr<Leaf> make_slice_leaf(const ContentContext& context, const std::string& file, SlicePiece piece);

}  // namespace paperhop::cli
