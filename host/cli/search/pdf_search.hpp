// SPDX-License-Identifier: Apache-2.0
//
// PDFs among the files of a command: where one comes from, and its papers as they are known.
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "cli/terminal/streams.hpp"
#include "ids/pdf/pdf_papers.hpp"

namespace paperhop::cli {

/// Where the PDF of that name comes from; `address` as --base gives it.
PdfOrigin pdf_origin(const std::string& file, const std::string& address);

/// Reads the PDF `file` and tells its papers; says warnings on standard error. `cancel` as in
/// read_pdf_papers(); being cancelled is no error here.
Status search_pdf(PdfWorker& worker, const Finder& finder, const std::string& file, int pdf, const PdfOrigin& origin,
                  PdfWant want, const std::function<void(PdfMention&&)>& on_paper, const Streams& streams, int cancel);

}  // namespace paperhop::cli
