// SPDX-License-Identifier: Apache-2.0
//
// The pages that people see: the start page, which works with and without JavaScript; bookmarklet, lists, messages.
#pragma once

#include <string>
#include <string_view>

#include "answer/answer.hpp"
#include "answer/config.hpp"
#include "http/language.hpp"
#include "http/response.hpp"

namespace paperhop::http {

/// The form that leads to /go; a script makes papers appear as one types. `token` is the page's own.
Response start_page(const Config& config, Language language, std::string_view token);

/// How to come here from the browser; `host` is the one that was asked for.
Response open_page(std::string_view host, Language language);

/// The description by which browsers take us for a search engine.
Response opensearch(std::string_view host);

/// A style sheet, script or picture of the pages.
Response page_asset(std::string_view name);

/// Several addresses to open, each on a click.
Response list_page(const Answer& answer, Language language);

/// What could not be done and what to do; the text that was given stands in the form again. `title` is a word's name.
Response message_page(int status, Language language, std::string_view title, std::string_view message,
                      std::string_view text);

/// What an answer says to people, in their language where we have it.
std::string notice_text(const Notice& notice, Language language);

}  // namespace paperhop::http
