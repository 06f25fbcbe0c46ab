// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_ending.hpp"

#include <sys/wait.h>
#include <csignal>
#include <string>
#include <utility>

#include "base/limits.hpp"

namespace paperhop {
namespace {

/// The exit status by which posix_spawn and the dynamic linker say that the program did not start, and the
/// C library that there is no memory left for its own needs.
constexpr int kNotStarted = 127;

std::string_view advice(ErrorCode code) {
  switch (code) {
    case ErrorCode::pdf_password: return "save a copy without a password";
    case ErrorCode::pdf_too_large: return "take a smaller one, or search for its title";
    case ErrorCode::pdf_stopped: return "search for its title";
    case ErrorCode::start_failed: return "install paperhop anew";
    default: return "get the PDF anew, or search for its title";
  }
}

Error killed_by(int signal) {
  switch (signal) {
    case SIGXCPU:
    case SIGALRM: return pdf_slow_error();
    case SIGKILL: return pdf_error(ErrorCode::pdf_stopped, "its reader was ended for using too much time or memory");
    case SIGSYS:
      return pdf_error(ErrorCode::pdf_unreadable,
                       "the engine tried a forbidden system call and was ended, the PDF may be an attack");
    case SIGPIPE: return pdf_error(ErrorCode::pdf_unreadable, "its reader broke off");
    case SIGTERM:
    case SIGINT:
    case SIGHUP: return pdf_error(ErrorCode::pdf_stopped, "its reader was ended from outside");
    default: return pdf_error(ErrorCode::pdf_unreadable, "the engine crashed, it may have run out of memory");
  }
}

}  // namespace

Error pdf_error(ErrorCode code, std::string_view reason) {
  std::string message(kPdfNotRead);
  message.append(reason).append("; ").append(advice(code));
  return {code, std::move(message)};
}

Error pdf_too_large_error() {
  return pdf_error(ErrorCode::pdf_too_large,
                   "it is larger than " + std::to_string(limits::kPdfFile / limits::kMiB) + " MiB");
}

Error pdf_slow_error() {
  return pdf_error(ErrorCode::pdf_stopped, "it takes more than " + std::to_string(limits::kPdfSeconds) + " seconds");
}

Error pdf_ending_error(int wait_status, bool heard) {
  if (WIFSIGNALED(wait_status)) return killed_by(WTERMSIG(wait_status));
  if (WEXITSTATUS(wait_status) == kNotStarted) {
    if (heard) return pdf_error(ErrorCode::pdf_stopped, "it takes too much memory");
    return pdf_error(ErrorCode::start_failed, "paperhop-pdf does not start, a library may be missing");
  }
  return pdf_error(ErrorCode::pdf_unreadable, "its reader broke off");
}

}  // namespace paperhop
