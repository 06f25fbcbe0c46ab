// SPDX-License-Identifier: Apache-2.0
//
// How a PdfWorker works: for tests and measurements, which need shorter times and a look at what
// the processes cost. Everybody else takes what stands here.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "base/limits.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop {

struct PdfWorkerOptions {
  std::string program;  ///< path of paperhop-pdf; empty: beside this program
  /// Waiting for one PDF, in all.
  std::chrono::milliseconds patience{limits::kPdfSeconds * 1000 + limits::kPdfGraceMilliseconds};
  std::size_t output = limits::kPdfOutput;  ///< bytes of all frames of one PDF
  /// So many PDFs are read by a process started for each, then a server is kept running.
  int read_alone = 1;
  /// Hears of the end of each process that read a PDF.
  std::function<void(const PdfEnding&)> on_ending;
};

}  // namespace paperhop
