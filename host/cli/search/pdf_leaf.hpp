// SPDX-License-Identifier: Apache-2.0
//
// A leaf that is a PDF: a member of an archive, or a record.
#pragma once

#include <memory>

#include "base/unique_fd.hpp"
#include "cli/search/document.hpp"
#include "cli/search/leaf.hpp"

namespace paperhop::cli {

/// `pdf` holds the whole PDF.
std::unique_ptr<Leaf> make_pdf_leaf(std::shared_ptr<const Document> document, UniqueFd pdf);

}  // namespace paperhop::cli
