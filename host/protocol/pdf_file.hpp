// SPDX-License-Identifier: Apache-2.0
//
// A PDF that the host opens itself, because browsers keep the files of this computer from extensions. It must not tell
// anything about other files: whatever is wrong with one, the error is the same.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace paperhop {

/// An open PDF, and what it is called.
struct PdfFile {
  UniqueFd file;
  std::string name;  ///< without folders
};

/// The path that "file:///…", "file://localhost/…" or "file:/…" names (percent-decoded, without what follows `#` or
/// `?`), or an absolute path as it is. bad_request for anything else.
Result<std::string> path_of_file_address(std::string_view address);

/// Opens the regular file at an address or path if it has the header of a PDF (pdf_header_at). Never waits
/// for a pipe and never touches a device. Errors: bad_request, pdf_too_large, and pdf_unreadable for all the rest.
Result<PdfFile> open_pdf_file(std::string_view address);

}  // namespace paperhop
