// SPDX-License-Identifier: Apache-2.0
#include "protocol/message_reader.hpp"

#include <nlohmann/json.hpp>

#include "base/limits.hpp"
#include "protocol/definition_collector.hpp"
#include "protocol/json_scan.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Hands on what nlohmann-json's parser tells.
class EventSax final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit EventSax(JsonEvents& events) : events_(events) {}

  bool null() override { return scalar(JsonKind::null); }
  bool boolean(bool value) override { return scalar(JsonKind::boolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return scalar(JsonKind::number, std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return scalar(JsonKind::number, std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return scalar(JsonKind::number, text); }
  bool string(string_t& value) override { return scalar(JsonKind::string, value); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return begin(JsonKind::object); }
  bool start_array(std::size_t) override { return begin(JsonKind::array); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool key(string_t& name) override {
    events_.name(name);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }

 private:
  bool scalar(JsonKind kind, std::string_view text = {}) {
    events_.scalar(kind, text);
    return true;
  }
  bool begin(JsonKind kind) {
    events_.begin(kind);
    return true;
  }
  bool end() {
    events_.end();
    return true;
  }

  JsonEvents& events_;
};

ParseOutcome parse_small(std::string& text, JsonEvents& events) {
  EventSax sax(events);
  return nlohmann::json::sax_parse(text, &sax) ? ParseOutcome::good : ParseOutcome::malformed;
}

/// Why a text that passed scan_json() is no JSON.
Error malformed(std::string_view text) {
  const std::size_t at = find_invalid_utf8(text);
  const std::string what =
      at == std::string_view::npos ? "its grammar is wrong" : "no UTF-8 at byte " + std::to_string(at);
  return {ErrorCode::bad_json,
          "the message is not well-formed JSON: " + what + "; send one JSON object in UTF-8 a message"};
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
