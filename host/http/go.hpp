// SPDX-License-Identifier: Apache-2.0
//
// /go: from what was asked to where it is read. Parameters: q (text, an ID, an address, a
// title), page (the address of the page where q was selected), target (a target's name).
#pragma once

#include <string_view>

#include "answer/config.hpp"
#include "http/language.hpp"
#include "http/response.hpp"
#include "ids/finder.hpp"

namespace paperhop::http {

/// A redirect to the one address of the answer, a page that lists several, or a page that says
/// why there is none. Addresses come from IDs and checked templates, never from the query.
Response go(std::string_view query, const Config& config, const Finder& finder, Language language);

}  // namespace paperhop::http
