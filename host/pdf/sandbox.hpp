// SPDX-License-Identifier: Apache-2.0
//
// The sandbox around the PDF engines. Locked after the libraries have opened their data and
// before the first byte of the PDF is parsed; from then on the process can only compute, take
// memory up to a limit, write to descriptors 1 and 2, and end.
#pragma once

#include <string>
#include <vector>

namespace paperhop::pdf {

/// One part of the sandbox.
struct SandboxState {
  std::string name;    ///< "seccomp"
  std::string reason;  ///< why it is not in force; empty: it is
};

/// Ends this process after limits::kPdfSeconds of waiting or computing, whatever happens: locked
/// in, it cannot change this any more.
void limit_time();

/// Ends this process when the one ends that started it, at once even where it is killed. To the kernel the parent is the
/// THREAD that started it: a worker belongs to its thread and is idle by the time that ends (text/pdf_worker.hpp).
/// `lifeline` (the pipe that it writes to, the socket that it serves) tells whether the parent had ended before.
void end_with_caller(int lifeline);

/// Locks this process in for good. Tells for each part whether it is in force.
std::vector<SandboxState> lock_sandbox();

}  // namespace paperhop::pdf
