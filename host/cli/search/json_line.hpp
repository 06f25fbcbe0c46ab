// SPDX-License-Identifier: Apache-2.0
//
// json_line(): JSON as the commands print it, an object a line.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace paperhop::cli {

/// `json` on one line, keys in the order given. Always valid UTF-8: other bytes, which file names
/// may have, become U+FFFD.
std::string json_line(const nlohmann::ordered_json& json);

}  // namespace paperhop::cli
