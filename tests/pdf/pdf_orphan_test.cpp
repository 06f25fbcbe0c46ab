// SPDX-License-Identifier: Apache-2.0
//
// A caller that is killed leaves no reader behind: neither a process of its own nor a server with its child. This
// process adopts the orphans and looks at how they ended: killed with the caller; or a server that saw the end of its
// socket before the signal reached it, which kills its child itself. Or (the fault) by their own clock.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/unique_fd.hpp"
#include "base/write_all.hpp"
#include "hostile_pdfs.hpp"
#include "text/pdf_worker.hpp"
#include "text/pdf_worker_options.hpp"

namespace paperhop::test {
namespace {

std::string slow_pdf() {
  const std::vector<HostilePdf>& all = hostile_pdfs();
  const auto slow =
      std::find_if(all.begin(), all.end(), [](const HostilePdf& pdf) { return pdf.name == "scattered words"; });
  REQUIRE(slow != all.end());
  return slow->make();
}

/// Reads a PDF that takes longer than it may; writes to `started` once the reader has said something.
[[noreturn]] void read_slow_pdf(int pdf, int started, PdfProcesses processes) {
  PdfWorkerOptions options;
  options.program = PAPERHOP_PDF;
  options.processes = processes;
  PdfWorker worker(std::move(options));
  const auto on_fact = [started](PdfFact&&) { return write_all(started, "x"); };
  [[maybe_unused]] const Status status = worker.read(pdf, {true, PdfTextExtent::all_pages}, on_fact);
  ::_exit(0);
}

bool killed(int status) {
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

bool returned(int status) {
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The wait statuses of all children, the adopted ones too.
std::vector<int> ends_of_all() {
  std::vector<int> all;
  int status = 0;
  while (::wait(&status) > 0) all.push_back(status);
  return all;
}

/// Of all children that have ended, and of theirs.
std::chrono::microseconds processor_time_of_children() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return std::chrono::seconds(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         std::chrono::microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

}  // namespace

TEST_CASE("A caller that is killed leaves no reader behind") {
  const PdfProcesses processes = GENERATE(PdfProcesses::alone, PdfProcesses::served);
  const UniqueFd pdf(::memfd_create("pdf", MFD_CLOEXEC));
  REQUIRE(write_all(pdf.get(), slow_pdf()));
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  const UniqueFd started(ends[0]);
  UniqueFd start(ends[1]);
  REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);

  const auto time_before = processor_time_of_children();
  const pid_t caller = ::fork();
  if (caller == 0) read_slow_pdf(pdf.get(), start.get(), processes);
  start.reset();
  char byte = 0;
  REQUIRE(::read(started.get(), &byte, 1) == 1);
  ::kill(caller, SIGKILL);

  const std::vector<int> statuses = ends_of_all();
  ::prctl(PR_SET_CHILD_SUBREAPER, 0);
  const auto of_kind = [&statuses](bool (*kind)(int)) { return std::count_if(statuses.begin(), statuses.end(), kind); };
  const auto count = static_cast<std::ptrdiff_t>(statuses.size());
  CHECK(of_kind(killed) + of_kind(returned) == count);
  if (processes == PdfProcesses::alone) {
    CHECK(of_kind(killed) == 2);
  } else {
    // The caller and the server; of the child the server may have told already.
    CHECK(count >= 2);
    CHECK(of_kind(returned) <= 1);
  }
  CHECK(processor_time_of_children() - time_before < std::chrono::seconds(limits::kPdfSeconds) / 2);
}

}  // namespace paperhop::test
