// SPDX-License-Identifier: Apache-2.0
//
// The daemon's token: who can read $XDG_RUNTIME_DIR/paperhop/token may send it messages. That is the user and
// nobody else, or there is none. The daemon asks for it, and the native host gives it to the extension, so it
// stands below both.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace paperhop {

/// Path of the token; empty where $XDG_RUNTIME_DIR is not set to a whole path.
std::string token_path(const char* runtime_dir);

/// Path of the token of the daemon's own page: a second one, which may ask less.
std::string page_token_path(const char* runtime_dir);

/// The token of the file, which is made where it is missing or not as it should be: 0600, in a
/// folder of ours that nobody else may write to. An error where the folder is not so.
Result<std::string> load_token(const std::string& path);

/// True for what load_token() writes: letters and digits of base64url, long enough.
bool is_token(std::string_view text);

}  // namespace paperhop
