// SPDX-License-Identifier: Apache-2.0
//
// The addresses of a page's link annotations.
#pragma once

#include <vector>

#include "pdf/document.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop::pdf {

/// The links of page `number` (from 1) with an address (ISO 32000-1, 12.6.4.7 "URI actions"), in
/// the order of the page's list, limits::kPdfLinksPerPage at most. A damaged annotation is left out.
std::vector<PdfLink> page_links(const PageNode& page, std::uint32_t number);

}  // namespace paperhop::pdf
