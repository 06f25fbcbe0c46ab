// SPDX-License-Identifier: Apache-2.0
#include "http/conversation.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/memory_file.hpp"
#include "http/query.hpp"
#include "protocol/message_reader.hpp"
#include "protocol/reply.hpp"
#include "text/base64.hpp"

namespace paperhop::http {
namespace {

Response json_reply(std::string text, int status = 200) {
  Response response;
  response.status = status;
  response.type = kJson;
  response.body = std::move(text);
  return response;
}

Response error(int status, const Error& why) {
  return json_reply(error_reply("null", why), status);
}

/// What the native host takes in several messages, or opens for whoever started it.
std::optional<Error> not_over_http(const paperhop::Request& request) {
  switch (request.type) {
    case RequestType::part:
      return Error{ErrorCode::bad_part, "over HTTP a message comes whole; send it without \"part\""};
    case RequestType::cancel:
      return Error{ErrorCode::bad_request, "over HTTP a request is called off by closing its connection; do that"};
    case RequestType::pdf:
      if (!request.pdf.data) {
        return Error{ErrorCode::unsupported_media, "files are not opened over HTTP; send the PDF's bytes to /v1/find"};
      }
      if (request.pdf.more || request.pdf.number != 1) {
        return Error{ErrorCode::bad_part, "over HTTP a PDF comes whole; send its bytes to /v1/find"};
      }
      return std::nullopt;
    default: return std::nullopt;
  }
}

Error unknown_target() {
  return {ErrorCode::unknown_target, "\"target\" names no target; see `paperhop targets`"};
}

Outcome ask_about_pdf(const std::string& id, paperhop::Request&& request, const Config& config) {
  const Target* target = chosen_target(request, config);
  if (target == nullptr) {
    return json_reply(error_reply(id, unknown_target()));
  }
  const std::optional<std::string> bytes = decode_base64(*request.pdf.data);
  if (!bytes) {
    return json_reply(
        error_reply(id, {ErrorCode::bad_request, "\"data\" is no base64; send padded base64 without line ends"}));
  }
  PdfQuestion question;
  question.pdf = memory_file(*bytes);
  if (!question.pdf) {
    return json_reply(
        error_reply(id, {ErrorCode::internal, "the PDF cannot be kept in memory; close other programs, try again"}));
  }
  question.id = id;
  question.size = bytes->size();
  question.page = std::move(request.question.page);
  question.want = request.pdf.want;
  question.target = *target;
  question.limit = request.question.limit;
  question.is_message = true;
  return question;
}

std::optional<PdfWant> want_of(std::string_view text) {
  if (text.empty() || text == "both") return PdfWant::both;
  if (text == "own") return PdfWant::own;
  return text == "cited" ? std::optional(PdfWant::cited) : std::nullopt;
}

/// A number of papers, at least 1.
std::optional<std::size_t> read_limit(std::string_view text) {
  std::size_t limit = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), limit);
  return failed == std::errc() && end == text.data() + text.size() && limit > 0 ? std::optional(limit) : std::nullopt;
}

/// A target by its name, or by a definition in JSON, which is put into `own`.
Result<const Target*> target_of(std::string text, const Config& config, std::optional<Target>& own) {
  if (text.starts_with('{')) {
    Result<Target> defined = read_target_definition(std::move(text));
    if (!defined) return defined.error();
    return &own.emplace(std::move(defined).value());
  }
  if (const Target* const target = target_or_default(config, text)) return target;
  return unknown_target();
}

Outcome find_in_pdf(Request&& request, const Target& target) {
  const std::optional<PdfWant> want = want_of(query_value(request.query, "want"));
  if (!want) return error(400, {ErrorCode::bad_request, "\"want\" is none of own, cited, both; send one of them"});
  const std::string limit_text = query_value(request.query, "limit");
  const std::optional<std::size_t> limit = read_limit(limit_text);
  if (!limit_text.empty() && !limit) {
    return error(400, {ErrorCode::bad_request, "\"limit\" is no number of papers; send 1 or more"});
  }
  PdfQuestion question;
  question.pdf = std::move(request.pdf);
  question.size = request.pdf_size;
  question.page = query_value(request.query, "page");
  question.want = *want;
  question.target = target;
  question.limit = limit;
  return question;
}

/// The spans of a text that look like IDs and are none, the first limits::kHttpRefusals of them.
std::vector<Refusal> refusals_of(const Finder& finder, const Question& question) {
  std::vector<Refusal> refusals;
  const auto keep = [&](Refusal&& refusal) {
    if (refusals.size() < limits::kHttpRefusals) refusals.push_back(std::move(refusal));
  };
  const auto ignore = [](Mention&&) {};
  if (question.html) {
    finder.find_html(question.text, question.page, ignore, keep);
  } else {
    finder.explain(question.text, Channel::prose, ignore, keep);
  }
  return refusals;
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

Outcome Conversation::answer_message(std::string message) {
  Message read = read_message(std::move(message), parse_large);
  if (read.request) {
    if (const std::optional<Error> why = not_over_http(read.request.value())) {
      return json_reply(error_reply(read.id, *why), 400);
    }
    if (read.request.value().type == RequestType::pdf) {
      return ask_about_pdf(read.id, std::move(read.request.value()), *configs_->current());
    }
  }
  Response response;
  session().answer(std::move(read), [&](Reply&& reply) { response = json_reply(std::move(reply.text)); });
  return response;
}

Outcome Conversation::find(Request&& request) const {
  const std::shared_ptr<const Config> config = configs_->current();
  std::optional<Target> own;
  const Result<const Target*> chosen = target_of(query_value(request.query, "target"), *config, own);
  if (!chosen) return error(400, chosen.error());
  const Target* const target = chosen.value();
  if (request.media == MediaType::pdf) return find_in_pdf(std::move(request), *target);
  Question question;
  question.text = std::move(request.body);
  question.html = request.media == MediaType::html;
  question.page = query_value(request.query, "page");
  const Answer answer = answer_question(*finder_, question, *target);
  Response response = json_reply(query_value(request.query, "explain") == "1"
                                     ? explained_reply("null", target->name, answer, refusals_of(*finder_, question))
                                     : answer_reply("null", target->name, answer));
  response.papers = answer.papers.size();
  return response;
}

}  // namespace paperhop::http
