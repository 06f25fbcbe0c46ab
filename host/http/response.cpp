// SPDX-License-Identifier: Apache-2.0
#include "http/response.hpp"

#include <algorithm>
#include <utility>

namespace paperhop::http {
namespace {

/// Visible ASCII, and a scheme that a target may have: what check_search_template() and
/// parse_address_template() let through. Looked at once more here, because a control character
/// in a header is another header.
bool is_location(std::string_view address) {
  return (address.starts_with("https://") || address.starts_with("http://")) &&
         std::all_of(address.begin(), address.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

}  // namespace

Response redirect_to(std::string location) {
  Response response;
  response.type = kPlainText;
  if (!is_location(location)) {
    response.status = 500;
    response.body = "500: the address of the target cannot be sent; report this\n";
    return response;
  }
  response.status = 302;
  response.location = std::move(location);
  return response;
}

}  // namespace paperhop::http
