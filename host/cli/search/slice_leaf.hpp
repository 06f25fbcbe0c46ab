// SPDX-License-Identifier: Apache-2.0
//
// Slices of a gzipped WARC file: some members, each a record of its own, as Common Crawl and others
// write them. Where members begin is guessed from their headers and from what they unpack to; a
// guess that was wrong shows when the member before it does not end there.
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

/// `at` is where the slice begins in the file; `is_last`: nothing comes behind it.
std::unique_ptr<Leaf> make_slice_leaf(const ContentContext& context, const std::string& file, Block bytes,
                                      std::uint64_t at, bool is_last);

}  // namespace paperhop::cli
