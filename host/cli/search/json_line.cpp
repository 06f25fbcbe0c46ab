// SPDX-License-Identifier: Apache-2.0
#include "cli/search/json_line.hpp"

#include <nlohmann/json.hpp>

namespace paperhop::cli {

std::string json_line(const nlohmann::ordered_json& json) {
  constexpr int kOneLine = -1;
  return json.dump(kOneLine, ' ', /*ensure_ascii=*/false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace paperhop::cli
