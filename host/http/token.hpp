// SPDX-License-Identifier: Apache-2.0
//
// The token of this installation: who can read $XDG_RUNTIME_DIR/paperhop/token may send bodies.
// That is the user and nobody else, or the daemon does not start.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace paperhop::http {

/// Path of the token; empty where $XDG_RUNTIME_DIR is not set to a whole path.
std::string token_path(const char* runtime_dir);

/// The token of the file, which is made where it is missing or not as it should be: 0600, in a
/// folder of ours that nobody else may write to. An error where the folder is not so.
Result<std::string> load_token(const std::string& path);

/// True for what load_token() writes: letters and digits of base64url, long enough.
bool is_token(std::string_view text);

}  // namespace paperhop::http
