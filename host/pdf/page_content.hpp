// SPDX-License-Identifier: Apache-2.0
//
// The content of a page as libqpdf has it, for find_stamp_lines().
#pragma once

#include "pdf/document.hpp"
#include "pdf/stamp_lines.hpp"

namespace paperhop::pdf {

/// The stamp lines of a page. What is damaged is left out; std::bad_alloc passes.
StampLines page_stamp_lines(const PageNode& page);

}  // namespace paperhop::pdf
