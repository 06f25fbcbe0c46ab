// SPDX-License-Identifier: Apache-2.0
//
// Responses that are written without the HTTP library: refusals, because nothing of what was
// asked gets that far, and redirects, because they are what is asked most and the library's way
// takes as long as finding the paper.
#pragma once

#include <string>
#include <string_view>

#include "http/http_error.hpp"

namespace paperhop::http {

/// The security headers as whole lines.
std::string_view security_lines();

/// A refusal; it says that the connection closes. `head_only` leaves the body out.
std::string error_response(const HttpError& error, bool head_only = false);

/// A redirect; `location` comes from redirect_to(), which has looked at its characters.
std::string redirect_response(int status, std::string_view location, bool keep_alive);

}  // namespace paperhop::http
