// SPDX-License-Identifier: Apache-2.0
#include "pdf/inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/limits.hpp"

namespace paperhop::pdf {

std::string inflate(std::string_view packed, std::size_t limit) {
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), limits::kPdfFile));
  std::string out;
  std::array<Bytef, 16 * limits::kKiB> piece;
  int state = Z_OK;
  while (state == Z_OK && out.size() < limit) {
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    state = ::inflate(&stream, Z_SYNC_FLUSH);
    out.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream.avail_out);
  }
  ::inflateEnd(&stream);
  out.resize(std::min(out.size(), limit));
  return out;
}

}  // namespace paperhop::pdf
