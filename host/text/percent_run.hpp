// SPDX-License-Identifier: Apache-2.0
//
// A run of text with percent codes, decoded, with the way back where somebody asks for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"

namespace paperhop {

/// One run of non-blank characters, decoded.
struct DecodedRun {
  std::string text;  ///< UTF-8; what is none has become U+FFFD
  OffsetMap map;     ///< from `text` to the run
  // Memory of decoding.
  std::string raw;                  ///< bytes that need not be UTF-8
  std::vector<std::size_t> begins;  ///< where each begins in the run, and the run's end
};

/// Decodes "%XX" in at most limits::kPercentRounds rounds; in the memory of `decoded`.
void percent_decode_run(std::string_view run, DecodedRun& decoded);

/// Its text alone, many times as fast; in the memory of `text`.
void percent_decode_run(std::string_view run, std::string& text);

}  // namespace paperhop
