// SPDX-License-Identifier: Apache-2.0
//
// The scan for what folding changes: most texts have nothing of it and need not be folded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/cpu.hpp"

namespace paperhop {

/// Bytes of a text that may begin a change, or the name of a wrapper, in a block of so many.
struct ChangeMarks {
  static constexpr std::size_t kBlock = 64;

  std::size_t at = 0;      ///< where the block begins
  std::uint64_t mask = 0;  ///< its bytes, from the lowest bit on
};

/// Of the first block at or behind `at` that has such bytes; no bit where too little is left for a block: the bytes
/// from there on are to be seen one by one.
ChangeMarks next_marks(std::string_view text, std::size_t at, CpuLevel level = cpu_level());

/// The first place at or behind `at` where folding changes the text; its size where it does nowhere.
std::size_t next_change(std::string_view text, std::size_t at, CpuLevel level = cpu_level());

}  // namespace paperhop
