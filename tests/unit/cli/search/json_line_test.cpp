// SPDX-License-Identifier: Apache-2.0
//
// JSON as the commands print it.
#include "cli/search/json_line.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace paperhop::cli {
namespace {

TEST_CASE("JSON stands on one line, keys in order, in UTF-8 whatever the bytes") {
  CHECK(json_line({{"v", 1}, {"file", "a\nb\xFF 论文"}, {"any", nullptr}}) ==
        "{\"v\":1,\"file\":\"a\\nb\uFFFD 论文\",\"any\":null}");
}

}  // namespace
}  // namespace paperhop::cli
