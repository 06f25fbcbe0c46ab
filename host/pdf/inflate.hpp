// SPDX-License-Identifier: Apache-2.0
//
// Unpacks Flate data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace paperhop::pdf {

/// What can be unpacked of `packed` (RFC 1950), cut after `limit` bytes; damage ends it.
std::string inflate(std::string_view packed, std::size_t limit);

/// All of `packed`; nothing where it is damaged, does not end, or unpacks to `limit` bytes or more.
std::optional<std::string> inflate_whole(std::string_view packed, std::size_t limit);

}  // namespace paperhop::pdf
