// SPDX-License-Identifier: Apache-2.0
//
// Unpacks Flate data as far as it goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop::pdf {

/// What can be unpacked of `packed` (RFC 1950), cut after `limit` bytes; damage ends it.
std::string inflate(std::string_view packed, std::size_t limit);

}  // namespace paperhop::pdf
