// SPDX-License-Identifier: Apache-2.0
//
// concat(): joins pieces of text in one go, without a temporary for each "+".
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace paperhop::cli {

inline std::string concat(std::initializer_list<std::string_view> pieces) {
  std::size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  std::string out;
  out.reserve(size);
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

}  // namespace paperhop::cli
