// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal/shell_quote.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace paperhop::cli {

std::string shell_quoted(std::string_view name) {
  const bool is_plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_alnum(c) || std::string_view("-_./+,:@%").find(c) != std::string_view::npos;
  });
  if (is_plain) return std::string(name);
  std::string out = "'";
  for (const char c : name) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace paperhop::cli
