// SPDX-License-Identifier: Apache-2.0
//
// The characters of PDFs that no other text has: ligatures, soft hyphens that are drawn, slashes
// and hyphens out of mathematical fonts. First step before the finder, which reads plain text
// without it; also before a search, for titles that were copied out of PDFs.
#pragma once

#include <string>
#include <string_view>

namespace paperhop {

/// What a soft hyphen (U+00AD) of a PDF is: some fonts call every hyphen so, some programs leave the
/// invisible kind behind.
enum class SoftHyphen { hyphen, nothing };

/// True where with_plain_characters() depends on its second argument.
bool has_soft_hyphen(std::string_view text);

/// The text with ligatures spelled out ("ﬁ" as "fi") and every hyphen and slash in ASCII. Bytes that
/// are no UTF-8 stay as they are.
std::string with_plain_characters(std::string_view text, SoftHyphen soft_hyphen);

}  // namespace paperhop
