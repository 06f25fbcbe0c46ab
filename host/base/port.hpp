// SPDX-License-Identifier: Apache-2.0
//
// The port of the daemon: paperhopd listens there, paperhop starts it there and puts it into its units.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace paperhop {

/// Where the daemon listens unless told otherwise.
inline constexpr int kDaemonPort = 4790;

/// A port as people write it, 0 to 65535; nothing for any other text.
inline std::optional<int> read_port(std::string_view text) {
  constexpr int kLastPort = 65535;
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool is_port = error == std::errc() && end == text.data() + text.size() && port >= 0 && port <= kLastPort;
  return is_port ? std::optional(port) : std::nullopt;
}

}  // namespace paperhop
