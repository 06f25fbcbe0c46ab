// SPDX-License-Identifier: Apache-2.0
//
// Which parts of the sandbox are in force around paperhop-pdf: the program itself is asked.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop {

/// Runs `program --sandbox`. start_failed where it does not start, tell or end within `patience`.
Result<std::vector<SandboxPart>> ask_pdf_sandbox(const std::string& program, std::chrono::milliseconds patience);

/// The parts named in lines "NAME\tyes" and "NAME\tno\tREASON"; other lines are left out.
std::vector<SandboxPart> parse_sandbox(std::string_view lines);

}  // namespace paperhop
