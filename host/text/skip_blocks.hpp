// SPDX-License-Identifier: Apache-2.0
//
// Passing over bytes of no interest many at a time, written so that compilers make vector
// instructions of it on any machine.
#pragma once

#include <cstddef>
#include <string_view>

namespace paperhop {

/// Goes on from `at` in steps of 64 bytes while `test(byte)` is false for all bytes of the step.
/// The test must not branch.
template <typename Test>
std::size_t skip_blocks(std::string_view text, std::size_t at, Test test) {
  constexpr std::size_t kStep = 64;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (; at + kStep <= text.size(); at += kStep) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < kStep; ++i) any = static_cast<unsigned char>(any | test(bytes[at + i]));
    if (any != 0) break;
  }
  return at;
}

}  // namespace paperhop
