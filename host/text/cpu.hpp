// SPDX-License-Identifier: Apache-2.0
//
// What the processor can do beyond what the program was compiled for. Loops written for it carry
// __attribute__((target(…))) and are called only where the answer is yes.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define PAPERHOP_X86 1
#else
#define PAPERHOP_X86 0
#endif

#if PAPERHOP_X86
namespace paperhop {

bool cpu_has_ssse3();
/// AVX2 and the bit instructions that came with it.
bool cpu_has_avx2();
/// AVX-512 with its instructions on bytes, look-ups in 64 of them included.
bool cpu_has_avx512_vbmi();

}  // namespace paperhop
#endif
