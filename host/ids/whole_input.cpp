// SPDX-License-Identifier: Apache-2.0
#include "ids/whole_input.hpp"

#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Blanks, quotes and brackets.
constexpr std::u32string_view kAround =
    U" \t\n\"'`()[]{}<>\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A"
    U"\u3008\u3009\u300A\u300B\u300C\u300D\u300E\u300F\u3010\u3011\u3014\u3015\u3016\u3017";
constexpr std::u32string_view kFinalMarks = U".,;:!?\u2026\u3002\u3001";

bool holds(std::u32string_view set, const CodePoint& point) {
  return point.valid && set.find(point.value) != std::u32string_view::npos;
}

}  // namespace

std::string_view trim_whole_input(std::string_view folded) {
  while (!folded.empty()) {
    const CodePoint first = decode_utf8(folded, 0);
    if (!holds(kAround, first)) break;
    folded.remove_prefix(first.size);
  }
  while (!folded.empty()) {
    const CodePoint last = decode_utf8_before(folded, folded.size());
    if (!holds(kAround, last) && !holds(kFinalMarks, last)) break;
    folded.remove_suffix(last.size);
  }
  return folded;
}

}  // namespace paperhop
