// SPDX-License-Identifier: Apache-2.0
#include "pdf/reading_errors.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::pdf {
namespace {

bool looks_like_html(std::string_view bytes) {
  const std::size_t start = std::min(bytes.find_first_not_of(kPdfBlanks), bytes.size());
  return bytes.substr(start).starts_with('<');
}

}  // namespace

Error too_much_memory() {
  return {ErrorCode::pdf_stopped, "reading it takes more than " + std::to_string(limits::kPdfMemory / limits::kMiB) +
                                      " MiB of memory, it was read as far as possible"};
}

Error too_much_time() {
  return {ErrorCode::pdf_stopped, "reading it takes more than " + std::to_string(limits::kPdfSeconds) +
                                      " seconds, it was read as far as possible"};
}

Error not_opened(std::string_view bytes, const Error& reason) {
  if (reason.code != ErrorCode::pdf_unreadable) return reason;
  std::string message = "this PDF could not be read: " + reason.message;
  if (bytes.find("%PDF-") == std::string_view::npos) {
    message = bytes.empty()            ? "this is no PDF: the file is empty"
              : looks_like_html(bytes) ? "this is no PDF: it is a web page, which may ask to log in"
                                       : "this is no PDF: it has no PDF header";
  }
  return {ErrorCode::pdf_unreadable, std::move(message)};
}

}  // namespace paperhop::pdf
