// SPDX-License-Identifier: Apache-2.0
//
// paperhop-pdf: reads one PDF in a sandbox and tells frames (text/pdf_frames.hpp).
#include <unistd.h>

#include <csignal>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/version.hpp"
#include "base/write_all.hpp"
#include "pdf/job.hpp"
#include "pdf/sandbox.hpp"
#include "pdf/serve.hpp"
#include "text/pdf_request.hpp"

namespace paperhop::pdf {
namespace {

constexpr std::string_view kHelp =
    "paperhop-pdf: reads a PDF for paperhop, locked in a sandbox.\n"
    "\n"
    "paperhop starts it, not people: it writes frames (host/text/pdf_frames.hpp).\n"
    "To find the papers of a PDF run: paperhop find FILE.pdf\n"
    "\n"
    "  read [--links] [--text=drawn|first|all]  read the PDF on standard input\n"
    "  serve      read PDFs for the socket on standard input, each in a process of its own\n"
    "  --sandbox  show which parts of the sandbox this kernel gives\n"
    "  --help     show this text\n"
    "  --version  show the version\n";

int print_sandbox() {
  for (const SandboxState& part : lock_sandbox()) {
    const std::string state = part.reason.empty() ? "\tyes\n" : "\tno\t" + part.reason + "\n";
    write_all(STDOUT_FILENO, part.name + state);
  }
  return 0;
}

int usage() {
  write_all(STDERR_FILENO, kHelp);
  return 2;
}

int run(std::string_view command, const std::vector<std::string_view>& words) {
  if (command == "read") {
    const std::optional<PdfRequest> request = request_of(words);
    if (!request || ::isatty(STDOUT_FILENO)) return usage();
    end_with_caller(STDOUT_FILENO);
    // Whatever the caller left open is not to reach the engines.
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
    run_job(STDIN_FILENO, STDOUT_FILENO, *request);
  }
  if (!words.empty()) return usage();
  if (command == "serve") {
    end_with_caller(STDIN_FILENO);
    return serve(STDIN_FILENO);
  }
  if (command == "--sandbox") return print_sandbox();
  if (command != "--help" && command != "--version") return usage();
  write_all(STDOUT_FILENO, command == "--help" ? std::string(kHelp) : "paperhop-pdf " + std::string(kVersion) + "\n");
  return 0;
}

}  // namespace
}  // namespace paperhop::pdf

int main(int argc, char** argv) {
  // An asker who has gone ends the reading.
  std::signal(SIGPIPE, SIG_DFL);
  if (argc < 2) return paperhop::pdf::run({}, {});
  return paperhop::pdf::run(argv[1], {argv + 2, argv + argc});
}
