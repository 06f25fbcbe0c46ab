// SPDX-License-Identifier: Apache-2.0
//
// The scan for what folding changes: most texts have nothing of it and need not be folded.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/cpu.hpp"

namespace paperhop {

/// Which bytes of a stretch of text may begin a change, or the name of a wrapper.
struct ChangeMarks {
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kMost = 32;  ///< blocks

  std::size_t blocks = 0;
  std::array<std::uint64_t, kMost> masks;  ///< of each block its bytes, from the lowest bit on
};

/// Marks whole blocks of the text from `at` on: as many as there is room for; fewer near its end, where the bytes
/// behind them are to be seen one by one.
void mark_changes(std::string_view text, std::size_t at, ChangeMarks& marks, CpuLevel level = cpu_level());

/// The first place at or behind `at` where folding changes the text; its size where it does nowhere.
std::size_t next_change(std::string_view text, std::size_t at, CpuLevel level = cpu_level());

}  // namespace paperhop
