// SPDX-License-Identifier: Apache-2.0
//
// PdfWorker: PDFs read by paperhop-pdf, a program of its own in a sandbox. What it says is taken as
// hostile: bounded, checked, ended at a deadline. A crash, a hang or a bomb costs at most
// limits::kPdfSeconds and limits::kPdfMemory in that other process.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "text/pdf_facts.hpp"
#include "text/pdf_request.hpp"

namespace paperhop {

/// One part of the sandbox, as `paperhop doctor` shows it.
struct SandboxPart {
  std::string name;  ///< "seccomp", "landlock", "address space limit"
  bool in_force = false;
  std::string reason;  ///< where not in force: why
};

/// What tests set otherwise (pdf_worker_options.hpp).
struct PdfWorkerOptions;

/// Reads one PDF after the other. A program may be kept running between them; each PDF still gets
/// a clean process. Not shared by threads: each has its own. Move only.
class PdfWorker {
 public:
  /// `program` is the path of paperhop-pdf; empty: beside this program.
  explicit PdfWorker(std::string program = {});
  /// For tests: with other limits than the usual ones.
  explicit PdfWorker(PdfWorkerOptions options);
  ~PdfWorker();
  PdfWorker(PdfWorker&&) noexcept;
  PdfWorker& operator=(PdfWorker&&) noexcept;

  /// True to go on, false to end the reading early.
  using OnFact = std::function<bool(PdfFact&&)>;

  /// Reads the PDF open at descriptor `pdf` (a regular file or memfd, from its start whatever its
  /// position; it stays the caller's). Facts come as they are known: fields, count, stamp lines,
  /// then page by page links and text. Reading ends at once when `cancel` (a descriptor, or -1)
  /// becomes readable. Done also where `on_fact` ended it. Time that `on_fact` takes is not the PDF's.
  /// Strings are UTF-8 and cut to their limits; the page of a fact is 0 where the document has no
  /// such page. Errors, the message beginning "this PDF" but for cancelled and start_failed: pdf_unreadable,
  /// pdf_password, pdf_too_large, pdf_stopped, cancelled, start_failed; facts told until then stand.
  Status read(int pdf, const PdfRequest& request, const OnFact& on_fact, int cancel = -1);

  /// Which parts of the sandbox this machine's kernel gives. start_failed.
  Result<std::vector<SandboxPart>> sandbox();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace paperhop
