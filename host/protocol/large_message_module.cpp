// SPDX-License-Identifier: Apache-2.0
//
// Loads paperhop-json.so when the first large message comes. Debian has simdjson as a shared
// library only, and that pulls the shared C++ library in: together a third of the time in
// which the host starts, for messages that most runs never see.
#include "base/module.hpp"
#include "protocol/json_events.hpp"

namespace paperhop {

std::unique_ptr<JsonParser> make_json_parser_by_module() {
  using Make = JsonParser* (*)();
  static const auto make = reinterpret_cast<Make>(find_in_module("paperhop-json.so", "paperhop_new_json_parser"));
  return std::unique_ptr<JsonParser>(make ? make() : nullptr);
}

ParseOutcome parse_large_by_module(std::string& text, JsonEvents& events) {
  const std::unique_ptr<JsonParser> parser = make_json_parser_by_module();
  if (!parser) return ParseOutcome::unavailable;
  const std::size_t size = text.size();
  text.append(kJsonPadding, ' ');
  return parser->parse(std::string_view(text).substr(0, size), events);
}

}  // namespace paperhop
