// SPDX-License-Identifier: Apache-2.0
//
// What a JSON parser tells while it reads, and the interface of one that reads large messages.
// Abstract, so that such a parser can live in a module that is loaded only when it is needed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace paperhop {

/// The JSON kinds of a value, as far as the protocol tells them apart.
enum class JsonKind { absent, null, boolean, number, string, array, object };

/// Takes the values of a JSON text in order.
class JsonEvents {
 public:
  /// A container begins or ends; `kind` is array or object.
  virtual void begin(JsonKind kind) = 0;
  virtual void end() = 0;
  /// The name of the member whose value comes next.
  virtual void name(std::string_view name) = 0;
  /// A value without parts: `text` is a string's value, the JSON text of a number or boolean, or not looked at.
  virtual void scalar(JsonKind kind, std::string_view text) = 0;

 protected:
  ~JsonEvents() = default;
};

/// What a parser says of a text that has passed scan_json().
enum class ParseOutcome {
  good,
  malformed,    ///< not JSON
  unavailable,  ///< this parser cannot be used now; take another one
};

/// A parser for large messages. May append padding to `text`.
using ParseJson = ParseOutcome (*)(std::string& text, JsonEvents& events);

/// A parser that is kept for many texts: what it needs for one, it does not allocate again.
class JsonParser {
 public:
  virtual ~JsonParser() = default;
  /// `text` need not have passed scan_json(), and kJsonPadding bytes behind it must be readable. What is nested
  /// deeper than limits::kJsonDepth is malformed.
  virtual ParseOutcome parse(std::string_view text, JsonEvents& events) = 0;
};

/// Bytes behind a text that a JsonParser may look at.
inline constexpr std::size_t kJsonPadding = 64;

/// simdjson, from the module; null where it is not installed.
std::unique_ptr<JsonParser> make_json_parser_by_module();

/// The fastest parser that there is whose memory is bounded: less than twice that of the text.
std::unique_ptr<JsonParser> make_json_parser();

/// nlohmann-json, quick to start (small_message.cpp). Only for a text that has passed scan_json().
ParseOutcome parse_small(std::string& text, JsonEvents& events);

/// simdjson, linked in (large_message.cpp).
ParseOutcome parse_large(std::string& text, JsonEvents& events);

/// simdjson from a module beside the program, loaded at the first call (large_message_module.cpp):
/// a program that starts for one small message does not pay for it. `unavailable` where the
/// module is not installed.
ParseOutcome parse_large_by_module(std::string& text, JsonEvents& events);

}  // namespace paperhop
