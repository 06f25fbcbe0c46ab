// SPDX-License-Identifier: Apache-2.0
//
// Base64 (RFC 4648, section 4): bytes that travel in JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace paperhop {

/// The bytes of a text in base64, padded. Nothing where it is none: other characters (blanks and line ends among them),
/// missing padding, bits left over.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace paperhop
