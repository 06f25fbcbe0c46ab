// SPDX-License-Identifier: Apache-2.0
//
// The replies of manifest/PROTOCOL.md as JSON text. Each takes the request's id as JSON text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/answer.hpp"
#include "answer/config.hpp"
#include "answer/pdf_answer.hpp"
#include "answer/target_definition.hpp"
#include "answer/target_examples.hpp"
#include "ids/mention.hpp"

namespace paperhop {

/// What the host is and can do: version, sources, targets, limits; and the daemon's token, where it may be told.
std::string hello_reply(std::string_view id, const Config& config, std::string_view daemon_token = {});
/// The answer to `resolve` or `search`; `target` is the name of the target that was taken.
std::string answer_reply(std::string_view id, std::string_view target, const Answer& answer);
/// The same, and the spans that look like IDs and are none, as `refusals`.
std::string explained_reply(std::string_view id, std::string_view target, const Answer& answer,
                            const std::vector<Refusal>& refusals);
/// The answers to the items of a `batch`, in their order.
std::string batch_reply(std::string_view id, std::string_view target, const std::vector<Answer>& answers);
/// One of the answers to `pdf`.
std::string pdf_answer_reply(std::string_view id, std::string_view target, const PdfAnswer& answer);
/// The targets, and which of them is taken where none is named.
std::string targets_reply(std::string_view id, const Config& config);
/// Where the configuration is, what it sets and what is wrong with it.
std::string config_reply(std::string_view id, const Config& config);
/// What is wrong with a definition, what its addresses look like, and which fields there are.
std::string check_target_reply(std::string_view id, const std::vector<DefinitionProblem>& problems,
                               const TargetExamples& examples);

}  // namespace paperhop
