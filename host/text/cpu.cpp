// SPDX-License-Identifier: Apache-2.0
//
// The C library has asked the processor already. GCC's own way asks again at every start, needed or
// not, and each question is a trip to the hypervisor on a virtual machine.
#include "text/cpu.hpp"

#if PAPERHOP_X86
#if !defined(__clang__) && __has_include(<sys/platform/x86.h>)  // clang's strict C++ knows no _Bool, which it uses
#include <sys/platform/x86.h>
#define PAPERHOP_CPU_HAS(feature, name) CPU_FEATURE_ACTIVE(feature)
#else
#define PAPERHOP_CPU_HAS(feature, name) (__builtin_cpu_supports(name) != 0)
#endif
#endif

namespace paperhop {

namespace {

#if PAPERHOP_X86

CpuLevel ask() {
  if (!PAPERHOP_CPU_HAS(SSSE3, "ssse3")) return CpuLevel::plain;
  const bool avx2 = PAPERHOP_CPU_HAS(AVX2, "avx2") && PAPERHOP_CPU_HAS(BMI1, "bmi") && PAPERHOP_CPU_HAS(BMI2, "bmi2") &&
                    PAPERHOP_CPU_HAS(POPCNT, "popcnt");
  if (!avx2) return CpuLevel::ssse3;
  const bool avx512 = PAPERHOP_CPU_HAS(AVX512F, "avx512f") && PAPERHOP_CPU_HAS(AVX512BW, "avx512bw") &&
                      PAPERHOP_CPU_HAS(AVX512_VBMI, "avx512vbmi");
  return avx512 ? CpuLevel::avx512 : CpuLevel::avx2;
}

#else

CpuLevel ask() {
  return CpuLevel::plain;
}

#endif

}  // namespace

CpuLevel cpu_level() {
  static const CpuLevel level = ask();
  return level;
}

}  // namespace paperhop
