// SPDX-License-Identifier: Apache-2.0
//
// printed_ids(): where in a line of `paperhop find` the IDs stand that it tells. File names, refusals and the other
// fields of a line may look like IDs as well.
#pragma once

#include <string_view>

namespace paperhop::cli {

/// Part of the line; all of it where find did not print it.
std::string_view printed_ids(std::string_view line);

}  // namespace paperhop::cli
