// SPDX-License-Identifier: Apache-2.0
//
// ExitStatus: how a command ended, as grep tells it. Scripts rely on the numbers, so they
// stand here once and are tested. A death by signal is no exit status: SIGINT keeps its
// default action, so that the shell sees the signal itself.
#pragma once

namespace paperhop::cli {

enum class ExitStatus {
  found = 0,  ///< something was found (or done)
  none = 1,   ///< nothing was found
  error = 2,  ///< wrong usage, or at least one input failed
};

constexpr int exit_code(ExitStatus status) {
  return static_cast<int>(status);
}

/// What a run over several inputs amounts to. An error counts more than a hit, except for
/// `--quiet`, which asks for nothing but the hit (as grep does).
constexpr ExitStatus status_of(bool found, bool failed, bool quiet = false) {
  if (failed && !(quiet && found)) return ExitStatus::error;
  return found ? ExitStatus::found : ExitStatus::none;
}

}  // namespace paperhop::cli
