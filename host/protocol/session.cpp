// SPDX-License-Identifier: Apache-2.0
#include "protocol/session.hpp"

#include <exception>

#include "answer/config_notice.hpp"
#include "answer/target_examples.hpp"
#include "base/limits.hpp"
#include "protocol/message_reader.hpp"
#include "protocol/pdf_file.hpp"
#include "protocol/reply.hpp"

namespace paperhop {
namespace {

Error unknown_target(const Config& config) {
  return {ErrorCode::unknown_target,
          "\"target\" names no target; send one of " + target_names(config) + ", or leave it out"};
}

Error too_many_papers() {
  return {ErrorCode::bad_request,
          "\"items\" name more than " + std::to_string(limits::kBatchPapers) + " papers; send fewer at a time"};
}

Error failure(const char* what, const std::exception& exception) {
  return {ErrorCode::internal,
          std::string("the ") + what + ": " + exception.what() + "; send less text, or report this"};
}

/// Runs on another thread, where nothing may be thrown.
std::string pdf_reply_text(const PdfTask& task, const Result<PdfAnswer>& answer) {
  try {
    if (!answer) return error_reply(task.id, answer.error());
    return pdf_answer_reply(task.id, task.target.name, answer.value());
  } catch (const std::exception& exception) {
    return error_reply(task.id, failure("answer could not be written", exception));
  }
}

}  // namespace

void Session::take(std::string message, const OnReply& on_reply) {
  // The one thing that may still throw is memory that runs out, in the parsers as much as here.
  try {
    Message read = read_message(std::move(message), parse_large_);
    if (read.request.ok() && read.request.value().type == RequestType::part) {
      const Part part = std::move(read.request.value().part);
      Result<std::optional<Message>> joined = join(read.id, part);
      if (!joined) return on_reply({read.id, error_reply(read.id, joined.error())});
      if (!joined.value()) return;
      read = std::move(*joined.value());
    }
    answer(std::move(read), on_reply);
  } catch (const std::exception& exception) {
    on_reply({"null", error_reply("null", failure("message could not be answered", exception))});
  }
}

Result<std::optional<Message>> Session::join(const std::string& id, const Part& part) {
  Result<std::optional<std::string>> joined = joiner_.add(id, part);
  if (!joined) return joined.error();
  if (!joined.value()) return std::optional<Message>();
  std::optional<Message> message = read_message(std::move(*joined.value()), parse_large_);
  if (message->request.ok() && message->request.value().type == RequestType::part) {
    return Error{ErrorCode::bad_part, "a part holds another part; split the message itself"};
  }
  if (message->request.ok() && message->id != id) {
    return Error{ErrorCode::bad_part, "the parts carry another \"id\" than their message; use the message's"};
  }
  message->id = id;
  return message;
}

void Session::answer(Message&& message, const OnReply& on_reply) {
  const std::string& id = message.id;
  if (!message.request) return on_reply({id, error_reply(id, message.request.error())});
  Request& request = message.request.value();
  if (request.type == RequestType::cancel) return cancel(id, on_reply);
  if (request.type != RequestType::pdf) return on_reply({id, dispatch(id, request)});
  if (const Status taken = take_pdf(id, std::move(request), on_reply); !taken) {
    on_reply({id, error_reply(id, taken.error())});
  }
}

std::string Session::dispatch(const std::string& id, const Request& request) {
  switch (request.type) {
    case RequestType::hello: return hello_reply(id, reload_config(), load_daemon_token_ ? load_daemon_token_() : "");
    case RequestType::resolve: return resolve(id, request);
    case RequestType::batch: return batch(id, request);
    case RequestType::search: return search(id, request);
    case RequestType::targets: return targets_reply(id, config());
    case RequestType::config: return config_reply(id, reload_config());
    case RequestType::check_target: return check_target(id, request);
    case RequestType::pdf:
    case RequestType::cancel:
    case RequestType::part: break;  // take() and answer() have taken them
  }
  return error_reply(id, {ErrorCode::internal, "a request has no answer; report this"});
}

std::string Session::resolve(const std::string& id, const Request& request) {
  const Result<const Target*> where = target(request);
  if (!where) return error_reply(id, where.error());
  Answer answer = answer_question(finder(), request.question, *where.value());
  if (!request.names_target()) tell_default_problem(config(), answer);
  return answer_reply(id, where.value()->name, answer);
}

std::string Session::batch(const std::string& id, const Request& request) {
  const Result<const Target*> where = target(request);
  if (!where) return error_reply(id, where.error());
  std::vector<Answer> answers;
  answers.reserve(request.items.size());
  std::size_t papers = 0;
  for (const Question& item : request.items) {
    answers.push_back(answer_question(finder(), item, *where.value()));
    papers += answers.back().papers.size() + answers.back().beside.size();
    if (papers > limits::kBatchPapers) return error_reply(id, too_many_papers());
  }
  return batch_reply(id, where.value()->name, answers);
}

std::string Session::search(const std::string& id, const Request& request) {
  const Result<const Target*> where = target(request);
  if (!where) return error_reply(id, where.error());
  Answer answer;
  set_search(answer, search_for(request.question.text, *where.value(), request.question.search_in));
  if (!request.names_target()) tell_default_problem(config(), answer);
  return answer_reply(id, where.value()->name, answer);
}

std::string Session::check_target(const std::string& id, const Request& request) {
  const CheckedDefinition checked = check_definition(request.definition, kOwnTarget);
  return check_target_reply(id, checked.problems, examples_of(checked.target, finder()));
}

Status Session::take_pdf(const std::string& id, Request&& request, const OnReply& on_reply) {
  if (pdf_jobs_ && pdf_jobs_->has(id)) {
    return id_taken_error();
  }
  // What the first piece says of the target is wrong at once, not after the last one.
  if (request.pdf.number == 1) {
    if (const Result<const Target*> where = target(request); !where) return where.error();
  }
  if (!request.pdf.data) {
    if (intake_.has(id)) {
      return Error{ErrorCode::bad_request, "a PDF with this \"id\" is half received; send another id, or cancel it"};
    }
    Result<PdfFile> file = open_pdf_file(request.pdf.file);
    if (!file) return file.error();
    return start_pdf(id, request, std::move(file.value().file), std::move(file.value().name), 0, on_reply);
  }
  Result<std::optional<ReceivedPdf>> received = intake_.add(id, std::move(request), pdf_jobs_ ? pdf_jobs_->held() : 0);
  if (!received) return received.error();
  if (!received.value()) return Done{};
  ReceivedPdf& pdf = *received.value();
  return start_pdf(id, pdf.request, std::move(pdf.file), {}, pdf.size, on_reply);
}

Status Session::start_pdf(const std::string& id, const Request& request, UniqueFd file, std::string name,
                          std::size_t held, const OnReply& on_reply) {
  const Result<const Target*> where = target(request);
  if (!where) return where.error();
  PdfTask task;
  task.id = id;
  task.pdf = std::move(file);
  task.held = held;
  task.origin = {request.question.page, std::move(name)};
  task.want = request.pdf.want;
  task.target = *where.value();
  task.limit = request.question.limit;
  task.on_answer = [on_reply](const PdfTask& done, const Result<PdfAnswer>& answer) {
    on_reply({done.id, pdf_reply_text(done, answer)});
  };
  if (!pdf_jobs_) pdf_jobs_ = std::make_unique<PdfJobs>(make_pdf_reader_, finder());
  return pdf_jobs_->start(std::move(task));
}

void Session::cancel(const std::string& id, const OnReply& on_reply) {
  if (intake_.forget(id)) return on_reply({id, error_reply(id, cancelled_error())});
  if (pdf_jobs_) pdf_jobs_->cancel(id);
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

Result<const Target*> Session::target(const Request& request) {
  if (const Target* found = chosen_target(request, config())) return found;
  return unknown_target(config());
}

}  // namespace paperhop
