// SPDX-License-Identifier: Apache-2.0
//
// The guard: looks at a request's head before anything of its body is read, and lets through
// only what the daemon answers: by its own name (a rebound DNS name is another one), from
// nobody's page but ours, in a shape that can be understood in one way only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/head.hpp"
#include "http/http_error.hpp"

namespace paperhop::http {

enum class Route { go, start, open, opensearch, style, healthz, metrics, messages, find };
inline constexpr std::size_t kRouteCount = static_cast<std::size_t>(Route::find) + 1;

/// The path of a route: "/go".
std::string_view route_path(Route route);

/// Who we are, and who may send bodies.
struct Site {
  std::vector<std::string> hosts;    ///< "127.0.0.1:4790", …: what may stand in Host
  std::vector<std::string> origins;  ///< "http://127.0.0.1:4790", …: what may stand in Origin
  std::string token;                 ///< of `Authorization: Bearer`
};

/// The names of a daemon that listens at these ports of the loopback addresses.
/// `extension_origin` is that of our extension in Chromium.
Site make_site(std::span<const int> ports, std::string_view extension_origin, std::string token);

enum class MediaType { none, json, text, html, pdf };

/// A request that is let through, with all that answering it takes.
struct Request {
  Route route = Route::start;
  bool head_only = false;
  bool keep_alive = false;  ///< the client would go on with this connection
  std::string host;         ///< one of Site::hosts
  std::string query;        ///< as written
  MediaType media = MediaType::none;
  std::size_t content_length = 0;
  std::string body;  ///< filled in as it comes
};

/// Lets a request through or says why not.
Checked<Request> admit(const RequestHead& head, const Site& site);

}  // namespace paperhop::http
