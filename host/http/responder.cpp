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
#include "http/written.hpp"

namespace paperhop::http {
namespace {

Response plain_text(std::string text) {
  Response response;
  response.type = kPlainText;
  response.body = std::move(text);
  return response;
}

/// The head that the library reads: all that it needs to write a response.
std::string_view head_for(const Request& request) {
  return request.head_only ? "HEAD / HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\n\r\n";
}

}  // namespace

/// The library's server without its sockets: process_request() is called with streams of ours,
/// to write a response that is there already. The pre-routing handler takes it, before the
/// library would read a body, look at files or match a path with std::regex.
class Responder::Library : public httplib::Server {
 public:
  explicit Library(Services& services) : services_(services), conversation_(services.configs, services.finder) {
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
      fill_in(response);
      return HandlerResponse::Handled;
    });
    // The library says that every connection closes, since otherwise it names its own limits.
    set_post_routing_handler([this](const httplib::Request&, httplib::Response& response) {
      if (request_.keep_alive) response.headers.erase("Connection");
    });
  }

  std::string respond(Request&& request) {
    const auto start = std::chrono::steady_clock::now();
    request_ = std::move(request);
    response_ = answer();
    std::string written = response_.location.empty()
                              ? write_by_library()
                              : redirect_response(response_.status, response_.location, request_.keep_alive);
    services_.metrics.count_papers(response_.papers);
    services_.metrics.count_answer(request_.route, response_.status, std::chrono::steady_clock::now() - start);
    return written;
  }

 private:
  /// Memory may run out, and the parsers below answer() throw then: one request is lost, not all.
  Response answer() {
    try {
      return route();
    } catch (const std::exception&) {
      Response failed = plain_text("500: the request could not be answered; send less text, or report this\n");
      failed.status = 500;
      return failed;
    }
  }

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

  std::string write_by_library() {
    MemoryStream stream(head_for(request_), security_lines());
    bool is_closed = false;
    process_request(stream, /*close_connection=*/true, is_closed, nullptr);
    return stream.take();
  }

  void fill_in(httplib::Response& to) {
    to.status = response_.status;
    if (request_.head_only) to.headers.emplace("Accept-Ranges", "none");  // the library would promise them
    if (response_.body.empty()) return;
    to.headers.emplace("Content-Type", response_.type);
    to.body = std::move(response_.body);
  }

  Services& services_;
  Conversation conversation_;
  Request request_;
  Response response_;
};

Responder::Responder(Services& services) : library_(std::make_unique<Library>(services)) {}
Responder::~Responder() = default;
Responder::Responder(Responder&&) noexcept = default;
Responder& Responder::operator=(Responder&&) noexcept = default;

std::string Responder::respond(Request&& request) {
  return library_->respond(std::move(request));
}

}  // namespace paperhop::http
