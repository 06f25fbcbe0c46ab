// SPDX-License-Identifier: Apache-2.0
//
// Reading the name of a recognised host by hand: a program that starts for one message reads the
// commonest addresses without compiling a pattern first.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace paperhop {

/// Offset behind `lower` at `at`, in any case, with a soft gap behind each of its dots (RULES.md,
/// section 2); npos where it does not stand there. What follows is not looked at.
std::size_t behind_host(std::string_view text, std::size_t at, std::string_view lower);

/// Offset behind the "/" that follows one of the names, of hosts or of a path's folders, and maybe a port
/// ("arxiv.org:443/"); npos where there is none.
std::size_t behind_name_and_slash(std::string_view text, std::size_t at, std::span<const std::string_view> names);

/// Offset behind `lower` at `at`, in any case, with soft gaps before and behind it; npos where it does not stand there,
/// or `at` is npos.
std::size_t behind_word(std::string_view text, std::size_t at, std::string_view lower);

}  // namespace paperhop
