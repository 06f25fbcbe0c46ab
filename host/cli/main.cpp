// SPDX-License-Identifier: Apache-2.0
//
// Program paperhop: joins the streams to the commands and the exit status to the process.
//
// SIGPIPE is ignored and a closed pipe is success: the reader has what it wanted. SIGINT keeps
// its default action, so that the shell sees the signal. A full disk is an error.
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <iostream>
#include <string>
#include <system_error>

#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "cli/terminal/output.hpp"

namespace {

using namespace paperhop::cli;
namespace limits = paperhop::limits;

/// The status once all output is on its way.
ExitStatus finish(ExitStatus status, const FileBuffer& buffer, const Streams& streams) {
  streams.out.flush();
  if (buffer.error() == 0) return status;
  if (buffer.error() == EPIPE) return ExitStatus::found;
  streams.complain("standard output: cannot be written (" +
                   std::error_code(buffer.error(), std::generic_category()).message() +
                   "); the output is not complete");
  return ExitStatus::error;
}

/// What is read ahead is freed again by whichever thread has searched it. As the library comes set, the system gets
/// those pages back and gives new ones all the time, which costs two threads a third of their time.
void keep_memory() {
  ::mallopt(M_MMAP_THRESHOLD, static_cast<int>(limits::kMallocKept));
  ::mallopt(M_TRIM_THRESHOLD, static_cast<int>(2 * limits::kMallocKept));
  ::mallopt(M_ARENA_MAX, limits::kHeaps);
}

}  // namespace

int main(int argc, char** argv) {
  reserve_standard_descriptors();
  ::signal(SIGPIPE, SIG_IGN);
  keep_memory();
  FileBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  const Streams streams{out, std::cerr, is_terminal(STDIN_FILENO), is_terminal(STDOUT_FILENO),
                        is_terminal(STDERR_FILENO)};
  ExitStatus status = ExitStatus::error;
  try {
    status = run({argv + (argc > 0 ? 1 : 0), argv + argc}, streams);
  } catch (const std::exception& error) {
    streams.complain(std::string("internal: ") + error.what() + "; please report it");
  }
  return exit_code(finish(status, buffer, streams));
}
