// SPDX-License-Identifier: Apache-2.0
//
// PdfIntake: PDFs that come in numbered pieces. Each piece goes straight into a file that lives in memory; nothing is
// ever joined as JSON or kept twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "protocol/message.hpp"

namespace paperhop {

/// A PDF as it is received: what its first piece said, and its bytes.
struct ReceivedPdf {
  Request request;  ///< without bytes
  UniqueFd file;    ///< a file in memory
  std::size_t size = 0;
};

class PdfIntake {
 public:
  /// Takes the next piece of the PDF with that id: the whole PDF with its last piece, else nothing. `held` are the
  /// bytes of other PDFs that are kept in memory. Errors, which forget the PDF: bad_part (out of order, too many half
  /// received), bad_request (no base64), pdf_too_large, pdf_busy (memory is short).
  Result<std::optional<ReceivedPdf>> add(const std::string& id, Request&& piece, std::size_t held);

  /// True where a PDF with this id is half received.
  bool has(const std::string& id) const { return open_.contains(id); }

  /// Forgets a half received PDF; false where there is none.
  bool forget(const std::string& id);

 private:
  struct Open {
    ReceivedPdf pdf;
    std::uint64_t have = 0;  ///< pieces
  };
  using OpenPdfs = std::map<std::string, Open>;

  Result<std::optional<ReceivedPdf>> take(const std::string& id, Request&& piece, std::size_t held);
  Result<OpenPdfs::iterator> place(const std::string& id, const PdfPiece& piece);

  OpenPdfs open_;
  std::size_t bytes_ = 0;  ///< of all of them
};

}  // namespace paperhop
