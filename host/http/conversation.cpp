// SPDX-License-Identifier: Apache-2.0
#include "http/conversation.hpp"

#include <utility>

#include "http/query.hpp"
#include "protocol/message_reader.hpp"
#include "protocol/reply.hpp"

namespace paperhop::http {
namespace {

Response json_response(std::string text, int status = 200) {
  Response response;
  response.status = status;
  response.type = kJson;
  response.body = std::move(text);
  return response;
}

Response error(int status, const Error& why) {
  return json_response(error_reply("null", why), status);
}

/// What the native host answers in several messages, or over several.
std::optional<Error> not_over_http(RequestType type) {
  switch (type) {
    case RequestType::part:
      return Error{ErrorCode::bad_part, "over HTTP a message comes whole; send it without \"part\""};
    case RequestType::pdf:
    case RequestType::cancel:
      return Error{ErrorCode::unsupported_media, "PDFs are not read over HTTP yet; use `paperhop find FILE`"};
    default: return std::nullopt;
  }
}

}  // namespace

Session& Conversation::session() {
  // A session reads the configuration once; the daemon outlives many of its changes.
  const std::shared_ptr<const Config> config = configs_->current();
  if (!session_ || config != config_) {
    config_ = config;
    session_.emplace(parse_large, [configs = configs_] { return *configs->current(); });
  }
  return *session_;
}

Response Conversation::answer_message(std::string message) {
  Message read = read_message(std::move(message), parse_large);
  if (read.request.ok()) {
    if (const std::optional<Error> why = not_over_http(read.request.value().type)) {
      return json_response(error_reply(read.id, *why), 400);
    }
  }
  Response response;
  session().answer(std::move(read), [&](Reply&& reply) { response = json_response(std::move(reply.text)); });
  return response;
}

Response Conversation::find(Request&& request) const {
  const std::shared_ptr<const Config> config = configs_->current();
  const std::string name = query_value(request.query, "target");
  const Target* target = name.empty() ? &default_target(*config) : config->find_target(name);
  if (target == nullptr)
    return error(400, {ErrorCode::unknown_target, "\"target\" names no target; see `paperhop targets`"});
  Question question;
  question.text = std::move(request.body);
  question.html = request.media == MediaType::html;
  question.page = query_value(request.query, "page");
  const Answer answer = answer_question(*finder_, question, *target);
  Response response = json_response(answer_reply("null", target->name, answer));
  response.papers = answer.papers.size();
  return response;
}

}  // namespace paperhop::http
