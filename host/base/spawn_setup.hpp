// SPDX-License-Identifier: Apache-2.0
//
// SpawnSetup: what posix_spawn is told of a new program's descriptors and signals, freed in any
// case.
#pragma once

#include <spawn.h>
#include <csignal>
#include <string>
#include <vector>

namespace paperhop {

struct SpawnSetup {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};

  /// The new program dies of SIGPIPE as programs do, though this one ignores it, and has no signal blocked; `flags` are
  /// further ones of posix_spawnattr_setflags.
  explicit SpawnSetup(short flags = 0) {
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    // Signals that a thread of this program waits for are blocked in the others.
    sigset_t none;
    sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setflags(&attributes, static_cast<short>(flags | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK));
  }
  ~SpawnSetup() {
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&attributes);
  }
  SpawnSetup(const SpawnSetup&) = delete;
  SpawnSetup& operator=(const SpawnSetup&) = delete;
};

/// The words as posix_spawn wants them, with a null behind the last; they point into `words`.
inline std::vector<char*> argv_pointers(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace paperhop
