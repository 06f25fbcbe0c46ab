// SPDX-License-Identifier: Apache-2.0
#include "cli/search/pdf_search.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "base/memory_file.hpp"
#include "cli/input/file_bytes.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop::cli {
namespace {

bool is_whole_file(int descriptor, std::size_t read) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
         ::lseek(descriptor, 0, SEEK_CUR) == static_cast<off_t>(read);
}

}  // namespace

Error no_copy_error() {
  return {ErrorCode::unreadable, "no copy of this PDF can be kept in memory (" +
                                     std::error_code(errno, std::generic_category()).message() +
                                     "); save it to a file, and name that"};
}

Result<UniqueFd> pdf_in_memory(std::string_view bytes) {
  UniqueFd copy = memory_file(bytes);
  if (!copy) return no_copy_error();
  return copy;
}

Result<UniqueFd> pdf_descriptor(UniqueFd opened, std::string head) {
  if (is_whole_file(opened.get(), head.size())) return opened;
  const Result<std::string> bytes = read_rest(opened.get(), std::move(head), limits::kPdfFile);
  if (!bytes.ok()) return bytes.error();
  if (bytes.value().size() > limits::kPdfFile) return pdf_too_large_error();
  return pdf_in_memory(bytes.value());
}

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
