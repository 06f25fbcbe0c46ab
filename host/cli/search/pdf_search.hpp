// SPDX-License-Identifier: Apache-2.0
//
// PDFs among the files of a command: the descriptor that the worker needs, and the papers of one
// PDF as they are known.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "cli/terminal/streams.hpp"
#include "ids/pdf/pdf_papers.hpp"

namespace paperhop::cli {

/// A descriptor from which the worker can read the whole PDF: `opened` itself where that is a regular
/// file of which nothing but `head` was read, else a copy in memory. pdf_too_large, unreadable.
Result<UniqueFd> pdf_descriptor(UniqueFd opened, std::string head);

/// unreadable: no file in memory was to be had, as errno says.
Error no_copy_error();

/// A copy of `bytes` that the worker can read.
Result<UniqueFd> pdf_in_memory(std::string_view bytes);

/// Where the PDF of that name comes from; `address` as --base gives it.
PdfOrigin pdf_origin(const std::string& file, const std::string& address);

/// Reads the PDF `file` and tells its papers; says warnings on standard error. `cancel` as in
/// read_pdf_papers(); being cancelled is no error here.
Status search_pdf(PdfWorker& worker, const Finder& finder, const std::string& file, int pdf, const PdfOrigin& origin,
                  PdfWant want, const std::function<void(PdfMention&&)>& on_paper, const Streams& streams, int cancel);

}  // namespace paperhop::cli
