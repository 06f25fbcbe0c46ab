// SPDX-License-Identifier: Apache-2.0
//
// Reads large messages with simdjson's on-demand parser: it keeps four bytes for each token and
// no tree, so a hostile message of 64 MiB costs a bounded multiple of itself. On-demand checks
// only what it is asked for; so every value is asked for, down to the last one.
#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <new>

#include "base/limits.hpp"
#include "protocol/json_events.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

namespace od = simdjson::ondemand;
using simdjson::error_code;

std::string_view trim_end(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return token.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Bytes of digits that `text` starts with.
std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

/// True for a number in JSON's grammar.
bool is_number(std::string_view token) {
  if (token.starts_with('-')) token.remove_prefix(1);
  const std::size_t whole = count_digits(token);
  if (whole == 0 || (whole > 1 && token[0] == '0')) return false;
  token.remove_prefix(whole);
  if (token.starts_with('.')) {
    token.remove_prefix(1);
    const std::size_t fraction = count_digits(token);
    if (fraction == 0) return false;
    token.remove_prefix(fraction);
  }
  if (token.empty()) return true;
  if (to_lower(token[0]) != 'e') return false;
  token.remove_prefix(1);
  if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
  return !token.empty() && count_digits(token) == token.size();
}

/// True where the number does not overflow a double: the other parser refuses those that do.
bool is_finite(std::string_view number) {
  return std::isfinite(std::strtod(std::string(number).c_str(), nullptr));
}

class Walker {
 public:
  explicit Walker(JsonEvents& events) : events_(events) {}

  bool walk(od::document& document) { return walk_object(document.get_object()); }

 private:
  bool walk_object(simdjson::simdjson_result<od::object> result) {
    const Level level(depth_);
    if (depth_ > limits::kJsonDepth) return false;
    od::object object;
    if (std::move(result).get(object)) return false;  // NOLINT(performance-move-const-arg): get() asks for it
    events_.begin(JsonKind::object);
    for (auto next : object) {
      od::field field;
      std::string_view name;
      if (std::move(next).get(field) || field.unescaped_key().get(name)) return false;
      events_.name(name);
      if (!walk_value(field.value())) return false;
    }
    events_.end();
    return true;
  }

  bool walk_array(simdjson::simdjson_result<od::array> result) {
    const Level level(depth_);
    if (depth_ > limits::kJsonDepth) return false;
    od::array array;
    if (std::move(result).get(array)) return false;  // NOLINT(performance-move-const-arg): get() asks for it
    events_.begin(JsonKind::array);
    for (auto next : array) {
      od::value value;
      // NOLINTNEXTLINE(performance-move-const-arg): get() asks for it
      if (std::move(next).get(value) || !walk_value(value)) return false;
    }
    events_.end();
    return true;
  }

  /// Recursion is bounded: each object and array is a level.
  bool walk_value(od::value value) {
    od::json_type type;
    if (value.type().get(type)) return false;
    switch (type) {
      case od::json_type::object: return walk_object(value.get_object());
      case od::json_type::array: return walk_array(value.get_array());
      case od::json_type::string: {
        std::string_view text;
        if (value.get_string().get(text)) return false;
        events_.scalar(JsonKind::string, text);
        return true;
      }
      default: return walk_token(type, value.raw_json_token());
    }
  }

  bool walk_token(od::json_type type, std::string_view token) {
    token = trim_end(token);
    if (type == od::json_type::number) {
      if (!is_number(token) || !is_finite(token)) return false;
      events_.scalar(JsonKind::number, token);
      return true;
    }
    if (token == "true" || token == "false") {
      events_.scalar(JsonKind::boolean, token);
      return true;
    }
    if (token != "null") return false;
    events_.scalar(JsonKind::null, {});
    return true;
  }

  /// Counts the containers that are open.
  class Level {
   public:
    explicit Level(std::size_t& depth) : depth_(depth) { ++depth_; }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    std::size_t& depth_;
  };

  JsonEvents& events_;
  std::size_t depth_ = 0;
};

static_assert(simdjson::SIMDJSON_PADDING <= kJsonPadding);

class SimdjsonParser final : public JsonParser {
 public:
  ParseOutcome parse(std::string_view text, JsonEvents& events) override {
    od::document document;
    const error_code problem = parser_.iterate(text.data(), text.size(), text.size() + kJsonPadding).get(document);
    if (problem == simdjson::MEMALLOC) return ParseOutcome::unavailable;
    if (problem) return ParseOutcome::malformed;
    const bool good = Walker(events).walk(document) && document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    // What a large text took is not kept for small ones.
    if (text.size() > limits::kLargeRecord) parser_ = od::parser();
    return good ? ParseOutcome::good : ParseOutcome::malformed;
  }

 private:
  od::parser parser_;
};

}  // namespace

ParseOutcome parse_large(std::string& text, JsonEvents& events) {
  const std::size_t size = text.size();
  text.append(kJsonPadding, ' ');
  return SimdjsonParser().parse(std::string_view(text).substr(0, size), events);
}

}  // namespace paperhop

/// The door of the module paperhop-json.so (large_message_module.cpp): a parser to keep. The module's own destructor
/// ends it, so that each C++ library frees what is its own.
extern "C" __attribute__((visibility("default"))) paperhop::JsonParser* paperhop_new_json_parser() {
  return new (std::nothrow) paperhop::SimdjsonParser;
}
