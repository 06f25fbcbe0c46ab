// SPDX-License-Identifier: Apache-2.0
#include "http/query.hpp"

#include <algorithm>

#include "text/url.hpp"

namespace paperhop::http {

std::string form_decode(std::string_view text) {
  std::string blanks(text);
  std::replace(blanks.begin(), blanks.end(), '+', ' ');
  return percent_decode(blanks);
}

std::string query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const std::size_t equals = pair.find('=');
    const std::string_view key = pair.substr(0, equals);
    // Names are hardly ever written with codes.
    if (key != name && (key.find_first_of("%+") == std::string_view::npos || form_decode(key) != name)) continue;
    return equals == std::string_view::npos ? std::string() : form_decode(pair.substr(equals + 1));
  }
  return {};
}

}  // namespace paperhop::http
