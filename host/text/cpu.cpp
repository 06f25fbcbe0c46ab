// SPDX-License-Identifier: Apache-2.0
//
// The C library has asked the processor already. GCC's own way asks again at every start, needed or
// not, and each question is a trip to the hypervisor on a virtual machine.
#include "text/cpu.hpp"

#if PAPERHOP_X86

#if !defined(__clang__) && __has_include(<sys/platform/x86.h>)  // clang's strict C++ knows no _Bool, which it uses
#include <sys/platform/x86.h>

namespace paperhop {

bool cpu_has_ssse3() {
  return CPU_FEATURE_ACTIVE(SSSE3);
}
bool cpu_has_avx2() {
  return CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(BMI1) && CPU_FEATURE_ACTIVE(BMI2) && CPU_FEATURE_ACTIVE(POPCNT);
}
bool cpu_has_avx512_vbmi() {
  return cpu_has_avx2() && CPU_FEATURE_ACTIVE(AVX512F) && CPU_FEATURE_ACTIVE(AVX512BW) &&
         CPU_FEATURE_ACTIVE(AVX512_VBMI);
}

}  // namespace paperhop

#else

namespace paperhop {

bool cpu_has_ssse3() {
  return __builtin_cpu_supports("ssse3") != 0;
}
bool cpu_has_avx2() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
         __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("popcnt") != 0;
}
bool cpu_has_avx512_vbmi() {
  return cpu_has_avx2() && __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0;
}

}  // namespace paperhop

#endif

#endif
