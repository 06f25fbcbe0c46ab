// SPDX-License-Identifier: Apache-2.0
#include "cli/search/leaf.hpp"

namespace paperhop::cli {

JsonLineReader* SearchTools::json() {
  if (!json_reader && json_lines_module()) json_reader = json_lines_module()->make_reader();
  return json_reader.get();
}

Error no_json_reader_error() {
  return {ErrorCode::unsupported_media, "JSON needs paperhop-lines.so beside the program; install it again"};
}

}  // namespace paperhop::cli
