// SPDX-License-Identifier: Apache-2.0
//
// The quick loops against character by character, in each that this machine can run.
#include "text/utf8_blocks.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::array kLevels = {CpuLevel::plain, CpuLevel::ssse3, CpuLevel::avx2, CpuLevel::avx512};

std::size_t naive_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

/// Characters of all sizes, in long stretches of some of them.
std::string nearly_utf8(std::mt19937& random) {
  constexpr std::array<std::string_view, 12> kCharacters = {"a",      "~",          "\x7F",       "\u0080",
                                                            "\u07FF", "\u0800",     "\uD7FF",     "\uE000",
                                                            "\uFFFF", "\U00010000", "\U0010FFFF", "\u8BBA"};
  std::string text;
  for (std::size_t stretches = random() % 6; stretches > 0; --stretches) {
    const std::size_t kinds = 1 + random() % kCharacters.size();
    for (std::size_t left = random() % 120; left > 0; --left) text += kCharacters[random() % kinds];
  }
  return text;
}

TEST_CASE("The first byte that is no UTF-8 is found wherever it stands") {
  std::mt19937 random(5);
  std::size_t valid = 0;
  for (int round = 0; round < 10000; ++round) {
    std::string text = nearly_utf8(random);
    for (std::size_t faults = random() % 3; faults > 0 && !text.empty(); --faults) {
      text[random() % text.size()] = static_cast<char>(random() % 2 == 0 ? random() : 0xC0 + random() % 0x40);
    }
    const std::size_t expected = naive_invalid(text);
    REQUIRE(find_invalid_utf8(text) == expected);
    valid += expected == std::string_view::npos;
  }
  CHECK(valid > 2500);
  CHECK(valid < 7500);
}

TEST_CASE("Every pair and every end of a character is told right in the middle of a long text") {
  const std::string before = std::string(70, 'x') + "\u8BBA\u8BBA\u8BBA";
  for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
    for (unsigned second = 0; second <= 0xFF; ++second) {
      for (const std::string_view rest : {"", "\x80", "\x80\x80", "\xBF\xBF\xBF"}) {
        std::string text = before + static_cast<char>(lead) + static_cast<char>(second);
        text += rest;
        text += std::string(70, 'y');
        REQUIRE(find_invalid_utf8(text) == naive_invalid(text));
      }
    }
  }
}

TEST_CASE("What is passed over is ASCII, or well-formed and whole") {
  std::mt19937 random(6);
  for (int round = 0; round < 1000; ++round) {
    std::string text = nearly_utf8(random);
    if (text.empty()) continue;
    if (random() % 2 == 0) text[random() % text.size()] = static_cast<char>(random());
    const std::size_t invalid = std::min(naive_invalid(text), text.size());
    for (const CpuLevel level : kLevels) {
      if (level > cpu_level()) break;
      const std::string_view ascii = std::string_view(text).substr(0, skip_ascii(text, 0, level));
      REQUIRE(ascii.find_first_of("\x80\xC2\xDF\xE0\xE8\xED\xEF\xF0\xF4") == std::string_view::npos);
      for (std::size_t at = 0; at < invalid; at += decode_utf8(text, at).size) {
        const std::size_t end = skip_valid_utf8(text, at, level);
        REQUIRE(end >= at);
        REQUIRE(end <= invalid);
        REQUIRE(end < text.size());
        REQUIRE(naive_invalid(std::string_view(text).substr(0, end)) == std::string_view::npos);
      }
    }
  }
}

}  // namespace
}  // namespace paperhop
