// SPDX-License-Identifier: Apache-2.0
//
// printable(): text of strangers (file names, manifests, what a program complained of) made
// fit for a terminal: no control characters, no characters that turn the direction of writing.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::browsers {

/// `text` on one line; what could steer a terminal, and broken UTF-8, has become "?".
std::string printable(std::string_view text);

}  // namespace paperhop::browsers
