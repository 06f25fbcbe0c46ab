// SPDX-License-Identifier: Apache-2.0
//
// Reads one PDF and tells what it holds: fields, page count and stamp lines of page 1, then page by
// page links and text. Runs inside the sandbox; the caller has loaded all that needs files.
#pragma once

#include <memory>
#include <string_view>

#include "pdf/fact_sink.hpp"
#include "pdf/text_engine.hpp"
#include "text/pdf_request.hpp"

namespace paperhop::pdf {

/// The engine must be loaded for it.
constexpr bool needs_engine(PdfTextExtent text) {
  return text == PdfTextExtent::first_page || text == PdfTextExtent::all_pages;
}

/// Tells everything to `sink`, the last frame included. `engine` may be null where no text is asked for. Gives back all
/// the objects that it made: to give their memory back one by one costs a fifth of the reading, and a process that ends
/// now need not. They refer to `bytes`.
std::shared_ptr<void> read_pdf(std::string_view bytes, const PdfRequest& request, const TextEngine* engine,
                               FactSink& sink);

}  // namespace paperhop::pdf
