// SPDX-License-Identifier: Apache-2.0
//
// printable(): text of strangers (file names, manifests, what a program complained of) made
// fit for a terminal: no control characters, none that turn the direction of writing, and
// none that end a line unseen.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::cli {

/// `text` with U+FFFD for each character that could steer a terminal and each broken byte of
/// UTF-8. Tabs and line feeds stay where `keep_lines` says so; else the result is one line.
std::string printable(std::string_view text, bool keep_lines = false);

}  // namespace paperhop::cli
