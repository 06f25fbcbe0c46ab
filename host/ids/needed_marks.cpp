// SPDX-License-Identifier: Apache-2.0
#include "ids/needed_marks.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

using Bytes [[gnu::vector_size(16)]] = unsigned char;
using Words [[gnu::vector_size(16)]] = std::uint64_t;
constexpr std::size_t kStep = sizeof(Bytes);
/// Bytes that a step looks at: the last digit of four may stand behind it.
constexpr std::size_t kLookAhead = kStep + 3;

Bytes load(const char* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

bool any(Bytes mask) {
  const auto words = reinterpret_cast<Words>(mask);
  return (words[0] | words[1]) != 0;
}

bool all(Bytes mask) {
  const auto words = reinterpret_cast<Words>(mask);
  return (words[0] & words[1]) == ~std::uint64_t{0};
}

Bytes digits(const char* from) {
  return reinterpret_cast<Bytes>(load(from) - '0' < 10);
}

Bytes marks(Mark mark, const char* from) {
  switch (mark) {
    case Mark::two_digits: return digits(from) & digits(from + 1);
    case Mark::four_digits: return digits(from) & digits(from + 1) & digits(from + 2) & digits(from + 3);
    case Mark::equals_sign: return reinterpret_cast<Bytes>(load(from) == '=');
    case Mark::nothing: break;
  }
  return ~Bytes{};
}

/// A step of blanks belongs to a gap that may be of any length.
bool all_blank(const char* from) {
  const Bytes bytes = load(from);
  return all(reinterpret_cast<Bytes>((bytes == ' ') | (bytes == '\t')));
}

/// One of the marked bytes from `at` on is of an ID. No digit stands before the first digit of one.
bool any_of_id(const Needs& needs, std::string_view text, std::size_t at, Bytes mask) {
  if (needs.is_of_id == nullptr || !any(mask)) return any(mask);
  if (at > 0) mask &= ~digits(text.data() + at - 1);
  const auto words = reinterpret_cast<Words>(mask);
  for (std::size_t half = 0; half < 2; ++half, at += kStep / 2) {
    constexpr std::uint64_t kByte = 0xFF;
    for (std::uint64_t left = words[half]; left != 0;) {
      const auto byte = static_cast<std::size_t>(std::countr_zero(left)) / 8;
      if (needs.is_of_id(text, at + byte)) return true;
      left &= ~(kByte << (8 * byte));
    }
  }
  return false;
}

/// The same for the last bytes of a text. A gap there has nothing behind it.
bool holds_mark(const Needs& needs, std::string_view text, std::size_t at) {
  const auto is_it = [&](std::size_t begin) { return needs.is_of_id == nullptr || needs.is_of_id(text, begin); };
  const std::size_t wanted = needs.mark == Mark::two_digits ? 2 : 4;
  std::size_t digits = 0;
  for (; at < text.size(); ++at) {
    if (needs.mark == Mark::equals_sign) {
      if (text[at] == '=' && is_it(at)) return true;
      continue;
    }
    digits = is_digit(text[at]) ? digits + 1 : 0;
    if (digits >= wanted && is_it(at + 1 - wanted)) return true;
  }
  return false;
}

/// Up to where no mark of an ID begins from `at` on, in steps; no further than `enough` if there is none before.
std::size_t clear_end(std::string_view text, const Needs& needs, std::size_t at, std::size_t enough) {
  for (; at + kLookAhead <= text.size(); at += kStep) {
    const char* const from = text.data() + at;
    if (at >= enough || any_of_id(needs, text, at, marks(needs.mark, from)) || all_blank(from)) return at;
  }
  return holds_mark(needs, text, at) ? at : text.size();
}

/// Up to where no mark begins, in larger steps; gaps are nothing to it.
std::size_t unmarked_end(std::string_view text, Mark mark) {
  constexpr std::size_t kSteps = 4;
  std::size_t at = 0;
  for (; at + (kSteps - 1) * kStep + kLookAhead <= text.size(); at += kSteps * kStep) {
    Bytes all_marks{};
    for (std::size_t i = 0; i < kSteps; ++i) all_marks |= marks(mark, text.data() + at + i * kStep);
    if (any(all_marks)) break;
  }
  return at;
}

}  // namespace

bool NeededMarks::missing_everywhere(std::size_t number) {
  Clear& clear = clear_[number];
  clear.end = clear_end(text_, needs_[number], unmarked_end(text_, needs_[number].mark), text_.size());
  if (clear.end < text_.size()) return false;
  clear.enough = clear.end;
  return true;
}

void NeededMarks::look(std::size_t number, std::size_t at) {
  const Needs& needs = needs_[number];
  if (needs.mark == Mark::nothing) return;
  Clear& clear = clear_[number];
  const std::size_t enough = at + limits::kMarkReach;
  if (at >= clear.begin && at < clear.end) {
    // Where much was clear much more may be: further anchors are then refused without a look.
    if (clear.end < enough) clear.end = clear_end(text_, needs, clear.end, enough + limits::kMarkReach);
  } else {
    // Hits on anchors come in the order of a place inside of them: from one a little before, what was seen stays seen.
    const std::size_t seen = at < clear.begin && clear.begin < enough ? clear.begin : text_.size();
    const std::size_t end = clear_end(text_, needs, at, std::min(seen, enough));
    if (end < seen || clear.end < end) clear.end = end;
    clear.begin = at;
  }
  const bool goes_to_end = clear.end == text_.size();
  clear.enough = goes_to_end ? clear.end : clear.end >= limits::kMarkReach ? clear.end - limits::kMarkReach + 1 : 0;
}

}  // namespace paperhop
