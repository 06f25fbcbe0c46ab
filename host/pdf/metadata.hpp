// SPDX-License-Identifier: Apache-2.0
//
// The fields of the information dictionary and of the XMP packet.
#pragma once

#include <string_view>
#include <vector>

#include "pdf/qpdf_headers.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop::pdf {

/// All text fields: first the information dictionary's, then the XMP packet's. What cannot be read is left out.
std::vector<PdfField> read_metadata(QPDF& qpdf);

/// The simple properties of an XMP packet (ISO 16684-1), as elements or attributes, in order:
/// {"prism:doi", "10.1000/1"}. Lists (rdf:Seq, rdf:Alt, rdf:Bag) give one field an item. Tolerant: a scan for
/// tags, no XML parser; namespaces are told by the usual prefixes; limits::kPdfFields at most.
std::vector<PdfField> scan_xmp(std::string_view packet);

}  // namespace paperhop::pdf
