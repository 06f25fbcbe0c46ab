// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_worker.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "base/limits.hpp"
#include "base/unique_fd.hpp"
#include "text/pdf_process.hpp"
#include "text/pdf_sandbox.hpp"
#include "text/pdf_server.hpp"
#include "text/pdf_stream.hpp"
#include "text/pdf_worker_options.hpp"

namespace paperhop {
namespace {

using std::chrono::milliseconds;

/// What can be said of the file without starting anything.
Status check_file(int pdf) {
  struct stat file {};
  if (::fstat(pdf, &file) != 0) return pdf_error(ErrorCode::pdf_unreadable, std::strerror(errno));
  if (!S_ISREG(file.st_mode)) return pdf_error(ErrorCode::pdf_unreadable, "it is not a regular file");
  if (file.st_size == 0) return pdf_error(ErrorCode::pdf_unreadable, "the file is empty");
  if (static_cast<std::uint64_t>(file.st_size) > limits::kPdfFile) {
    return pdf_too_large_error();
  }
  return Done{};
}

/// The same file, read only and at its own position, so that the worker can neither change it nor
/// move the caller's position; without /proc a plain copy of the descriptor.
UniqueFd read_only(int pdf) {
  const std::string path = "/proc/self/fd/" + std::to_string(pdf);
  UniqueFd again(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!again) again.reset(::fcntl(pdf, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  again = above_standard(std::move(again));
  ::lseek(again.get(), 0, SEEK_SET);
  return again;
}

bool is_cancelled(int cancel) {
  pollfd ready{cancel, POLLIN, 0};
  return cancel >= 0 && ::poll(&ready, 1, 0) > 0;
}

Error cancelled() {
  return {ErrorCode::cancelled, "reading the PDF was cancelled"};
}

Status conclude(const PdfStreamResult& stream, const PdfEnding& ending) {
  const auto mebibytes = std::to_string(limits::kPdfOutput / limits::kMiB);
  switch (stream.end) {
    case PdfStreamEnd::enough: return Done{};
    case PdfStreamEnd::complete: return stream.problem ? Status(*stream.problem) : Status(Done{});
    case PdfStreamEnd::broke_off: return pdf_ending_error(ending.wait_status, stream.heard);
    case PdfStreamEnd::garbled: return pdf_error(ErrorCode::pdf_unreadable, "what its reader says makes no sense");
    case PdfStreamEnd::cancelled: return cancelled();
    case PdfStreamEnd::timed_out: return pdf_slow_error();
    case PdfStreamEnd::too_long:
      return pdf_error(ErrorCode::pdf_stopped, "it unpacks to more than " + mebibytes + " MiB");
  }
  return Error{};
}

/// Time to end by itself has who said all, or closed the pipe and may yet say by its end why.
milliseconds patience_after(PdfStreamEnd end) {
  const bool by_itself = end == PdfStreamEnd::complete || end == PdfStreamEnd::broke_off;
  return milliseconds(by_itself ? limits::kPdfGraceMilliseconds : 0);
}

}  // namespace

struct PdfWorker::State {
  PdfWorkerOptions options;
  bool has_read = false;
  milliseconds left{};  ///< of the time of the PDF read last
  std::optional<PdfServer> server;

  /// The path of the program, looked for once.
  Status find_program() {
    if (!options.program.empty()) return Done{};
    Result<std::string> found = find_pdf_program();
    if (!found) return found.error();
    options.program = std::move(found).value();
    return Done{};
  }

  bool reads_alone(const PdfRequest& request) {
    const bool first = !std::exchange(has_read, true);
    if (options.processes != PdfProcesses::usual) return options.processes == PdfProcesses::alone;
    return first && (request.text == PdfTextExtent::none || request.text == PdfTextExtent::drawn);
  }

  Status submit(std::uint8_t asked, int pdf, int frames) {
    if (server && server->submit(asked, pdf, frames)) return Done{};
    server.reset();
    Result<PdfServer> fresh = PdfServer::start(options.program);
    if (!fresh) return fresh.error();
    server.emplace(std::move(fresh).value());
    if (server->submit(asked, pdf, frames)) return Done{};
    return Error{ErrorCode::start_failed, options.program + " ended as soon as it was started; install paperhop anew"};
  }

  Status follow(PdfRun& run, bool goes_on, int frames, const OnFact& on_fact, int cancel) {
    PdfRunGuard guard(run);
    const milliseconds patience = goes_on ? left : options.patience;
    const PdfStreamResult stream = read_pdf_stream(frames, {patience, options.output}, on_fact, cancel);
    left = stream.left;
    const PdfEnding ending = guard.end(patience_after(stream.end));
    if (options.on_ending) options.on_ending(ending);
    return conclude(stream, ending);
  }

  Status read_alone(int pdf, const PdfRequest& request, PdfPipe pipe, const OnFact& on_fact, int cancel) {
    std::vector<std::string> words = words_of(request);
    words.insert(words.begin(), "read");
    Result<PdfProcess> process = PdfProcess::start(options.program, std::move(words), pdf, pipe.write.get());
    if (!process) return process.error();
    pipe.write.reset();
    return follow(process.value(), request.goes_on, pipe.read.get(), on_fact, cancel);
  }

  Status read_by_server(int pdf, const PdfRequest& request, PdfPipe pipe, const OnFact& on_fact, int cancel) {
    Status submitted = submit(flags_of(request), pdf, pipe.write.get());
    if (!submitted) return submitted;
    pipe.write.reset();
    return follow(*server, request.goes_on, pipe.read.get(), on_fact, cancel);
  }
};

PdfWorker::PdfWorker(std::string program) : state_(std::make_unique<State>()) {
  state_->options.program = std::move(program);
}

PdfWorker::PdfWorker(PdfWorkerOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
}

PdfWorker::~PdfWorker() = default;
PdfWorker::PdfWorker(PdfWorker&&) noexcept = default;
PdfWorker& PdfWorker::operator=(PdfWorker&&) noexcept = default;

Status PdfWorker::read(int pdf, const PdfRequest& request, const OnFact& on_fact, int cancel) {
  if (Status fit = check_file(pdf); !fit) return fit;
  if (is_cancelled(cancel)) return cancelled();
  if (Status found = state_->find_program(); !found) return found;
  const UniqueFd file = read_only(pdf);
  PdfPipe pipe = make_pdf_pipe();
  if (!file || !pipe.write)
    return Error{ErrorCode::start_failed, "no descriptor is left to read a PDF with; close other files, or try again"};
  if (state_->reads_alone(request)) {
    return state_->read_alone(file.get(), request, std::move(pipe), on_fact, cancel);
  }
  return state_->read_by_server(file.get(), request, std::move(pipe), on_fact, cancel);
}

Result<std::vector<SandboxPart>> PdfWorker::sandbox() {
  if (Status found = state_->find_program(); !found) return found.error();
  return ask_pdf_sandbox(state_->options.program, state_->options.patience);
}

}  // namespace paperhop
