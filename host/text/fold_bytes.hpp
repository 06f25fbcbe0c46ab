// SPDX-License-Identifier: Apache-2.0
//
// Folding looks through short stretches, runs and what a row of blocks leaves over, for the next byte that matters.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "text/byte_steps.hpp"
#include "text/fold_marks.hpp"
#include "text/url.hpp"

namespace paperhop {

/// Of a byte by itself.
template <typename Test>
constexpr std::array<bool, 256> table_of(Test test) {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = test(static_cast<unsigned char>(c));
  return table;
}

inline constexpr auto kMayChange =
    table_of([](unsigned char c) { return may_fold(c) || static_cast<char>(c) == kUrldefense.front(); });
inline constexpr auto kEndsRun = table_of([](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });

/// The bytes of kMayChange.
inline StepBytes may_change(StepBytes bytes) {
  return reinterpret_cast<StepBytes>((bytes == 0xC2) | ((bytes & 0xFE) == 0xE2) | (bytes == 0xEF) |
                                     (bytes - '\v' <= '\r' - '\v') | (bytes == '%') | (bytes == '&') | (bytes == '\\') |
                                     (bytes == static_cast<unsigned char>(kUrldefense.front())));
}

/// Those of kEndsRun.
inline StepBytes ends_run(StepBytes bytes) {
  return reinterpret_cast<StepBytes>((bytes - '\t' <= '\r' - '\t') | (bytes == ' '));
}

/// The first byte from `at` on that `marked` marks, many at a time; where fewer are left, that is in the table; or the
/// end.
template <typename Marked>
std::size_t find_marked(std::string_view text, std::size_t at, Marked marked, const std::array<bool, 256>& table) {
  for (; at + sizeof(StepBytes) <= text.size(); at += sizeof(StepBytes)) {
    const std::size_t first = first_set(marked(load_step(text.data() + at)));
    if (first < sizeof(StepBytes)) return at + first;
  }
  while (at < text.size() && !table[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

/// The first byte from `at` on that folding may have to touch, or the first of a wrapper's name.
inline std::size_t next_may_change(std::string_view text, std::size_t at) {
  return find_marked(text, at, may_change, kMayChange);
}

/// The end of the run of characters without blanks that holds `at`.
inline std::size_t run_end(std::string_view text, std::size_t at) {
  return find_marked(text, at, ends_run, kEndsRun);
}

}  // namespace paperhop
