// SPDX-License-Identifier: Apache-2.0
//
// The PDFs that tests damage, and how many damaged ones they try.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace paperhop::test {

/// Made papers, and the public PDFs where they are.
std::vector<std::string> original_pdfs();

/// The number in the variable `name` of the environment.
std::size_t setting(const char* name, std::size_t otherwise);

}  // namespace paperhop::test
