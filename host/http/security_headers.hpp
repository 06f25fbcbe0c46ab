// SPDX-License-Identifier: Apache-2.0
//
// The headers that every response carries: nothing is cached, framed, guessed or told on, and
// no page but ours may read it.
#pragma once

#include <array>
#include <string_view>

namespace paperhop::http {

struct SecurityHeader {
  std::string_view name;
  std::string_view value;
};

/// A form may lead to any target: browsers hold form-action against redirects, too.
inline constexpr std::array kSecurityHeaders = {
    SecurityHeader{"Cache-Control", "no-store"},
    SecurityHeader{"Content-Security-Policy",
                   "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
                   "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
                   "form-action 'self' https: http://127.0.0.1:* http://localhost:*"},
    SecurityHeader{"Cross-Origin-Opener-Policy", "same-origin"},
    SecurityHeader{"Cross-Origin-Resource-Policy", "same-origin"},
    SecurityHeader{"Referrer-Policy", "no-referrer"},
    SecurityHeader{"X-Content-Type-Options", "nosniff"},
    SecurityHeader{"X-Frame-Options", "DENY"},
};

}  // namespace paperhop::http
