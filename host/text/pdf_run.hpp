// SPDX-License-Identifier: Apache-2.0
//
// PdfRun: a process that reads one PDF, whoever is its parent. Whoever starts it must end it:
// PdfRunGuard does so in any case.
#pragma once

#include <chrono>
#include <optional>

#include "text/pdf_ending.hpp"

namespace paperhop {

class PdfRun {
 public:
  virtual ~PdfRun() = default;

  /// How it ended, waiting for that no longer than `patience`; nothing where it still runs. Once.
  virtual std::optional<PdfEnding> wait(std::chrono::milliseconds patience) = 0;

  /// Ends it at once.
  virtual PdfEnding kill() = 0;

 protected:
  PdfRun() = default;
  PdfRun(PdfRun&&) noexcept = default;
  PdfRun& operator=(PdfRun&&) noexcept = default;
};

class PdfRunGuard {
 public:
  explicit PdfRunGuard(PdfRun& run) : run_(&run) {}
  PdfRunGuard(const PdfRunGuard&) = delete;
  PdfRunGuard& operator=(const PdfRunGuard&) = delete;
  ~PdfRunGuard() {
    if (run_ != nullptr) run_->kill();
  }

  /// Its end: by itself within `patience`, else by force.
  PdfEnding end(std::chrono::milliseconds patience) {
    std::optional<PdfEnding> ending = run_->wait(patience);
    if (!ending) ending = run_->kill();
    run_ = nullptr;
    return *ending;
  }

 private:
  PdfRun* run_;
};

}  // namespace paperhop
