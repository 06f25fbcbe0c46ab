// SPDX-License-Identifier: Apache-2.0
#include "protocol/message_reader.hpp"

#include "base/limits.hpp"
#include "protocol/definition_collector.hpp"
#include "protocol/json_scan.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Why a text that passed scan_json() is no JSON.
Error malformed(std::string_view text) {
  const std::size_t at = find_invalid_utf8(text);
  const std::string what =
      at == std::string_view::npos ? "its grammar is wrong" : "no UTF-8 at byte " + std::to_string(at);
  return {ErrorCode::bad_json, "not well-formed JSON: " + what + "; send one JSON object in UTF-8"};
}

Message read_with(ParseJson parse, std::string text) {
  if (const Status status = scan_json(text); !status) return {salvage_id(text), status.error()};
  const std::size_t size = text.size();
  MemberCollector members;
  const ParseOutcome outcome = parse(text, members);
  text.resize(size);
  if (outcome == ParseOutcome::unavailable) return read_small_message(std::move(text));
  if (outcome == ParseOutcome::malformed) return {salvage_id(text), malformed(text)};
  text = {};  // a large message need not be in memory twice while it is answered
  return read_request(members.take());
}

}  // namespace

Error malformed_json_error(std::string_view text) {
  const Status status = scan_json(text);
  return status ? malformed(text) : status.error();
}

Message read_message(std::string text, ParseJson parse_large) {
  return text.size() < limits::kLargeMessage ? read_small_message(std::move(text))
                                             : read_large_message(std::move(text), parse_large);
}

Message read_small_message(std::string text) {
  return read_with(parse_small, std::move(text));
}

Message read_large_message(std::string text, ParseJson parse_large) {
  return read_with(parse_large, std::move(text));
}

Result<Target> read_target_definition(std::string text) {
  if (const Status status = scan_json(text); !status) return status.error();
  DefinitionCollector definition;
  if (parse_small(text, definition) == ParseOutcome::malformed) return malformed(text);
  return make_target(definition.take(), kOwnTarget);
}

}  // namespace paperhop
