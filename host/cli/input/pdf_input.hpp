// SPDX-License-Identifier: Apache-2.0
//
// A PDF among the inputs of a command: the descriptor from which the worker can read it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace paperhop::cli {

/// A descriptor from which the worker can read the whole PDF: `opened` itself where that is a regular
/// file of which nothing but `head` was read, else a copy in memory. pdf_too_large, unreadable.
Result<UniqueFd> pdf_descriptor(UniqueFd opened, std::string head);

/// unreadable: no file in memory was to be had, as errno says.
Error no_copy_error();

/// A copy of `bytes` that the worker can read.
Result<UniqueFd> pdf_in_memory(std::string_view bytes);

}  // namespace paperhop::cli
