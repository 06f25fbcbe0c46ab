// SPDX-License-Identifier: Apache-2.0
#include "http/pdf_questions.hpp"

#include <exception>
#include <utility>

#include "protocol/message.hpp"
#include "protocol/reply.hpp"

namespace paperhop::http {

PdfTask make_task(PdfQuestion& question) {
  PdfTask task;
  task.pdf = std::move(question.pdf);
  task.held = question.size;
  task.origin = {question.page, {}};
  task.want = question.want;
  task.target = question.target;
  task.limit = question.limit;
  return task;
}

int pdf_status(const Error& error) {
  switch (error.code) {
    case ErrorCode::pdf_too_large: return 413;
    case ErrorCode::pdf_busy: return 503;
    case ErrorCode::start_failed:
    case ErrorCode::internal: return 500;
    default: return 422;  // the request was right, the PDF is not
  }
}

PdfReply pdf_reply(const PdfTask& task, const std::string& id, bool is_message, const Result<PdfAnswer>& answer) {
  PdfReply reply;
  try {
    if (answer) {
      reply.json = pdf_answer_reply(id, task.target.name, answer.value());
      reply.papers = answer.value().answer.papers.size();
    } else {
      reply.json = error_reply(id, answer.error());
      reply.status = is_message ? 200 : pdf_status(answer.error());
    }
  } catch (const std::exception& exception) {  // memory ran out; this runs where nothing may be thrown
    reply.status = 500;
    reply.json = error_reply("null", {ErrorCode::internal, std::string("the answer could not be written: ") +
                                                               exception.what() + "; send fewer PDFs at a time"});
  }
  return reply;
}

MakePdfReader counting_pdf_reader(Metrics& metrics) {
  return [&metrics] {
    return [&metrics, read = make_pdf_reader()](const Finder& finder, int pdf, const PdfOrigin& origin, PdfWant want,
                                                const PdfListener& listener, int cancel) {
      Status ended = read(finder, pdf, origin, want, listener, cancel);
      metrics.count_pdf(ended ? std::nullopt : std::optional(ended.error().code));
      return ended;
    };
  };
}

}  // namespace paperhop::http
