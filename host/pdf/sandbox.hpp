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

/// Locks this process in for good. Tells for each part whether it is in force.
std::vector<SandboxState> lock_sandbox();

}  // namespace paperhop::pdf
