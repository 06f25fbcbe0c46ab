// SPDX-License-Identifier: Apache-2.0
//
// Reads one PDF and tells what it holds: fields, page count and stamp lines of page 1, then page by
// page links and text. Runs inside the sandbox; the caller has loaded all that needs files.
#pragma once

#include <memory>
#include <string_view>

#include "pdf/fact_sink.hpp"
#include "pdf/text_engine.hpp"

namespace paperhop::pdf {

/// How many pages' text to read. `drawn`: that of page 1 without the engine, where it is sure and no stamp may
/// spare it.
enum class TextOf { no_page, drawn, first_page, all_pages };

/// The engine must be loaded for it.
constexpr bool needs_engine(TextOf text) {
  return text == TextOf::first_page || text == TextOf::all_pages;
}

struct ReadOptions {
  bool all_links = false;  ///< else only the links of page 1
  TextOf text = TextOf::no_page;
};

/// Tells everything to `sink`, the last frame included. `engine` may be null where no text is asked for. Gives back all
/// the objects that it made: to give their memory back one by one costs a fifth of the reading, and a process that ends
/// now need not. They refer to `bytes`.
std::shared_ptr<void> read_pdf(std::string_view bytes, const ReadOptions& options, const TextEngine* engine,
                               FactSink& sink);

}  // namespace paperhop::pdf
