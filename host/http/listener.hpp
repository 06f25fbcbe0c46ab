// SPDX-License-Identifier: Apache-2.0
//
// Listening sockets: our own on the loopback addresses, or those that a service manager hands
// over (sd_listen_fds(3)). Nothing that is no loopback address is ever listened on.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace paperhop::http {

struct Listener {
  UniqueFd fd;
  int port = 0;
  bool inherited = false;
  std::string address;  ///< "http://127.0.0.1:4790/"
};

/// Listens at a port (0: any) of 127.0.0.1 and, where the machine has it, of ::1.
Result<std::vector<Listener>> listen_on_loopback(int port);

/// Adopts `count` sockets from the first inherited descriptor on. An error where one of them is
/// no listening socket or not on a loopback address.
Result<std::vector<Listener>> adopt_listeners(int first, int count);

/// How many sockets are inherited, by $LISTEN_PID and $LISTEN_FDS; 0 where they are for another
/// process or none.
int inherited_count(const char* listen_pid, const char* listen_fds);

/// The first inherited descriptor.
inline constexpr int kFirstInherited = 3;

}  // namespace paperhop::http
