// SPDX-License-Identifier: Apache-2.0
//
// PdfEnding: how a process that read a PDF ended, and what that says about the PDF.
#pragma once

#include <sys/resource.h>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace paperhop {

struct PdfEnding {
  int wait_status = 0;          ///< as of waitpid
  std::optional<rusage> usage;  ///< what it cost; unknown where another process waited for it
};

/// Why a PDF was not read to its end by a process that ended so without saying why: pdf_stopped
/// (time or memory), start_failed (the program did not get to run) or pdf_unreadable.
/// `heard`: it had said something before.
Error pdf_ending_error(int wait_status, bool heard);

/// What pdf_error() begins with.
inline constexpr std::string_view kPdfNotRead = "this PDF could not be read: ";

/// "this PDF could not be read: REASON; ADVICE". What to do follows from the code alone, so `reason` says only what
/// was wrong.
Error pdf_error(ErrorCode code, std::string_view reason);

/// pdf_too_large: it is larger than limits::kPdfFile.
Error pdf_too_large_error();

/// pdf_stopped: it takes more than limits::kPdfSeconds.
Error pdf_slow_error();

}  // namespace paperhop
