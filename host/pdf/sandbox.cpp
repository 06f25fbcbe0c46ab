// SPDX-License-Identifier: Apache-2.0
#include "pdf/sandbox.hpp"

namespace paperhop::pdf {

std::vector<SandboxState> lock_sandbox() {
  return {};
}

}  // namespace paperhop::pdf
