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

/// Whose child the process is that reads a PDF.
enum class PdfProcesses {
  /// What costs least: a first reading without text is done by a program of its own, which is a tenth
  /// cheaper than a server; whatever comes then, or asks for text, by a server, whose libraries
  /// are loaded once (measured: about 5 ms saved on each further PDF with text, nothing lost on
  /// the first).
  usual,
  alone,   ///< each by a program of its own
  served,  ///< all by a server
};

struct PdfWorkerOptions {
  std::string program;  ///< path of paperhop-pdf; empty: beside this program
  /// Waiting for one PDF, in all.
  std::chrono::milliseconds patience{limits::kPdfSeconds * 1000 + limits::kPdfGraceMilliseconds};
  std::size_t output = limits::kPdfOutput;  ///< bytes of all frames of one PDF
  PdfProcesses processes = PdfProcesses::usual;
  /// Hears of the end of each process that read a PDF.
  std::function<void(const PdfEnding&)> on_ending;
};

}  // namespace paperhop
