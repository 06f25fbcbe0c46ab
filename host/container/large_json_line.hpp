// SPDX-License-Identifier: Apache-2.0
//
// One JSON object that is very large: what is wanted of it is found by walking over it. An index, as the other reader
// (json_lines.hpp) has, would take up to four times its size, and a copy of each text as much again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "container/json_lines.hpp"

namespace paperhop {

struct LargeJsonLine {
  std::vector<std::string_view> texts;  ///< between their quotes, escapes as written, in the order of the line
  std::string id;
};

/// Reads as much of the line as JsonLineReader does, and checks as much of it; what is no UTF-8, and surrogates without
/// a partner, are no error. Error: bad_json, and why.
Result<LargeJsonLine> read_large_json_line(std::string_view line, const JsonLineFields& fields);

}  // namespace paperhop
