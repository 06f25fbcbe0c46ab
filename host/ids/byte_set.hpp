// SPDX-License-Identifier: Apache-2.0
//
// A set of ASCII characters.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace paperhop {

struct ByteSet {
  std::array<std::uint64_t, 2> bits{};

  constexpr void add(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 128) bits[byte / 64] |= std::uint64_t{1} << (byte % 64);
  }
  constexpr bool has(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 128 && (bits[byte / 64] >> (byte % 64) & 1U) != 0;
  }
  bool operator==(const ByteSet&) const = default;
};

constexpr ByteSet byte_set(std::string_view characters) {
  ByteSet set;
  for (const char c : characters) set.add(c);
  return set;
}

constexpr ByteSet operator|(ByteSet a, ByteSet b) {
  return {{a.bits[0] | b.bits[0], a.bits[1] | b.bits[1]}};
}

/// ASCII letters and digits. Of an ID in which they follow each other at random a processor foresees what is in this
/// set, not which of them each is.
inline constexpr ByteSet kLettersAndDigits = byte_set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

}  // namespace paperhop
