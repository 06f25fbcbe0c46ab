// SPDX-License-Identifier: Apache-2.0
//
// One PDF read by the real paperhop-pdf, and what that came to: for tests that look at many.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ids/pdf/pdf_papers.hpp"
#include "text/pdf_ending.hpp"
#include "text/pdf_facts.hpp"
#include "text/pdf_worker.hpp"
#include "text/pdf_worker_options.hpp"

namespace paperhop::test {

struct Trial {
  Status status = Done{};
  int wait_status = 0;
  double seconds = 0;      ///< of processor time; where the process was started for this PDF
  std::size_t memory = 0;  ///< bytes resident at most; likewise
  std::string facts;       ///< all of them, as frames
  std::size_t papers = 0;  ///< found in them

  /// Killed by a signal that an engine's fault raises.
  bool crashed() const;
  /// Killed for a system call outside the list.
  bool forbidden_call() const;
  /// "read", or the code of the error, with what else is worth counting.
  std::string outcome() const;
};

/// Reads PDFs with all that can be asked for, and looks for papers in what comes.
class Tester {
 public:
  explicit Tester(PdfProcesses processes);
  Trial read(std::string_view pdf);

 private:
  Finder finder_;
  std::optional<PdfEnding> ending_;
  PdfWorker worker_;
};

/// How many trials came to what, and the most that one cost.
class Tally {
 public:
  void add(const Trial& trial);
  std::string table() const;
  double seconds() const { return seconds_; }
  std::size_t memory() const { return memory_; }
  std::size_t forbidden_calls() const { return forbidden_calls_; }

 private:
  std::map<std::string, std::size_t> outcomes_;
  std::size_t forbidden_calls_ = 0;
  std::size_t crashes_ = 0;
  double seconds_ = 0;
  std::size_t memory_ = 0;
};

}  // namespace paperhop::test
