// SPDX-License-Identifier: Apache-2.0
#include "http/html.hpp"

#include <algorithm>

namespace paperhop::http {

Html escaped(std::string_view text) {
  Html out;
  out.text.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out.text += "&amp;"; break;
      case '<': out.text += "&lt;"; break;
      case '>': out.text += "&gt;"; break;
      case '"': out.text += "&quot;"; break;
      case '\'': out.text += "&#39;"; break;
      case '\0': out.text += "\xef\xbf\xbd"; break;  // browsers disagree on a NUL; none on U+FFFD
      default: out.text += c;
    }
  }
  return out;
}

Html fill(std::string_view page, std::initializer_list<Slot> slots) {
  return fill(page, [&](std::string_view name) {
    const auto* const slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == name; });
    return slot == slots.end() ? Html() : slot->value;
  });
}

Html fill(std::string_view page, const std::function<Html(std::string_view name)>& value_of) {
  Html out;
  while (true) {
    const std::size_t open = page.find("{{");
    const std::size_t close = page.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out.text += page.substr(0, open);
    out.text += value_of(page.substr(open + 2, close - open - 2)).text;
    page.remove_prefix(close + 2);
  }
  out.text += page;
  return out;
}

}  // namespace paperhop::http
