// SPDX-License-Identifier: Apache-2.0
//
// The query of an address as a form sends it: name=value&name=value, "+" for a blank, "%XX"
// for a byte. What is no "%XX" stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::http {

/// The value of the first parameter of this name; empty where there is none.
std::string query_value(std::string_view query, std::string_view name);

/// Decodes one name or value.
std::string form_decode(std::string_view text);

}  // namespace paperhop::http
