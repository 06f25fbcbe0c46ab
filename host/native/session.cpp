// SPDX-License-Identifier: Apache-2.0
#include "native/session.hpp"

#include <exception>

#include "native/message_reader.hpp"
#include "native/reply.hpp"

namespace paperhop {
namespace {

Error unknown_target(const Config& config) {
  std::string names;
  for (const Target& target : config.targets) names += (names.empty() ? "" : ", ") + target.name;
  return {ErrorCode::unknown_target, "\"target\" names no target; send one of " + names + ", or leave it out"};
}

}  // namespace

std::optional<Reply> Session::reply(std::string message) {
  // The one thing that may still throw is memory that runs out, in the parsers as much as here.
  try {
    return answer(read_message(std::move(message), parse_large_));
  } catch (const std::exception& exception) {
    const Error error{ErrorCode::internal, std::string("the message could not be answered: ") + exception.what() +
                                               "; send less text, or report this"};
    return Reply{"null", error_reply("null", error)};
  }
}

std::vector<std::string> Session::handle(std::string message) {
  std::optional<Reply> whole = reply(std::move(message));
  if (!whole) return {};
  return split_reply(whole->id, std::move(whole->text));
}

std::optional<Reply> Session::answer(Message&& message) {
  if (!message.request) return Reply{message.id, error_reply(message.id, message.request.error())};
  Request& request = message.request.value();
  if (request.type == RequestType::part) return join(message.id, request.part);
  return Reply{message.id, dispatch(message.id, request)};
}

std::optional<Reply> Session::join(const std::string& id, const Part& part) {
  Result<std::optional<std::string>> joined = joiner_.add(id, part);
  if (!joined) return Reply{id, error_reply(id, joined.error())};
  if (!joined.value()) return std::nullopt;
  Message message = read_message(std::move(*joined.value()), parse_large_);
  if (message.request.ok() && message.request.value().type == RequestType::part) {
    const Error error{ErrorCode::bad_part, "a part holds another part; split the message itself"};
    return Reply{id, error_reply(id, error)};
  }
  if (message.request.ok() && message.id != id) {
    const Error error{ErrorCode::bad_part, "the parts carry another \"id\" than their message; use the message's"};
    return Reply{id, error_reply(id, error)};
  }
  message.id = id;
  return answer(std::move(message));
}

std::string Session::dispatch(const std::string& id, const Request& request) {
  switch (request.type) {
    case RequestType::hello: return hello_reply(id, reload_config());
    case RequestType::resolve: return resolve(id, request);
    case RequestType::search: return search(id, request);
    case RequestType::targets: return targets_reply(id, config());
    case RequestType::config: return config_reply(id, reload_config());
    case RequestType::part: break;  // answer() has taken it
  }
  return error_reply(id, {ErrorCode::internal, "a request has no answer; report this"});
}

std::string Session::resolve(const std::string& id, const Request& request) {
  const Result<const Target*> where = target(request.target);
  if (!where) return error_reply(id, where.error());
  return answer_reply(id, where.value()->name, answer_question(finder(), request.question, *where.value()));
}

std::string Session::search(const std::string& id, const Request& request) {
  const Result<const Target*> where = target(request.target);
  if (!where) return error_reply(id, where.error());
  Search found = search_for(request.question.text, *where.value());
  Answer answer;
  answer.search = std::move(found.address);
  answer.notice = std::move(found.notice);
  return answer_reply(id, where.value()->name, answer);
}

const Config& Session::config() {
  return config_ ? *config_ : reload_config();
}

const Config& Session::reload_config() {
  config_ = load_();
  if (config_->targets.empty()) config_->targets = builtin_targets();
  return *config_;
}

const Finder& Session::finder() {
  if (!finder_) finder_.emplace();
  return *finder_;
}

Result<const Target*> Session::target(const std::string& name) {
  if (name.empty()) return &default_target(config());
  if (const Target* found = config().find_target(name)) return found;
  return unknown_target(config());
}

}  // namespace paperhop
