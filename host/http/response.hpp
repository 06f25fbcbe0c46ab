// SPDX-License-Identifier: Apache-2.0
//
// Response: what a route answers, before it is written as HTTP.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop::http {

inline constexpr std::string_view kHtml = "text/html; charset=utf-8";
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kPlainText = "text/plain; charset=utf-8";

struct Response {
  int status = 200;
  std::string_view type = kHtml;  ///< text of the program
  std::string body;
  std::string location;    ///< where a redirect leads; empty for none
  std::size_t papers = 0;  ///< found, for the metrics
};

/// A redirect. `location` is an address that answer/ made; where it could not stand in a header,
/// the response is an error instead.
Response redirect_to(std::string location);

}  // namespace paperhop::http
