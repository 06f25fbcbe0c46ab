// SPDX-License-Identifier: Apache-2.0
#include "http/responder.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include "base/limits.hpp"
#include "http/conversation.hpp"
#include "http/go.hpp"
#include "http/memory_stream.hpp"
#include "http/pages.hpp"
#include "http/security_headers.hpp"

namespace paperhop::http {
namespace {

constexpr int kMillisecondsPerSecond = 1000;

Response plain_text(std::string text) {
  Response response;
  response.type = kPlainText;
  response.body = std::move(text);
  return response;
}

/// The head that the library reads: only what it needs to write a response.
std::string head_for(const Request& request) {
  std::string head = request.head_only ? "HEAD " : "GET ";
  head += route_path(request.route);
  head += request.keep_alive ? " HTTP/1.1\r\n\r\n" : " HTTP/1.1\r\nConnection: close\r\n\r\n";
  return head;
}

}  // namespace

/// The library's server without its sockets: process_request() is called with streams of ours.
/// Everything is answered in the pre-routing handler, before the library would read a body,
/// look at files or match a path with std::regex.
class Responder::Library : public httplib::Server {
 public:
  explicit Library(Services& services) : services_(services), conversation_(services.configs, services.finder) {
    set_keep_alive_timeout(limits::kHttpIdleTime / kMillisecondsPerSecond);
    set_keep_alive_max_count(limits::kHttpKeepAlive);
    httplib::Headers headers;
    for (const SecurityHeader& header : kSecurityHeaders) headers.emplace(header.name, header.value);
    set_default_headers(std::move(headers));
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
      write(route(), response);
      return HandlerResponse::Handled;
    });
    // The library's own handler would tell the client what went wrong inside.
    set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
      response.status = 500;
      response.set_content("500: the request could not be answered; report this\n", std::string(kPlainText));
    });
  }

  std::string respond(Request&& request) {
    const auto start = std::chrono::steady_clock::now();
    request_ = std::move(request);
    status_ = 500;
    const std::string head = head_for(request_);
    MemoryStream stream(head);
    bool is_closed = false;
    process_request(stream, !request_.keep_alive, is_closed, nullptr);
    services_.metrics.count_answer(request_.route, status_, std::chrono::steady_clock::now() - start);
    request_ = {};
    return stream.take();
  }

 private:
  Response route() {
    switch (request_.route) {
      case Route::go: return go(request_.query, *services_.configs.current(), services_.finder);
      case Route::start: return start_page(*services_.configs.current());
      case Route::open: return open_page(request_.host);
      case Route::opensearch: return opensearch(request_.host);
      case Route::style: return style_sheet();
      case Route::healthz: return plain_text("ok\n");
      case Route::metrics: return metrics();
      case Route::messages: return conversation_.answer_message(std::move(request_.body));
      case Route::find: return conversation_.find(std::move(request_));
    }
    return {};
  }

  Response metrics() {
    Response response = plain_text(services_.metrics.to_text());
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
  }

  void write(Response&& from, httplib::Response& to) {
    status_ = from.status;
    services_.metrics.count_papers(from.papers);
    to.status = from.status;
    if (!from.location.empty()) to.headers.emplace("Location", std::move(from.location));
    if (request_.head_only) to.headers.emplace("Accept-Ranges", "none");  // the library would promise them
    if (from.body.empty()) return;
    to.headers.emplace("Content-Type", from.type);
    to.body = std::move(from.body);
  }

  Services& services_;
  Conversation conversation_;
  Request request_;
  int status_ = 500;
};

Responder::Responder(Services& services) : library_(std::make_unique<Library>(services)) {}
Responder::~Responder() = default;
Responder::Responder(Responder&&) noexcept = default;
Responder& Responder::operator=(Responder&&) noexcept = default;

std::string Responder::respond(Request&& request) {
  return library_->respond(std::move(request));
}

}  // namespace paperhop::http
