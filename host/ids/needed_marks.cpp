// SPDX-License-Identifier: Apache-2.0
#include "ids/needed_marks.hpp"

#include <algorithm>
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

Bytes marks(Needs needs, const char* from) {
  switch (needs) {
    case Needs::two_digits: return digits(from) & digits(from + 1);
    case Needs::four_digits: return digits(from) & digits(from + 1) & digits(from + 2) & digits(from + 3);
    case Needs::equals_sign: return reinterpret_cast<Bytes>(load(from) == '=');
    case Needs::nothing: break;
  }
  return ~Bytes{};
}

/// A step of blanks belongs to a gap that may be of any length.
bool all_blank(const char* from) {
  const Bytes bytes = load(from);
  return all(reinterpret_cast<Bytes>((bytes == ' ') | (bytes == '\t')));
}

/// The same for the last bytes of a text. A gap there has nothing behind it.
bool holds_mark(Needs needs, std::string_view rest) {
  if (needs == Needs::equals_sign) return rest.find('=') != std::string_view::npos;
  const std::size_t wanted = needs == Needs::two_digits ? 2 : 4;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < rest.size() && digits < wanted; ++i) digits = is_digit(rest[i]) ? digits + 1 : 0;
  return digits == wanted;
}

/// Up to where no mark begins from `at` on, in steps; no further than `enough` if there is none before.
std::size_t clear_end(std::string_view text, Needs needs, std::size_t at, std::size_t enough) {
  for (; at + kLookAhead <= text.size(); at += kStep) {
    const char* const from = text.data() + at;
    if (at >= enough || any(marks(needs, from)) || all_blank(from)) return at;
  }
  return holds_mark(needs, text.substr(at)) ? at : text.size();
}

}  // namespace

bool NeededMarks::missing_everywhere(Needs needs) {
  Clear& clear = clear_[static_cast<std::size_t>(needs)];
  clear.end = clear_end(text_, needs, 0, text_.size());
  if (clear.end < text_.size()) return false;
  clear.enough = clear.end;
  return true;
}

void NeededMarks::look(Needs needs, std::size_t at) {
  if (needs == Needs::nothing) return;
  Clear& clear = clear_[static_cast<std::size_t>(needs)];
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
