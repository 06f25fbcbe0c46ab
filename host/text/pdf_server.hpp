// SPDX-License-Identifier: Apache-2.0
//
// PdfServer: `paperhop-pdf serve`, kept running between PDFs. It forks a clean process for each, so
// that its libraries are loaded once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "text/pdf_process.hpp"
#include "text/pdf_run.hpp"

namespace paperhop {

/// As a PdfRun it is the process that reads the PDF submitted last.
class PdfServer : public PdfRun {
 public:
  /// start_failed.
  static Result<PdfServer> start(const std::string& program);

  PdfServer(PdfServer&&) noexcept = default;
  PdfServer& operator=(PdfServer&&) noexcept = default;
  ~PdfServer() override;

  /// Has the PDF at `pdf` read, its frames written to `frames`; `flags` as in pdf_frames.hpp. The
  /// process before must have ended. False where the server itself has ended.
  bool submit(std::uint8_t flags, int pdf, int frames);

  /// Where the server itself ended, its end stands for that of the process.
  std::optional<PdfEnding> wait(std::chrono::milliseconds patience) override;
  PdfEnding kill() override;

 private:
  PdfServer(PdfProcess process, UniqueFd socket) : process_(std::move(process)), socket_(std::move(socket)) {}
  /// The server has ended, or is about to.
  PdfEnding lost();
  /// The server does not do as it is told: it is ended with all that it started.
  PdfEnding give_up();

  PdfProcess process_;
  UniqueFd socket_;
};

}  // namespace paperhop
