// SPDX-License-Identifier: Apache-2.0
#include "protocol/pdf_intake.hpp"

#include <cerrno>
#include <cstring>

#include "base/limits.hpp"
#include "base/memory_file.hpp"
#include "base/write_all.hpp"
#include "text/base64.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop {
namespace {

Error bad_piece(std::string what) {
  return {ErrorCode::bad_part, std::move(what) + "; send the PDF again from piece 1"};
}

Error no_memory() {
  return {ErrorCode::internal, std::string("the PDF cannot be kept in memory: ") + std::strerror(errno) +
                                   "; close other programs, try again"};
}

Status check_room(std::size_t size, std::size_t more, std::size_t held) {
  if (more > limits::kPdfFile - size) return pdf_too_large_error();
  if (held + more > limits::kPdfsHeld) {
    return Error{ErrorCode::pdf_busy, "too many large PDFs are being read; try again in a moment"};
  }
  return Done{};
}

}  // namespace

Result<std::optional<ReceivedPdf>> PdfIntake::add(const std::string& id, Request&& piece, std::size_t held) {
  Result<std::optional<ReceivedPdf>> taken = take(id, std::move(piece), held);
  if (!taken) forget(id);
  return taken;
}

Result<std::optional<ReceivedPdf>> PdfIntake::take(const std::string& id, Request&& piece, std::size_t held) {
  const Result<OpenPdfs::iterator> placed = place(id, piece.pdf);
  if (!placed) return placed.error();
  Open& open = placed.value()->second;
  const bool more = piece.pdf.more;
  const std::optional<std::string> bytes = decode_base64(*piece.pdf.data);
  if (!bytes) return Error{ErrorCode::bad_request, "\"data\" is no base64; send padded base64 without line ends"};
  if (Status room = check_room(open.pdf.size, bytes->size(), held + bytes_); !room) return room.error();
  if (!write_all(open.pdf.file.get(), *bytes)) return no_memory();
  if (++open.have == 1) {
    piece.pdf.data.reset();
    open.pdf.request = std::move(piece);
  }
  open.pdf.size += bytes->size();
  bytes_ += bytes->size();
  if (more) return std::optional<ReceivedPdf>();
  std::optional<ReceivedPdf> whole(std::move(open.pdf));
  bytes_ -= whole->size;
  open_.erase(placed.value());
  return whole;
}

Result<PdfIntake::OpenPdfs::iterator> PdfIntake::place(const std::string& id, const PdfPiece& piece) {
  const auto open = open_.find(id);
  const std::uint64_t expected = open == open_.end() ? 1 : open->second.have + 1;
  if (piece.number != expected) {
    return bad_piece("piece " + std::to_string(piece.number) + " came where piece " + std::to_string(expected) +
                     " was expected");
  }
  if (open != open_.end()) return open;
  if (open_.size() == limits::kOpenPdfs) {
    return bad_piece("more than " + std::to_string(limits::kOpenPdfs) + " PDFs are half received");
  }
  UniqueFd file = memory_file();
  if (!file) return no_memory();
  Open fresh;
  fresh.pdf.file = std::move(file);
  return open_.emplace(id, std::move(fresh)).first;
}

bool PdfIntake::forget(const std::string& id) {
  const auto open = open_.find(id);
  if (open == open_.end()) return false;
  bytes_ -= open->second.pdf.size;
  open_.erase(open);
  return true;
}

}  // namespace paperhop
