// SPDX-License-Identifier: Apache-2.0
#include "pdf/inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/limits.hpp"

namespace paperhop::pdf {
namespace {

/// True where the data came to their end.
bool unpack(std::string_view packed, std::size_t limit, std::string& out) {
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), limits::kPdfFile));
  std::array<Bytef, 16 * limits::kKiB> piece;
  int state = Z_OK;
  while (state == Z_OK && out.size() < limit) {
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    state = ::inflate(&stream, Z_SYNC_FLUSH);
    out.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream.avail_out);
  }
  ::inflateEnd(&stream);
  return state == Z_STREAM_END;
}

}  // namespace

std::string inflate(std::string_view packed, std::size_t limit) {
  std::string out;
  unpack(packed, limit, out);
  out.resize(std::min(out.size(), limit));
  return out;
}

std::optional<std::string> inflate_whole(std::string_view packed, std::size_t limit) {
  std::string out;
  if (!unpack(packed, limit, out) || out.size() >= limit) return std::nullopt;
  return out;
}

}  // namespace paperhop::pdf
