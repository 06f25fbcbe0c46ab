// SPDX-License-Identifier: Apache-2.0
//
// PDFs that come over HTTP: a question about one as a value, and what its answer is in HTTP. They are
// read by paperhop-pdf, a process in a sandbox; here lie only their bytes, in a file in memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "answer/pdf_answer.hpp"
#include "base/unique_fd.hpp"
#include "http/metrics.hpp"
#include "protocol/pdf_jobs.hpp"

namespace paperhop::http {

/// What is asked about a PDF.
struct PdfQuestion {
  std::string id = "null";  ///< of the message, as JSON text
  UniqueFd pdf;
  std::size_t size = 0;
  std::string page;  ///< the address that it comes from
  PdfWant want = PdfWant::both;
  Target target;
  std::optional<std::size_t> limit;
  bool is_message = false;  ///< an error is an answer then, as for every message
};

/// What answers it, without its last part: task.id and task.on_answer.
PdfTask make_task(PdfQuestion& question);

struct PdfReply {
  int status = 200;
  std::string json;
  std::size_t papers = 0;
};

/// The reply to a question whose reading has ended.
PdfReply pdf_reply(const PdfTask& task, const std::string& id, bool is_message, const Result<PdfAnswer>& answer);

/// Status of an error about a PDF.
int pdf_status(const Error& error);

/// The usual reader, which counts how each reading ended.
MakePdfReader counting_pdf_reader(Metrics& metrics);

}  // namespace paperhop::http
