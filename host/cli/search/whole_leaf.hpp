// SPDX-License-Identifier: Apache-2.0
//
// Leaves of records and members that are held whole: a text, a page, lines of JSON. What it is, and in which encoding,
// is found out by the thread that searches it, just before; whoever reads the container only cuts it out.
#pragma once

#include <memory>
#include <string>

#include "cli/search/content_search.hpp"
#include "cli/search/leaf.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// `bytes` are no container. `at` is the place of their first byte, as Window::packed_at() gives it.
std::unique_ptr<Leaf> make_whole_leaf(const ContentContext& context, const std::string& file, Block bytes,
                                      std::uint64_t at);

}  // namespace paperhop::cli
