// SPDX-License-Identifier: Apache-2.0
#include "ids/whole_input.hpp"

#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::u32string_view kOpening = U" \t\n\"'`([{<\u2018\u2019\u201C\u201D\u201E\u201A\u00AB\u00BB\u2039\u203A"
                                         U"\u300A\u3008\u300C\u300E\u3010\u3014\u3016\u301D";
constexpr std::u32string_view kClosing = U" \t\n\"'`)]}>\u2018\u2019\u201C\u201D\u201E\u201A\u00AB\u00BB\u2039\u203A"
                                         U"\u300B\u3009\u300D\u300F\u3011\u3015\u3017\u301E\u301F"
                                         U".,;:!?\u2026\u3002\u3001";

bool holds(std::u32string_view set, const CodePoint& point) {
  return point.valid && set.find(point.value) != std::u32string_view::npos;
}

}  // namespace

std::string_view trim_whole_input(std::string_view folded) {
  while (!folded.empty()) {
    const CodePoint first = decode_utf8(folded, 0);
    if (!holds(kOpening, first)) break;
    folded.remove_prefix(first.size);
  }
  while (!folded.empty()) {
    const CodePoint last = decode_utf8_before(folded, folded.size());
    if (!holds(kClosing, last)) break;
    folded.remove_suffix(last.size);
  }
  return folded;
}

}  // namespace paperhop
