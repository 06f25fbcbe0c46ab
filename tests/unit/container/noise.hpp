// SPDX-License-Identifier: Apache-2.0
//
// Text that packs badly, the same for the same seed.
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace paperhop {

inline std::string noise(std::size_t size, unsigned seed) {
  std::minstd_rand random(seed);
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>('a' + random() % 20);
  return text;
}

}  // namespace paperhop
