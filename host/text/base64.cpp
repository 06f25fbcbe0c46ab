// SPDX-License-Identifier: Apache-2.0
#include "text/base64.hpp"

#include <array>
#include <cstdint>

namespace paperhop {
namespace {

constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> make_digits() {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    digits[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}

constexpr std::array<std::uint8_t, 256> kDigit = make_digits();

std::uint32_t digit(char c) {
  return kDigit[static_cast<unsigned char>(c)];
}

/// Appends the bytes of two to four digits; false where they are none, or say more than whole bytes.
bool append_group(std::string_view group, std::string& out) {
  std::uint32_t bits = 0;
  for (const char c : group) {
    if (digit(c) == kNoDigit) return false;
    bits = bits << 6U | digit(c);
  }
  const std::size_t bytes = group.size() - 1;
  const std::size_t spare = group.size() * 6 - bytes * 8;
  if ((bits & ((1U << spare) - 1U)) != 0) return false;
  bits >>= spare;
  for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(bits >> (i * 8) & 0xFFU);
  return true;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
  std::string out;
  out.reserve(text.size() / 4 * 3 + 2);
  for (; text.size() > 4; text.remove_prefix(4)) {
    const std::uint32_t a = digit(text[0]);
    const std::uint32_t b = digit(text[1]);
    const std::uint32_t c = digit(text[2]);
    const std::uint32_t d = digit(text[3]);
    if ((a | b | c | d) == kNoDigit) return std::nullopt;  // a digit is below 64, so no digits together give this
    const char bytes[] = {static_cast<char>(a << 2U | b >> 4U), static_cast<char>((b & 15U) << 4U | c >> 2U),
                          static_cast<char>((c & 3U) << 6U | d)};
    out.append(bytes, sizeof bytes);
  }
  if (!text.empty() && !append_group(text, out)) return std::nullopt;
  return out;
}

}  // namespace paperhop
