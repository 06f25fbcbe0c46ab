// SPDX-License-Identifier: Apache-2.0
#include "container/header_lines.hpp"

#include <algorithm>
#include <string>

#include "base/npos.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::size_t kFirstLook = 1024;

/// Bytes up to and with the first blank line; 0 where there is none.
std::size_t header_size(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != npos; end = bytes.find('\n', end + 1)) {
    const std::string_view behind = bytes.substr(end + 1);
    if (behind.starts_with('\n')) return end + 2;
    if (behind.starts_with("\r\n")) return end + 3;
  }
  return 0;
}

}  // namespace

Result<std::size_t> fill_header(Window& window, std::size_t limit) {
  for (std::size_t wanted = kFirstLook;; wanted *= 2) {
    const Result<bool> filled = window.fill(std::min(wanted, limit));
    if (!filled.ok()) return filled.error();
    const std::size_t size = header_size(window.view().substr(0, limit));
    if (size > 0 || !filled.value() || wanted >= limit) return size;
  }
}

void for_each_header(std::string_view header,
                     const std::function<void(std::string_view name, std::string_view value)>& on_field) {
  std::string name;
  std::string value;
  const auto tell = [&] {
    if (!name.empty()) on_field(name, value);
    name.clear();
  };
  header.remove_prefix(std::min(header.find('\n'), header.size() - 1) + 1);
  while (!header.empty()) {
    const std::size_t end = std::min(header.find('\n'), header.size());
    std::string_view line = header.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    header.remove_prefix(std::min(end + 1, header.size()));
    if (!line.empty() && is_blank(line.front())) {
      value.append(" ").append(trimmed(line));
      continue;
    }
    tell();
    const std::size_t colon = line.find(':');
    if (colon == npos) continue;
    name = trimmed(line.substr(0, colon));
    value = trimmed(line.substr(colon + 1));
  }
  tell();
}

}  // namespace paperhop
