// SPDX-License-Identifier: Apache-2.0
//
// Conversation: what is answered in JSON: the messages of manifest/PROTOCOL.md, and /v1/find
// for scripts and our page, which takes the text, page or PDF as it is and gives an `answer` message back.
#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "http/config_store.hpp"
#include "http/guard.hpp"
#include "http/pdf_questions.hpp"
#include "http/response.hpp"
#include "ids/finder.hpp"
#include "protocol/session.hpp"

namespace paperhop::http {

/// The response, or the question about a PDF that is to be answered later.
using Outcome = std::variant<Response, PdfQuestion>;

/// For one thread; what it is given must outlive it.
class Conversation {
 public:
  Conversation(ConfigStore& configs, const Finder& finder) : configs_(&configs), finder_(&finder) {}

  /// One message, one reply; an error reply is an answer (status 200) as over native messaging.
  Outcome answer_message(std::string message);

  /// The papers of a body of text, HTML or PDF. Parameters: target; page (its address); explain=1 (for text and HTML:
  /// what looks like an ID and is none); want and limit (for PDFs, as in the protocol).
  Outcome find(Request&& request) const;

 private:
  Session& session();

  ConfigStore* configs_;
  const Finder* finder_;
  std::shared_ptr<const Config> config_;  ///< what the session has read
  std::optional<Session> session_;
};

}  // namespace paperhop::http
