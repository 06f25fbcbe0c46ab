// SPDX-License-Identifier: Apache-2.0
#include "cli/search/pdf_search.hpp"

#include <filesystem>

namespace paperhop::cli {

PdfOrigin pdf_origin(const std::string& file, const std::string& address) {
  if (file == "-") return {address, {}};
  return {address, std::filesystem::path(file).filename().string()};
}

Status search_pdf(PdfWorker& worker, const Finder& finder, const std::string& file, int pdf, const PdfOrigin& origin,
                  PdfWant want, const std::function<void(PdfMention&&)>& on_paper, const Streams& streams, int cancel) {
  const PdfListener listener{on_paper, [&](const Error& warning) { streams.complain(file, warning.message); }};
  Status status = read_pdf_papers(worker, finder, pdf, origin, want, listener, cancel);
  if (!status.ok() && status.error().code == ErrorCode::cancelled) return Done{};
  return status;
}

}  // namespace paperhop::cli
