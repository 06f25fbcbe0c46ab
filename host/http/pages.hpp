// SPDX-License-Identifier: Apache-2.0
//
// The pages that people see, without JavaScript: start page, bookmarklet, lists, messages.
#pragma once

#include <string>
#include <string_view>

#include "answer/answer.hpp"
#include "answer/config.hpp"
#include "http/response.hpp"

namespace paperhop::http {

/// The form that leads to /go.
Response start_page(const Config& config);

/// How to come here from the browser; `host` is the one that was asked for.
Response open_page(std::string_view host);

/// The description by which browsers take us for a search engine.
Response opensearch(std::string_view host);

Response style_sheet();

/// Several addresses to open, each on a click.
Response list_page(const Answer& answer);

/// What could not be done and what to do; the text that was given stands in the form again.
Response message_page(int status, std::string_view title, std::string_view message, std::string_view text);

}  // namespace paperhop::http
