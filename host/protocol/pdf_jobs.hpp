// SPDX-License-Identifier: Apache-2.0
//
// PdfJobs: reads PDFs beside the conversation, limits::kPdfsRead at a time, so that other requests are answered
// meanwhile. Threads start with the first PDF: a program that never sees one pays nothing.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "answer/pdf_answer.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "ids/pdf/pdf_papers.hpp"

namespace paperhop {

/// Reads one PDF after the other: read_pdf_papers() with a worker of its own.
using ReadPdf = std::function<Status(const Finder& finder, int pdf, const PdfOrigin& origin, PdfWant want,
                                     const PdfListener& listener, int cancel)>;

/// Makes one for a thread.
using MakePdfReader = std::function<ReadPdf()>;

/// The reader with paperhop-pdf, which stands beside this program.
ReadPdf make_pdf_reader();

/// A PDF to read, with all that its reading needs: the configuration may change meanwhile.
struct PdfTask {
  std::string id;  ///< as JSON text
  UniqueFd pdf;
  std::size_t held = 0;  ///< bytes of it that are in memory
  PdfOrigin origin;
  PdfWant want = PdfWant::both;
  Target target;
  std::optional<std::size_t> limit;
  /// Called from another thread: with a first answer maybe, and with the last one or an error. Must not throw.
  std::function<void(const PdfTask& task, const Result<PdfAnswer>& answer)> on_answer;
};

/// What a request that was cancelled gets.
Error cancelled_error();

/// What a PDF gets whose id another one has that is under way.
Error id_taken_error();

class PdfJobs {
 public:
  /// `finder` must live as long as this.
  PdfJobs(MakePdfReader make_reader, const Finder& finder) : make_reader_(std::move(make_reader)), finder_(finder) {}

  /// Ends all readings at once; nothing more is answered.
  ~PdfJobs();

  PdfJobs(const PdfJobs&) = delete;
  PdfJobs& operator=(const PdfJobs&) = delete;

  /// Reads a PDF when its turn comes. Errors, without an answer: bad_request (a PDF with that id is under way),
  /// pdf_busy (too many wait), internal (no thread or descriptor can be made).
  Status start(PdfTask task);

  /// Ends a reading, with the error `cancelled` as its last answer. False where none is under way.
  bool cancel(const std::string& id);

  /// True where a PDF with that id waits or is being read.
  bool has(const std::string& id) const;

  /// Bytes of all PDFs here that are in memory.
  std::size_t held() const;

 private:
  /// A PDF that waits or is being read.
  struct Job {
    PdfTask task;
    UniqueFd cancel;  ///< readable once it is cancelled
    bool cancelled = false;
    bool running = false;
  };

  void work();
  Job* next(std::unique_lock<std::mutex>& lock);
  void run(Job& job, ReadPdf& read);
  Result<PdfAnswer> answer(Job& job, const ReadPdf& read);
  void finish(Job& job, Result<PdfAnswer> answer);
  bool is_cancelled(const Job& job) const;
  Status start_thread();

  MakePdfReader make_reader_;
  const Finder& finder_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::map<std::string, Job> jobs_;  ///< by id
  std::deque<std::string> waiting_;  ///< ids, in order
  std::size_t idle_ = 0;             ///< threads without work
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace paperhop
