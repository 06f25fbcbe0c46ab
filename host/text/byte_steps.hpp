// SPDX-License-Identifier: Apache-2.0
//
// Sixteen bytes of a text at once, for short stretches: compilers make vector instructions of it on any machine.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace paperhop {

using StepBytes [[gnu::vector_size(16)]] = unsigned char;

inline StepBytes load_step(const char* from) {
  StepBytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// Which byte of a mask (all bits of a byte or none) is the first that is set; 16 where none is.
inline std::size_t first_set(StepBytes mask) {
  using Words [[gnu::vector_size(16)]] = std::uint64_t;
  constexpr std::size_t kBits = 8;
  const auto words = reinterpret_cast<Words>(mask);
  if (words[0] != 0) return static_cast<std::size_t>(std::countr_zero(words[0])) / kBits;
  return sizeof words[0] + static_cast<std::size_t>(std::countr_zero(words[1])) / kBits;
}

}  // namespace paperhop
