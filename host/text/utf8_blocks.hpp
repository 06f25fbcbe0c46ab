// SPDX-License-Identifier: Apache-2.0
//
// Passing over ASCII, and over well-formed UTF-8, many bytes at a time. Whoever asks looks at the rest
// character by character: these loops only go as far as whole steps of them are as wanted.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/cpu.hpp"

namespace paperhop {

/// Goes on from `at` over ASCII: as far as whole steps of it are, or to the first other byte.
std::size_t skip_ascii(std::string_view text, std::size_t at, CpuLevel level = cpu_level());

/// Goes on from `at`, where a character begins and all before it is well-formed UTF-8, over more of that. Gives where
/// a character begins, never the end: `at` itself where the machine has no such loop, or the start or the end is near.
std::size_t skip_valid_utf8(std::string_view text, std::size_t at, CpuLevel level = cpu_level());

}  // namespace paperhop
