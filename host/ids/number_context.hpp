// SPDX-License-Identifier: Apache-2.0
//
// Is a bare decimal number in prose an ID or a measurement? The neighbours decide
// (RULES.md, section 3.3).
#pragma once

#include <cstddef>
#include <string_view>

#include "ids/refusal_reason.hpp"

namespace paperhop {

class AddressSpans;

/// A character that, left of a bare number, makes it part of something longer.
bool glues_to_number(std::string_view text, std::size_t begin);

/// Why what begins at `at` is a part of something else: a DOI, an address; false where it is of neither.
RefusalReason refusal_inside(const AddressSpans& spans, std::size_t at);

/// Why the bare number [begin, end) is no ID; false where its neighbours are clean.
RefusalReason number_refusal(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans& spans);

}  // namespace paperhop
