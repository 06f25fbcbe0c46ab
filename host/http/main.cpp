// SPDX-License-Identifier: Apache-2.0
//
// paperhopd: answers on the loopback address. Says where on standard output once it can be
// asked. Exit status: 0 ended by a signal, 2 it could not start, as of `paperhop`.
#include <malloc.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/port.hpp"
#include "base/version.hpp"
#include "http/daemon.hpp"
#include "http/listener.hpp"
#include "protocol/daemon_token.hpp"

namespace paperhop::http {
namespace {

constexpr int kFailed = 2;

constexpr std::string_view kHelp =
    "Usage: paperhopd [--port N] [--print-address]\n"
    "\n"
    "The loopback daemon of paperhop: http://127.0.0.1:4790/go?q=TEXT leads to the papers that\n"
    "TEXT names. It listens on 127.0.0.1 and ::1 only. Sockets that a service manager hands over\n"
    "(LISTEN_FDS) are used instead of a port.\n"
    "\n"
    "  --port N         listen on port N (default 4790; 0: any that is free)\n"
    "  --print-address  print only the address, once it can be asked\n"
    "  --help           show this text\n"
    "  --version        show the version\n";

struct Options {
  int port = kDaemonPort;
  bool print_address = false;
  bool help = false;
  bool version = false;
};

Result<Options> read_options(const std::vector<std::string_view>& words) {
  constexpr std::string_view kPort = "--port=";
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--print-address") {
      options.print_address = true;
    } else if (word == "--help" || word == "-h") {
      options.help = true;
    } else if (word == "--version" || word == "-V") {
      options.version = true;
    } else if (word.starts_with(kPort) || (word == "--port" && i + 1 < words.size())) {
      const std::string_view text = word == "--port" ? words[++i] : word.substr(kPort.size());
      const std::optional<int> port = read_port(text);
      if (!port) return Error{ErrorCode::bad_usage, "--port " + std::string(text) + " is no port; use 0 to 65535"};
      options.port = *port;
    } else {
      return Error{ErrorCode::bad_usage, std::string(word) + ": no such option; see paperhopd --help"};
    }
  }
  return options;
}

/// Says it, and gives the exit status.
int fail(const Error& error) {
  std::cerr << "paperhopd: " << error.message << '\n';
  return kFailed;
}

Result<std::vector<Listener>> open_listeners(const Options& options) {
  const int inherited = inherited_count(std::getenv("LISTEN_PID"), std::getenv("LISTEN_FDS"));
  return inherited > 0 ? adopt_listeners(kFirstInherited, inherited) : listen_on_loopback(options.port);
}

int run(const std::vector<std::string_view>& words) {
  const Result<Options> options = read_options(words);
  if (!options) return fail(options.error());
  if (options.value().help || options.value().version) {
    std::cout << (options.value().help ? std::string(kHelp) : "paperhopd " + std::string(kVersion) + "\n");
    return 0;
  }
  const std::string path = token_path(std::getenv("XDG_RUNTIME_DIR"));
  if (path.empty()) {
    return fail({ErrorCode::start_failed,
                 "XDG_RUNTIME_DIR is not set, so there is no safe place for the token; "
                 "log in with a session, or set it to a folder of yours"});
  }
  Result<std::string> token = load_token(path);
  if (!token) return fail(token.error());
  const Result<std::string> page_token = load_token(page_token_path(std::getenv("XDG_RUNTIME_DIR")));
  if (!page_token) return fail(page_token.error());
  const Result<std::vector<Listener>> listeners = open_listeners(options.value());
  if (!listeners) return fail(listeners.error());

  const std::string& first = listeners.value().front().address;
  if (options.value().print_address) {
    std::cout << first << std::endl;
  } else {
    std::cout << "paperhopd: ready at " << address_list(listeners.value()) << std::endl;
  }
  serve(listeners.value(), std::move(token).value(), page_token.value());
  return 0;
}

}  // namespace
}  // namespace paperhop::http

int main(int argc, char** argv) {
  // Before any thread is there, so that none takes a signal that main waits for.
  const sigset_t signals = paperhop::http::ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  // Large bodies go back to the system as soon as they are answered; few threads need few arenas.
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  mallopt(M_ARENA_MAX, 2);
  try {
    return paperhop::http::run({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "paperhopd: internal: " << error.what() << "; please report it\n";
    return paperhop::http::kFailed;
  }
}
