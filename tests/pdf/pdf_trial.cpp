// SPDX-License-Identifier: Apache-2.0
#include "pdf_trial.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/limits.hpp"
#include "base/unique_fd.hpp"
#include "text/pdf_frames.hpp"

namespace paperhop::test {
namespace {

UniqueFd in_memory(std::string_view pdf) {
  UniqueFd file(::memfd_create("pdf", MFD_CLOEXEC));
  while (!pdf.empty()) {
    const ssize_t written = ::write(file.get(), pdf.data(), pdf.size());
    if (written <= 0) throw std::runtime_error("cannot write to memory");
    pdf.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

/// A new process is charged with what its parent held at most when it was started: this makes that
/// no more than what it holds now.
void forget_peak_memory() {
  std::ofstream("/proc/self/clear_refs") << 5;
}

double seconds_of(const rusage& usage) {
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

}  // namespace

bool Trial::forbidden_call() const {
  return WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGSYS;
}

bool Trial::crashed() const {
  if (!WIFSIGNALED(wait_status)) return false;
  const int signal = WTERMSIG(wait_status);
  return signal == SIGSEGV || signal == SIGABRT || signal == SIGBUS || signal == SIGFPE || signal == SIGILL;
}

std::string Trial::outcome() const {
  if (status) return "read";
  const std::string code(code_name(status.error().code));
  if (forbidden_call()) return code + ", forbidden call";
  if (crashed()) return code + (memory > limits::kPdfMemory / 10 * 9 ? ", crashed for want of memory" : ", crashed");
  if (status.error().code != ErrorCode::pdf_stopped) return code;
  const bool memory_short = status.error().message.find("memory") != std::string::npos;
  return code + (memory_short ? ", memory" : ", time or output");
}

Tester::Tester(PdfProcesses processes)
    : worker_([this, processes] {
        PdfWorkerOptions options;
        options.program = PAPERHOP_PDF;
        options.processes = processes;
        options.on_ending = [this](const PdfEnding& ending) { ending_ = ending; };
        return options;
      }()) {}

Trial Tester::read(std::string_view pdf) {
  const UniqueFd file = in_memory(pdf);
  Trial trial;
  ending_.reset();
  forget_peak_memory();
  PdfPapers papers(finder_, {}, PdfWant::both, {[&trial](const PdfMention&) { ++trial.papers; }, [](const Error&) {}});
  const auto keep = [&](PdfFact&& fact) {
    trial.facts += encode_pdf_frame(fact);
    papers.add(fact);
    return true;
  };
  trial.status = worker_.read(file.get(), {true, PdfTextExtent::all_pages}, keep);
  papers.finish();
  if (!ending_) return trial;
  trial.wait_status = ending_->wait_status;
  if (ending_->usage) {
    trial.seconds = seconds_of(*ending_->usage);
    trial.memory = static_cast<std::size_t>(ending_->usage->ru_maxrss) * limits::kKiB;
  }
  return trial;
}

void Tally::add(const Trial& trial) {
  ++outcomes_[trial.outcome()];
  forbidden_calls_ += trial.forbidden_call() ? 1 : 0;
  crashes_ += trial.crashed() ? 1 : 0;
  seconds_ = std::max(seconds_, trial.seconds);
  memory_ = std::max(memory_, trial.memory);
}

std::string Tally::table() const {
  std::ostringstream out;
  for (const auto& [outcome, count] : outcomes_) out << "  " << count << "  " << outcome << "\n";
  out << "  " << forbidden_calls_ << "  killed for a system call outside the list\n";
  out << "  " << crashes_ << "  killed by a fault of an engine\n";
  out << "  at most " << seconds_ << " s of processor time, " << memory_ / limits::kMiB << " MiB resident\n";
  return out.str();
}

}  // namespace paperhop::test
