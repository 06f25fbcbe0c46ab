// SPDX-License-Identifier: Apache-2.0
//
// Texts of PDFs as valid UTF-8 of bounded length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop::pdf {

/// Makes `text` valid UTF-8 of at most `limit` bytes: bytes that are none become U+FFFD, the cut
/// falls between characters. True where something was cut off.
bool clean_text(std::string& text, std::size_t limit);

/// A string object's bytes as UTF-8, where it may hold an address: UTF-16 with a byte order mark,
/// UTF-8, else Latin-1.
std::string decode_address(const std::string& bytes);

/// UTF-16 (big or little endian) as UTF-8; half characters become U+FFFD.
std::string decode_utf16(std::string_view bytes, bool big_endian);

}  // namespace paperhop::pdf
