// SPDX-License-Identifier: Apache-2.0
//
// The sandbox around the PDF engines. Locked after the libraries have opened their data and
// before the first byte of the PDF is parsed; from then on the process can only compute, read
// and write what is open, and end.
#pragma once

#include <string>
#include <vector>

namespace paperhop::pdf {

/// One part of the sandbox.
struct SandboxState {
  const char* name;    ///< "seccomp"
  std::string reason;  ///< why it is not in force; empty: it is
};

/// Locks this process in for good. Tells for each part whether it is in force.
std::vector<SandboxState> lock_sandbox();

}  // namespace paperhop::pdf
