// SPDX-License-Identifier: Apache-2.0
//
// What people are told of a reading that ended early or never began.
#pragma once

#include <string_view>

#include "base/result.hpp"

namespace paperhop::pdf {

/// White space of PDF and the byte order mark.
inline constexpr std::string_view kPdfBlanks = " \t\r\n\f\xEF\xBB\xBF";

Error too_much_memory();
Error too_much_time();

/// Why the bytes were not opened: what they are instead of a PDF, or else the engine's `reason`.
Error not_opened(std::string_view bytes, const Error& reason);

}  // namespace paperhop::pdf
