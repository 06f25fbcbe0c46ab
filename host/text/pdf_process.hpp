// SPDX-License-Identifier: Apache-2.0
//
// PdfProcess: the program paperhop-pdf, found, started without a shell, and ended. It gets three
// descriptors, no other, a bare environment, a process group of its own and the default signals.
#pragma once

#include <sys/types.h>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "text/pdf_run.hpp"

namespace paperhop {

/// The path of paperhop-pdf: beside this program, or where an installation puts it. start_failed.
Result<std::string> find_pdf_program();

/// The two ends of a pipe, each closed with it.
struct PdfPipe {
  UniqueFd read;
  UniqueFd write;
};

/// A pipe that is not handed on by accident, both ends above 2; without ends where there are no
/// descriptors left.
PdfPipe make_pdf_pipe();

/// `fd` itself where it is above 2, else a copy that is: setting up 0, 1 and 2 cannot overwrite it.
UniqueFd above_standard(UniqueFd fd);

class PdfProcess : public PdfRun {
 public:
  /// Starts `program` with `arguments`, its descriptors 0 and 1 being `input` and `output` (-1: the
  /// null device), its descriptor 2 the null device. start_failed.
  static Result<PdfProcess> start(const std::string& program, std::vector<std::string> arguments, int input,
                                  int output);

  PdfProcess(PdfProcess&& other) noexcept;
  PdfProcess& operator=(PdfProcess&& other) noexcept;
  ~PdfProcess() override;

  std::optional<PdfEnding> wait(std::chrono::milliseconds patience) override;
  /// Ends it with all that it started.
  PdfEnding kill() override;

 private:
  explicit PdfProcess(pid_t pid) : pid_(pid) {}
  void end();

  pid_t pid_ = -1;
};

}  // namespace paperhop
