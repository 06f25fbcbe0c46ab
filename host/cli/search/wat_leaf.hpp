// SPDX-License-Identifier: Apache-2.0
//
// A leaf that is a WAT record: JSON that tells the links of a page.
#pragma once

#include <memory>

#include "cli/search/document.hpp"
#include "cli/search/leaf.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// Searches the links, metadata and title that the record tells, as a page of these. `memory` is what it takes.
std::unique_ptr<Leaf> make_wat_leaf(Document document, Block json, HeldMemory::Part memory);

}  // namespace paperhop::cli
