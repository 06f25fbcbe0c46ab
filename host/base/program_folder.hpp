// SPDX-License-Identifier: Apache-2.0
//
// Where the running program lies: its siblings and its modules are looked for from there.
#pragma once

#include <unistd.h>

#include <array>
#include <climits>
#include <string>
#include <string_view>

namespace paperhop {

/// The folder of the running program with a "/" at its end; empty where that cannot be known.
inline std::string program_folder() {
  std::array<char, PATH_MAX> path;  // the system fills it
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  if (size <= 0 || static_cast<std::size_t>(size) == path.size()) return {};
  const std::string_view program(path.data(), static_cast<std::size_t>(size));
  return std::string(program.substr(0, program.rfind('/') + 1));
}

}  // namespace paperhop
