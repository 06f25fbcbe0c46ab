// SPDX-License-Identifier: Apache-2.0
//
// gzip members made with zlib, which is not what reads them.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace paperhop {

/// A member. Level 0 stores the bytes as they are.
inline std::string gzip_member(std::string_view text, int level = 6) {
  z_stream state{};
  deflateInit2(&state, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&state, static_cast<uLong>(text.size())), '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  state.avail_in = static_cast<uInt>(text.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

}  // namespace paperhop
