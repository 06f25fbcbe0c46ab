// SPDX-License-Identifier: Apache-2.0
#include "protocol/pdf_jobs.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <memory>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop {
namespace {

void signal(int event) {
  const std::uint64_t one = 1;
  // It cannot fail: the counter is far from its end.
  [[maybe_unused]] const ssize_t put = ::write(event, &one, sizeof one);
}

}  // namespace

Error cancelled_error() {
  return {ErrorCode::cancelled, "the request was cancelled; send it again to have it answered"};
}

Error id_taken_error() {
  return {ErrorCode::bad_request, "a PDF with this \"id\" is being read; send another id"};
}

ReadPdf make_pdf_reader() {
  return [worker = std::make_shared<PdfWorker>()](const Finder& finder, int pdf, const PdfOrigin& origin, PdfWant want,
                                                  const PdfListener& listener, int cancel) {
    return read_pdf_papers(*worker, finder, pdf, origin, want, listener, cancel);
  };
}

PdfJobs::~PdfJobs() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
    for (auto& [id, job] : jobs_) signal(job.cancel.get());
    wake_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

Status PdfJobs::start(PdfTask task) {
  const std::lock_guard lock(mutex_);
  if (jobs_.contains(task.id)) {
    return id_taken_error();
  }
  if (waiting_.size() >= limits::kPdfsWaiting) {
    return Error{ErrorCode::pdf_busy, std::to_string(waiting_.size()) + " PDFs wait to be read; try again in a moment"};
  }
  UniqueFd event(::eventfd(0, EFD_CLOEXEC));
  if (!event) return Error{ErrorCode::internal, "no more files can be opened; close some PDFs, or report this"};
  if (idle_ <= waiting_.size() && threads_.size() < limits::kPdfsRead) {
    if (Status started = start_thread(); !started && threads_.empty()) return started;
  }
  const std::string id = task.id;
  Job& job = jobs_[id];
  job.task = std::move(task);
  job.cancel = std::move(event);
  waiting_.push_back(id);
  wake_.notify_one();
  return Done{};
}

Status PdfJobs::start_thread() {
  try {
    threads_.emplace_back([this] { work(); });
    return Done{};
  } catch (const std::system_error& error) {
    return Error{ErrorCode::internal, std::string("no thread can be started: ") + error.what() + "; try again later"};
  }
}

bool PdfJobs::cancel(const std::string& id) {
  std::unique_lock lock(mutex_);
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return false;
  Job& job = found->second;
  job.cancelled = true;
  signal(job.cancel.get());
  if (job.running) return true;  // its thread answers
  waiting_.erase(std::find(waiting_.begin(), waiting_.end(), id));
  const auto node = jobs_.extract(found);
  lock.unlock();
  node.mapped().task.on_answer(node.mapped().task, cancelled_error());
  return true;
}

bool PdfJobs::has(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  return jobs_.contains(id);
}

std::size_t PdfJobs::held() const {
  const std::lock_guard lock(mutex_);
  std::size_t bytes = 0;
  for (const auto& [id, job] : jobs_) bytes += job.task.held;
  return bytes;
}

bool PdfJobs::is_cancelled(const Job& job) const {
  const std::lock_guard lock(mutex_);
  return job.cancelled || stopping_;
}

void PdfJobs::work() {
  ReadPdf read;  // made with the first PDF, whose answer says where that fails
  std::unique_lock lock(mutex_);
  while (Job* const job = next(lock)) {
    lock.unlock();
    run(*job, read);
    lock.lock();
  }
}

/// The next PDF; null where the end has come.
PdfJobs::Job* PdfJobs::next(std::unique_lock<std::mutex>& lock) {
  ++idle_;
  wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  --idle_;
  if (stopping_) return nullptr;
  Job& job = jobs_.at(waiting_.front());
  waiting_.pop_front();
  job.running = true;
  return &job;
}

void PdfJobs::run(Job& job, ReadPdf& read) {
  finish(job, [&]() -> Result<PdfAnswer> {
    try {
      if (!read) read = make_reader_();
      return answer(job, read);
    } catch (const std::exception& exception) {
      return Error{ErrorCode::internal,
                   std::string("the PDF could not be read: ") + exception.what() + "; report this"};
    }
  }());
}

/// Reads one PDF and tells its first answer; the last one is given back.
Result<PdfAnswer> PdfJobs::answer(Job& job, const ReadPdf& read) {
  PdfTask& task = job.task;
  PdfAnswerer answerer(task.target, task.want, task.limit);
  bool told = false;
  PdfListener listener;
  listener.on_paper = [&](PdfMention&& mention) {
    const bool own = mention.own;
    answerer.add(std::move(mention));
    if (!own || told || task.want != PdfWant::both || is_cancelled(job)) return;
    told = true;
    if (const std::optional<PdfAnswer> first = answerer.first()) task.on_answer(task, *first);
  };
  listener.on_warning = [&](const Error& warning) { answerer.warn(warning); };
  listener.on_title = [&](std::string_view title) { answerer.set_title(title); };
  return answerer.last(read(finder_, task.pdf.get(), task.origin, task.want, listener, job.cancel.get()));
}

/// Lets go of the job and then answers, so that its id is free when the answer arrives.
void PdfJobs::finish(Job& job, Result<PdfAnswer> answer) {
  std::unique_lock lock(mutex_);
  const auto node = jobs_.extract(job.task.id);
  if (stopping_) return;
  lock.unlock();
  const PdfTask& task = node.mapped().task;
  task.on_answer(task, node.mapped().cancelled ? Result<PdfAnswer>(cancelled_error()) : std::move(answer));
}

}  // namespace paperhop
