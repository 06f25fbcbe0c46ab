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

/// The line by which an extension may read a response; empty for no extension.
std::string reading_line(std::string_view extension);

/// A refusal; it says that the connection closes. `head_only` leaves the body out. `extension` is the origin of one
/// that may read it.
std::string error_response(const HttpError& error, bool head_only = false, std::string_view extension = {});

/// A redirect; `location` comes from redirect_to(), which has looked at its characters.
std::string redirect_response(int status, std::string_view location, bool keep_alive);

/// JSON, with which the connection closes: from threads that have no library.
std::string json_response(int status, std::string_view body, std::string_view extension);

/// Leave for an extension to send messages.
std::string preflight_response(std::string_view extension);

}  // namespace paperhop::http
