// SPDX-License-Identifier: Apache-2.0
#include "http/guard.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop::http {
namespace {

constexpr std::array<std::string_view, kRouteCount> kPaths = {
    "/go",       "/",        "/open",    "/opensearch.xml", "/style.css", "/page.js",
    "/icon.svg", "/healthz", "/metrics", "/v1/messages",    "/v1/find"};

constexpr HttpError kNotOurHost{421, "this daemon answers to its own address only; use http://127.0.0.1 with its port"};
constexpr HttpError kNotFound{404, "nothing is here; the start page is at /"};
constexpr HttpError kPageMethod{405, "this address is for reading; use GET", "GET, HEAD"};
constexpr HttpError kPostMethod{405, "this address takes a body; use POST", "POST"};
constexpr HttpError kNotOurOrigin{403, "pages of other sites may not ask here; go through the browser's address bar"};
constexpr HttpError kChunked{411, "bodies with Transfer-Encoding are not taken; send Content-Length"};
constexpr HttpError kEncoded{415, "encoded bodies are not taken; send the body as it is"};
constexpr HttpError kRange{416, "ranges are not served; ask for the whole"};
constexpr HttpError kExpect{417, "Expect is not served; send the body at once"};
constexpr HttpError kUpgrade{400, "there is no other protocol to go over to; leave Upgrade out"};
constexpr HttpError kBadLength{400, "Content-Length is not one number; send it once, in digits"};
constexpr HttpError kUnexpectedBody{400, "this request takes no body; send it without one"};
constexpr HttpError kNoLength{411, "the body has no Content-Length; send it"};
constexpr HttpError kTooLarge{413, "the body is too large; send less text, or a smaller PDF"};
constexpr HttpError kNotJson{415, "messages are JSON; send Content-Type: application/json"};
constexpr HttpError kNotRead{
    415, "only text, HTML and PDFs are read here; send Content-Type: text/plain, text/html or application/pdf"};
constexpr HttpError kNoToken{401, "the token is missing or wrong; send the one in $XDG_RUNTIME_DIR/paperhop/token"};

std::optional<Route> find_route(std::string_view path) {
  const auto found = std::find(kPaths.begin(), kPaths.end(), path);
  if (found == kPaths.end()) return std::nullopt;
  return static_cast<Route>(found - kPaths.begin());
}

bool takes_body(Route route) {
  return route == Route::messages || route == Route::find;
}

template <typename List>
bool contains(const List& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool is_our_host(const RequestHead& head, const Site& site) {
  return head.count("host") == 1 && contains(site.hosts, head.value("host"));
}

/// Browsers ask before a page or an extension sends what a form could not.
bool is_preflight(const RequestHead& head, Route route) {
  return takes_body(route) && head.method == "OPTIONS" && head.count("access-control-request-method") == 1 &&
         head.value("access-control-request-method") == "POST";
}

bool is_right_method(std::string_view method, Route route) {
  return takes_body(route) ? method == "POST" : method == "GET" || method == "HEAD";
}

/// Firefox gives an extension another origin in each profile, so that it can only be told by
/// its shape; the token says whether it is ours.
bool is_firefox_extension(std::string_view origin) {
  constexpr std::string_view kScheme = "moz-extension://";
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (!origin.starts_with(kScheme)) return false;
  const std::string_view id = origin.substr(kScheme.size());
  const auto fits = [](char c, char shape) {
    return shape == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  };
  return std::equal(id.begin(), id.end(), kShape.begin(), kShape.end(), fits);
}

/// Our extension in Chromium, or something that may be it in Firefox.
bool is_extension(std::string_view origin, const Site& site) {
  return !origin.empty() && (origin == site.extension_origin || is_firefox_extension(origin));
}

bool is_our_origin(const RequestHead& head, const Site& site, Route route) {
  const std::size_t count = head.count("origin");
  if (count == 0) return true;
  const std::string_view origin = head.value("origin");
  if (count > 1) return false;
  return contains(site.origins, origin) || (takes_body(route) && is_extension(origin, site));
}

/// The values of a Sec-Fetch header, of which browsers send one at most.
bool is_one_of(const RequestHead& head, std::string_view name, std::string_view wanted) {
  return head.count(name) == 1 && head.value(name) == wanted;
}

/// A whole window goes to the address: by the address bar, a bookmark, a link, a bookmarklet.
bool is_navigation(const RequestHead& head) {
  return is_one_of(head, "sec-fetch-mode", "navigate") && is_one_of(head, "sec-fetch-dest", "document");
}

bool is_page(Route route) {
  return route == Route::go || route == Route::start || route == Route::open;
}

/// Browsers say where a request comes from; what does not say so is no browser, or an old one
/// (Node's fetch tells a mode, but no site). Our extension is of another site by what it says,
/// and is told by its origin.
bool is_fetch_allowed(const RequestHead& head, Route route) {
  if (head.count("sec-fetch-site") == 0) return true;
  if (is_page(route)) return head.count("sec-fetch-site") == 1 && is_navigation(head);
  // Firefox fetches the description of a search engine as a window that came from elsewhere would.
  if (route == Route::opensearch && head.count("sec-fetch-site") == 1 && is_navigation(head)) return true;
  return is_one_of(head, "sec-fetch-site", "same-origin") || is_one_of(head, "sec-fetch-site", "none") ||
         (takes_body(route) && head.count("origin") == 1 && is_one_of(head, "sec-fetch-site", "cross-site"));
}

const HttpError* shape_fault(const RequestHead& head) {
  if (head.count("transfer-encoding") > 0) return head.count("content-length") > 0 ? &kBadLength : &kChunked;
  if (head.count("content-encoding") > 0) return &kEncoded;
  if (head.count("range") > 0) return &kRange;
  if (head.count("expect") > 0) return &kExpect;
  if (head.count("upgrade") > 0 || head.count("http2-settings") > 0) return &kUpgrade;
  return nullptr;
}

/// Content-Length, 0 where there is none.
Checked<std::size_t> content_length(const RequestHead& head, std::size_t most) {
  const std::size_t count = head.count("content-length");
  if (count == 0) return std::size_t{0};
  const std::string_view text = head.value("content-length");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (count > 1 || text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return kBadLength;
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc() || length > most) return kTooLarge;
  return length;
}

/// The media type without its parameters.
MediaType media_type(std::string_view value) {
  std::string_view type = value.substr(0, value.find(';'));
  while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
  if (equals_ignoring_case(type, "application/json")) return MediaType::json;
  if (equals_ignoring_case(type, "text/plain")) return MediaType::text;
  if (equals_ignoring_case(type, "text/html")) return MediaType::html;
  if (equals_ignoring_case(type, "application/pdf")) return MediaType::pdf;
  return MediaType::none;
}

const HttpError* media_fault(const RequestHead& head, Route route, MediaType media) {
  const bool is_single = head.count("content-type") == 1;
  if (route == Route::messages) return is_single && media == MediaType::json ? nullptr : &kNotJson;
  const bool is_read = media == MediaType::text || media == MediaType::html || media == MediaType::pdf;
  return is_single && is_read ? nullptr : &kNotRead;
}

/// Takes the same time whatever the difference is.
bool is_same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

bool has_token(const RequestHead& head, const std::string& token) {
  constexpr std::string_view kScheme = "bearer ";
  const std::string_view value = head.value("authorization");
  if (head.count("authorization") != 1 || token.empty()) return false;
  return equals_ignoring_case(value.substr(0, kScheme.size()), kScheme) &&
         is_same_secret(value.substr(kScheme.size()), token);
}

/// Our own page may ask what /go would tell anyone: which papers a text names. Its token is no secret from programs
/// of this machine, which can read the page; what keeps other pages out is what browsers say of a request, and no
/// page can make them say something else.
bool is_our_page(const RequestHead& head, const Site& site, const Request& request) {
  return request.route == Route::find && head.value("origin") == "http://" + request.host &&
         is_one_of(head, "sec-fetch-site", "same-origin") && has_token(head, site.page_token);
}

bool wants_keep_alive(const RequestHead& head) {
  return head.minor_version == 1 && head.count("connection") <= 1 &&
         !equals_ignoring_case(head.value("connection"), "close");
}

const HttpError* body_fault(const RequestHead& head, const Site& site, const Request& request) {
  if (!takes_body(request.route)) return request.content_length > 0 ? &kUnexpectedBody : nullptr;
  if (request.preflight) return request.content_length > 0 ? &kUnexpectedBody : nullptr;
  if (!has_token(head, site.token) && !is_our_page(head, site, request)) return &kNoToken;
  if (head.count("content-length") == 0) return &kNoLength;
  return media_fault(head, request.route, request.media);
}

}  // namespace

std::string_view route_path(Route route) {
  return kPaths[static_cast<std::size_t>(route)];
}

Site make_site(std::span<const int> ports, std::string_view extension_origin, std::string token,
               std::string page_token) {
  constexpr int kDefaultPort = 80;  // browsers leave it out
  Site site;
  for (const int port : ports) {
    for (const std::string_view name : {"127.0.0.1", "localhost", "[::1]"}) {
      const std::string host = std::string(name) + (port == kDefaultPort ? "" : ":" + std::to_string(port));
      if (contains(site.hosts, host)) continue;
      site.hosts.push_back(host);
      site.origins.push_back("http://" + host);
    }
  }
  site.origins.emplace_back(extension_origin);
  site.extension_origin = extension_origin;
  site.token = std::move(token);
  site.page_token = std::move(page_token);
  return site;
}

std::string readable_by(const RequestHead& head, const Site& site) {
  const std::optional<Route> route = find_route(head.path);
  const bool is_asked = is_our_host(head, site) && route && takes_body(*route) && head.count("origin") == 1;
  return is_asked && is_extension(head.value("origin"), site) ? std::string(head.value("origin")) : std::string();
}

Checked<Request> admit(const RequestHead& head, const Site& site) {
  if (!is_our_host(head, site)) return kNotOurHost;
  const std::optional<Route> route = find_route(head.path);
  if (!route) return kNotFound;
  const bool preflight = is_preflight(head, *route);
  if (!preflight && !is_right_method(head.method, *route)) return takes_body(*route) ? kPostMethod : kPageMethod;
  if (!is_our_origin(head, site, *route) || !is_fetch_allowed(head, *route)) return kNotOurOrigin;
  if (const HttpError* fault = shape_fault(head)) return *fault;

  Request request;
  request.route = *route;
  request.media = media_type(head.value("content-type"));
  const std::size_t most = has_pdf_body(request) ? limits::kHttpPdf : limits::kHttpBody;
  const Checked<std::size_t> length = content_length(head, most);
  if (const auto* fault = std::get_if<HttpError>(&length)) return *fault;
  request.preflight = preflight;
  request.extension = readable_by(head, site);
  if (preflight && request.extension.empty()) return kPostMethod;
  request.head_only = head.method == "HEAD";
  request.host = head.value("host");
  request.query = head.query;
  request.language = accepted_language(head.value("accept-language"));
  request.content_length = std::get<std::size_t>(length);
  request.keep_alive = wants_keep_alive(head) && !takes_body(*route);
  if (const HttpError* fault = body_fault(head, site, request)) return *fault;
  return request;
}

}  // namespace paperhop::http
