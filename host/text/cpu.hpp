// SPDX-License-Identifier: Apache-2.0
//
// What the processor can do beyond what the program was compiled for. Loops written for it carry
// __attribute__((target(…))) and are called only where the answer is yes.
#pragma once

#include <cstddef>

#include "base/limits.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define PAPERHOP_X86 1
#else
#define PAPERHOP_X86 0
#endif

namespace paperhop {

/// Loops that do the same with what a processor has; each level has what the one before it has. SSE2,
/// which every x86-64 has, knows no shuffle of bytes; SSSE3 is as old as 2006.
enum class CpuLevel {
  plain,
  ssse3,
  avx2,    ///< and the bit instructions that came with it
  avx512,  ///< with its instructions on bytes, look-ups in 64 of them included
};

/// The highest that this machine can run.
CpuLevel cpu_level();

/// Bytes ahead that the fastest loops over a text fetch from the second-level cache: the processor alone does so too
/// late for them.
inline constexpr std::size_t kPrefetched = 2048;

/// Bytes ahead that they have brought from memory: a block of the finder, which is then there when this one is done
/// with. Memory is slow enough for each of two loops to ask for one line of two.
inline constexpr std::size_t kBroughtNear = limits::kBlock;
inline constexpr int kToSecondLevel = 2;  ///< the locality that says so

}  // namespace paperhop
