// SPDX-License-Identifier: Apache-2.0
//
// The doctor's look at PDFs: is paperhop-pdf there, does it read one from end to end, and which
// parts of its sandbox does this machine give.
#pragma once

#include <string>
#include <vector>

#include "cli/setup/doctor.hpp"

namespace paperhop::cli {

/// `program` is the path of paperhop-pdf; empty: beside this program.
std::vector<Finding> examine_pdfs(const std::string& program = {});

/// The same for `paperhop --version --verbose`, a fact a line: "seccomp: in force".
std::string describe_pdfs(const std::string& program = {});

}  // namespace paperhop::cli
