// SPDX-License-Identifier: Apache-2.0
//
// Shard: one of n equal parts of a list, dealt out like cards: part i takes the items i, i + n, i + 2n … from 1. No
// part needs to know how long the list is, so that the tasks of a cluster can share the same input.
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

namespace paperhop::cli {

struct Shard {
  std::size_t index = 1;  ///< from 1
  std::size_t count = 1;

  /// True where item `number`, from 1, belongs to this part.
  bool takes(std::size_t number) const { return (number - 1) % count == index - 1; }
};

/// "2/8"; nothing where it is no shard.
inline std::optional<Shard> parse_shard(std::string_view text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, shard.index);
  if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') return std::nullopt;
  const auto count = std::from_chars(index.ptr + 1, end, shard.count);
  if (count.ec != std::errc() || count.ptr != end) return std::nullopt;
  if (shard.index < 1 || shard.index > shard.count) return std::nullopt;
  return shard;
}

}  // namespace paperhop::cli
