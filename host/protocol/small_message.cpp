// SPDX-License-Identifier: Apache-2.0
//
// Reads small messages with nlohmann-json's SAX parser, and any where simdjson is missing.
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/limits.hpp"
#include "protocol/json_events.hpp"
#include "protocol/json_scan.hpp"

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

ParseOutcome parse_sax(std::string_view text, JsonEvents& events) {
  EventSax sax(events);
  return nlohmann::json::sax_parse(text, &sax) ? ParseOutcome::good : ParseOutcome::malformed;
}

/// Keeps no index of the text: where that would be too large, and where the module is missing.
class SmallParser final : public JsonParser {
 public:
  ParseOutcome parse(std::string_view text, JsonEvents& events) override {
    return scan_json(text) ? parse_sax(text, events) : ParseOutcome::malformed;
  }
};

/// Tokens of a JSON text, about: those in its strings are counted as well.
std::size_t count_tokens(std::string_view text) {
  std::size_t marks = 0;
  std::size_t quotes = 0;
  for (const char c : text) {
    marks += static_cast<std::size_t>(c == ',' || c == ':' || c == '{' || c == '}' || c == '[' || c == ']');
    quotes += static_cast<std::size_t>(c == '"');
  }
  return marks + quotes / 2;
}

/// simdjson, but for large texts that are little else than tokens.
class BoundedParser final : public JsonParser {
 public:
  explicit BoundedParser(std::unique_ptr<JsonParser> fast) : fast_(std::move(fast)) {}

  ParseOutcome parse(std::string_view text, JsonEvents& events) override {
    const bool is_dense =
        text.size() > limits::kLargeRecord && count_tokens(text) > text.size() / limits::kBytesPerToken;
    return is_dense ? small_.parse(text, events) : fast_->parse(text, events);
  }

 private:
  std::unique_ptr<JsonParser> fast_;
  SmallParser small_;
};

}  // namespace

ParseOutcome parse_small(std::string& text, JsonEvents& events) {
  return parse_sax(text, events);
}

std::unique_ptr<JsonParser> make_json_parser() {
  if (std::unique_ptr<JsonParser> parser = make_json_parser_by_module()) {
    return std::make_unique<BoundedParser>(std::move(parser));
  }
  return std::make_unique<SmallParser>();
}

}  // namespace paperhop
