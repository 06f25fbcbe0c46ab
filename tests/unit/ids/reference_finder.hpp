// SPDX-License-Identifier: Apache-2.0
//
// The naive reference finder: a slow, literal transcription of the written identifier grammars, used as the
// oracle that the real finder is compared with. It shares no code with host/, on purpose: where the two differ,
// one of them misread the grammars. It runs every rule over the whole text and may be quadratic in hostile input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paperhop::reference {

/// Canonical IDs (unique, in order of first mention) of plain text; whole_input: a text that is nothing but one
/// ambiguous bare form ("P19-1001") counts too.
std::vector<std::string> find_ids(std::string_view utf8_text, bool whole_input = true);

/// The same for one attribute value of HTML: strong rules and file names, never bare forms.
std::vector<std::string> find_ids_in_attribute(std::string_view value);

/// The text as the rules see it: line ends, percent-encoding, wrappers, widths, hyphens and blanks folded.
std::string normalise(std::string_view utf8_text);

}  // namespace paperhop::reference
