// SPDX-License-Identifier: Apache-2.0
//
// paperhop-host: the native-messaging host that browsers start. Reads frames on fd 0, writes
// frames on what was fd 1. Exit status: 0 the browser closed the port, 1 the stream broke,
// 2 the stream is none of a browser's.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

#include "base/version.hpp"
#include "base/write_all.hpp"
#include "protocol/daemon_token.hpp"
#include "protocol/framing.hpp"
#include "protocol/json_events.hpp"
#include "protocol/session.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kHelp =
    "paperhop-host: the native-messaging host of paperhop.\n"
    "\n"
    "Browsers start it, not people: it reads and writes messages with a binary length\n"
    "(manifest/PROTOCOL.md). To tell your browsers about it run: paperhop install\n"
    "To find papers in a terminal run: paperhop find\n"
    "\n"
    "  --help     show this text\n"
    "  --version  show the version\n";

void complain(std::string_view message) {
  write_all(STDERR_FILENO, "paperhop-host: " + std::string(message) + "\n");
}

int exit_code(const Error& error) {
  return error.code == ErrorCode::frame_too_long ? 2 : 1;
}

/// Writes replies as frames. Replies about PDFs come from other threads: a reply is written as a whole, or not at all.
class FrameWriter {
 public:
  explicit FrameWriter(int out) : out_(out) {}

  void write(Reply&& reply) {
    const std::lock_guard lock(mutex_);
    for (const std::string& frame : split_reply(reply.id, std::move(reply.text))) {
      if (failed_) return;
      const Status status = write_frame(out_, frame);
      failed_ = !status;
      if (failed_) complain(status.error().message);
    }
  }

  bool failed() {
    const std::lock_guard lock(mutex_);
    return failed_;
  }

 private:
  std::mutex mutex_;
  int out_;
  bool failed_ = false;
};

/// The token by which the extension can ask the daemon where the browser cannot start us; empty where there is no safe
/// place for one.
std::string daemon_token() {
  const std::string path = token_path(std::getenv("XDG_RUNTIME_DIR"));
  if (path.empty()) return {};
  const Result<std::string> token = load_token(path);
  return token ? token.value() : std::string();
}

/// Answers until the browser closes the port; PDFs that are still being read then are let go.
int serve(int out) {
  FrameWriter writer(out);
  Session session(parse_large_by_module);
  session.tell_daemon_token(daemon_token);
  while (true) {
    Result<std::optional<std::string>> frame = read_frame(STDIN_FILENO);
    if (!frame) {
      complain(frame.error().message);
      return exit_code(frame.error());
    }
    if (!frame.value()) return writer.failed() ? 1 : 0;
    session.take(std::move(*frame.value()), [&writer](Reply&& reply) { writer.write(std::move(reply)); });
    if (writer.failed()) return 1;
  }
}

/// Browsers pass their own arguments (the extension's origin, the manifest's path): all but ours
/// are ignored.
int run(int out, std::string_view argument) {
  if (argument == "--help" || argument == "--version") {
    write_all(out, argument == "--help" ? kHelp : "paperhop-host " + std::string(kVersion) + "\n");
    return 0;
  }
  if (isatty(STDIN_FILENO)) {
    write_all(STDERR_FILENO, kHelp);
    return 2;
  }
  return serve(out);
}

}  // namespace
}  // namespace paperhop

int main(int argc, char** argv) {
  // fd 1 belongs to the frame writer alone: whatever else prints (a library, a left-over
  // debug line, a child) goes to stderr instead of into a message.
  const int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (dup2(STDERR_FILENO, STDOUT_FILENO) < 0) close(STDOUT_FILENO);
  std::signal(SIGPIPE, SIG_IGN);
  return paperhop::run(out, argc == 2 ? argv[1] : "");
}
