// SPDX-License-Identifier: Apache-2.0
//
// The scan for what folding changes: most texts have nothing of it and need not be folded.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/cpu.hpp"

namespace paperhop {

/// The first place at or behind `at` where folding changes the text; its size where it does nowhere.
std::size_t next_change(std::string_view text, std::size_t at, CpuLevel level = cpu_level());

}  // namespace paperhop
