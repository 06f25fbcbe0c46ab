// SPDX-License-Identifier: Apache-2.0
//
// The daemon: joins listeners, loops and workers, and lets them run until a signal.
#pragma once

#include <csignal>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/listener.hpp"

namespace paperhop::http {

/// The signals that end the daemon; the caller has blocked them in all threads.
sigset_t ending_signals();

/// Serves until one of the ending signals, then for as long as it takes to finish what was begun.
void serve(const std::vector<Listener>& listeners, std::string token, const std::string& page_token);

/// The site's address of a listener for messages: "http://127.0.0.1:4790/".
std::string address_list(const std::vector<Listener>& listeners);

}  // namespace paperhop::http
