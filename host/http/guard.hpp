// SPDX-License-Identifier: Apache-2.0
//
// The guard: looks at a request's head before anything of its body is read, and lets through
// only what the daemon answers: by its own name (a rebound DNS name is another one), from
// nobody's page but ours, in a shape that can be understood in one way only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/unique_fd.hpp"
#include "http/head.hpp"
#include "http/http_error.hpp"
#include "http/language.hpp"
#include "http/ticket.hpp"

namespace paperhop::http {

enum class Route { go, start, open, opensearch, style, script, icon, healthz, metrics, messages, find };
inline constexpr std::size_t kRouteCount = static_cast<std::size_t>(Route::find) + 1;

/// The path of a route: "/go".
std::string_view route_path(Route route);

/// Who we are, and who may send bodies.
struct Site {
  std::vector<std::string> hosts;    ///< "127.0.0.1:4790", …: what may stand in Host
  std::vector<std::string> origins;  ///< "http://127.0.0.1:4790", …: what may stand in Origin
  std::string extension_origin;      ///< our extension's in Chromium: it may send bodies
  std::string token;                 ///< of `Authorization: Bearer`
  std::string page_token;            ///< the same from our own page, good for /v1/find only
};

/// The names of a daemon that listens at these ports of the loopback addresses.
/// `extension_origin` is that of our extension in Chromium.
Site make_site(std::span<const int> ports, std::string_view extension_origin, std::string token,
               std::string page_token);

enum class MediaType { none, json, text, html, pdf };

/// A request that is let through, with all that answering it takes.
struct Request {
  Route route = Route::start;
  bool head_only = false;
  bool keep_alive = false;  ///< the client would go on with this connection
  std::string host;         ///< one of Site::hosts
  std::string query;        ///< as written
  Language language = Language::english;
  std::string extension;   ///< the origin of an extension that may read the answer; else empty
  bool preflight = false;  ///< a browser asks whether `extension` may send what it is going to send
  MediaType media = MediaType::none;
  std::size_t content_length = 0;
  std::string body;  ///< filled in as it comes
  UniqueFd pdf;      ///< a file in memory that is filled in instead, for a PDF
  std::size_t pdf_size = 0;
  std::shared_ptr<Ticket> ticket;  ///< of a request with a body, once that has come

  std::size_t received() const { return pdf ? pdf_size : body.size(); }
};

/// True where the body of the request is a PDF as it is.
inline bool has_pdf_body(const Request& request) {
  return request.route == Route::find && request.media == MediaType::pdf;
}

/// The origin of an extension that may read the answer to this request, a refusal included: it has to tell a daemon
/// that does not know its token from none at all. Empty where nobody but ourselves may.
std::string readable_by(const RequestHead& head, const Site& site);

/// Lets a request through or says why not.
Checked<Request> admit(const RequestHead& head, const Site& site);

}  // namespace paperhop::http
