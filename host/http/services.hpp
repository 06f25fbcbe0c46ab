// SPDX-License-Identifier: Apache-2.0
//
// Services: what all threads of the daemon share. Each part may be used by several of them.
#pragma once

#include <string>

#include "http/config_store.hpp"
#include "http/metrics.hpp"
#include "http/pdf_questions.hpp"
#include "http/ticket.hpp"
#include "ids/finder.hpp"
#include "protocol/pdf_jobs.hpp"

namespace paperhop::http {

struct Services {
  ConfigStore configs;
  Finder finder;
  Metrics metrics;
  std::string page_token;  ///< what our own page sends
  PdfJobs pdfs{counting_pdf_reader(metrics), finder};

  /// Nobody waits for the answer any more: the reading of a PDF is ended; anything else is done in a moment.
  void call_off(Ticket& ticket) {
    ticket.is_gone = true;
    pdfs.cancel(ticket.id);
  }
};

}  // namespace paperhop::http
