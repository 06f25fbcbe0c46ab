// SPDX-License-Identifier: Apache-2.0
//
// Headers as mail, HTTP and WARC have them: "Name: value" a line, up to a blank line. Lines end in
// CRLF or LF; a line that begins with a blank goes on with the one before.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/result.hpp"
#include "container/window.hpp"

namespace paperhop {

/// Makes a header visible at the start of the window. Its bytes with the blank line, or 0 where it does not end
/// within `limit` bytes.
Result<std::size_t> fill_header(Window& window, std::size_t limit);

/// Calls back for each field of a header, values trimmed. The first line, and lines without a colon, are passed over.
void for_each_header(std::string_view header,
                     const std::function<void(std::string_view name, std::string_view value)>& on_field);

}  // namespace paperhop
