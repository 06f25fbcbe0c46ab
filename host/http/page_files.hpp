// SPDX-License-Identifier: Apache-2.0
//
// The files of host/http/pages/, embedded by CMake (pages.cmake).
#pragma once

#include <string_view>

namespace paperhop::http {

/// The content of a file by its name ("start.html"); empty where there is none.
std::string_view page_file(std::string_view name);

}  // namespace paperhop::http
