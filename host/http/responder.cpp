// SPDX-License-Identifier: Apache-2.0
#include "http/responder.hpp"

#include <chrono>
#include <exception>
#include <optional>
#include <utility>
#include <variant>

#include "base/limits.hpp"
#include "http/conversation.hpp"
#include "http/go.hpp"
#include "http/memory_stream.hpp"
#include "http/pages.hpp"
#include "http/pdf_questions.hpp"
#include "http/query.hpp"
#include "http/written.hpp"
#include "protocol/message.hpp"

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
    if (request.preflight) return preflight_response(request.extension);
    start_ = Clock::now();
    request_ = std::move(request);
    response_ = guarded([this] { return route(); });
    return write();
  }

  void answer(Request&& request, const OnResponse& on_response) {
    start_ = Clock::now();
    request_ = std::move(request);
    std::optional<PdfQuestion> question;
    response_ = guarded([&] { return answer_body(question); });
    if (question) response_ = guarded([&] { return begin_pdf(std::move(*question), on_response); });
    if (response_.status != kLater) on_response(write());
  }

 private:
  using Clock = std::chrono::steady_clock;
  /// No status: another thread answers.
  static constexpr int kLater = 0;

  std::string write() {
    std::string written = response_.location.empty()
                              ? write_by_library()
                              : redirect_response(response_.status, response_.location, request_.keep_alive);
    services_.metrics.count_papers(response_.papers);
    services_.metrics.count_answer(request_.route, response_.status, Clock::now() - start_);
    return written;
  }

  Response answer_body(std::optional<PdfQuestion>& question) {
    Outcome outcome = request_.route == Route::messages ? conversation_.answer_message(std::move(request_.body))
                                                        : conversation_.find(std::move(request_));
    if (auto* const response = std::get_if<Response>(&outcome)) return std::move(*response);
    question = std::move(std::get<PdfQuestion>(outcome));
    return {};
  }

  /// Has a PDF read. What its reading needs goes along: this thread answers others meanwhile.
  Response begin_pdf(PdfQuestion&& question, const OnResponse& on_response) {
    const std::shared_ptr<Ticket> ticket = request_.ticket;
    PdfTask task = make_task(question);
    task.id = ticket->id;
    task.on_answer = [&metrics = services_.metrics, on_response, route = request_.route, start = start_,
                      extension = request_.extension, id = question.id,
                      is_message = question.is_message](const PdfTask& done, const Result<PdfAnswer>& answer) {
      if (answer && answer.value().more) return;  // one request, one response
      const PdfReply reply = pdf_reply(done, id, is_message, answer);
      metrics.count_papers(reply.papers);
      metrics.count_answer(route, reply.status, Clock::now() - start);
      on_response(json_response(reply.status, reply.json, extension));
    };
    Response response;
    response.status = kLater;
    if (const Status started = services_.pdfs.start(std::move(task)); !started) {
      response.status = question.is_message ? 200 : pdf_status(started.error());
      response.type = kJson;
      response.body = error_reply(question.id, started.error());
    } else if (ticket->is_gone) {
      services_.pdfs.cancel(ticket->id);
    }
    return response;
  }

  /// Memory may run out, and the parsers below throw then: one request is lost, not all.
  template <typename Work>
  static Response guarded(const Work& work) {
    try {
      return work();
    } catch (const std::exception&) {
      Response failed = plain_text("500: the request could not be answered; send less text, or report this\n");
      failed.status = 500;
      return failed;
    }
  }

  Response route() {
    switch (request_.route) {
      case Route::go: return go(request_.query, *services_.configs.current(), services_.finder, language());
      case Route::start: return start_page(*services_.configs.current(), language(), services_.page_token);
      case Route::open: return open_page(request_.host, language());
      case Route::opensearch: return opensearch(request_.host);
      case Route::style: return page_asset("style.css");
      case Route::script: return page_asset("page.js");
      case Route::icon: return page_asset("icon.svg");
      case Route::healthz: return plain_text("ok\n");
      case Route::metrics: return metrics();
      case Route::messages:
      case Route::find: break;  // answer() takes them
    }
    return {};
  }

  Response metrics() {
    Response response = plain_text(services_.metrics.to_text());
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
  }

  Language language() const { return language_of(query_value(request_.query, "lang"), request_.language); }

  std::string write_by_library() {
    const std::string lines = std::string(security_lines()) + reading_line(request_.extension);
    MemoryStream stream(head_for(request_), lines);
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
  Clock::time_point start_;
};

Responder::Responder(Services& services) : library_(std::make_unique<Library>(services)) {}
Responder::~Responder() = default;
Responder::Responder(Responder&&) noexcept = default;
Responder& Responder::operator=(Responder&&) noexcept = default;

std::string Responder::respond(Request&& request) {
  return library_->respond(std::move(request));
}

void Responder::answer(Request&& request, const OnResponse& on_response) {
  library_->answer(std::move(request), on_response);
}

}  // namespace paperhop::http
