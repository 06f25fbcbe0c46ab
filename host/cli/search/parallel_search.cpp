// SPDX-License-Identifier: Apache-2.0
#include "cli/search/parallel_search.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/limits.hpp"

namespace paperhop::cli {
namespace {

class ParallelSearch {
 public:
  ParallelSearch(std::size_t most, FileWalk files, const std::function<std::unique_ptr<Searcher>()>& make_searcher,
                 WorkPool& pool, OrderedOutput& output, Progress& progress)
      : most_(most),
        files_(std::move(files)),
        make_searcher_(make_searcher),
        pool_(pool),
        output_(output),
        progress_(progress) {
    pool_.set_on_need([this] { start_thread(); });
  }

  SearchOutcome run(std::size_t at_start) {
    while (thread_count() + 1 < std::min(at_start, most_) && start_thread()) {
    }
    work();
    join();
    return outcome_;
  }

 private:
  struct Job {
    WalkedFile file;
    std::shared_ptr<OutputSlot> slot;
  };

  std::size_t thread_count() {
    const std::lock_guard lock(threads_mutex_);
    return threads_.size();
  }

  /// False where no further one is allowed, or to be had: the result is the same.
  bool start_thread() {
    const std::lock_guard lock(threads_mutex_);
    if (is_joining_ || threads_.size() + 1 >= most_) return false;
    try {
      threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      return false;
    }
    return true;
  }

  void join() {
    {
      const std::lock_guard lock(threads_mutex_);
      is_joining_ = true;
    }
    threads_.clear();
  }

  /// What each thread does until nothing is left. Between files, too, memory may run out: an exception that left a
  /// thread would end the program, and a file that is never closed would keep the others waiting.
  void work() {
    try {
      const std::unique_ptr<Searcher> searcher = make_searcher_();
      while (auto job = take()) {
        const FileOutcome outcome = search_safely(*searcher, *job);
        output_.close(*job->slot);
        progress_.file_is_done(outcome.papers);
        add(outcome);
      }
      searcher->help();
    } catch (const std::exception&) {
      break_off();
    }
  }

  /// The next file with its slot, in one step: slots are in the order of the files.
  std::optional<Job> take() {
    const std::lock_guard lock(mutex_);
    auto job = next_job();
    if (job) {
      ++searched_;
    } else {
      no_more_files_ = true;
      if (searched_ == 0) pool_.close();
    }
    return job;
  }

  std::optional<Job> next_job() {
    if (output_.is_stopped()) return std::nullopt;
    auto file = files_.next();
    if (!file) return std::nullopt;
    auto slot = output_.open();
    if (!slot) return std::nullopt;
    return Job{std::move(*file), std::move(slot)};
  }

  void add(const FileOutcome& outcome) {
    const std::lock_guard lock(mutex_);
    outcome_.found = outcome_.found || outcome.papers > 0;
    outcome_.failed = outcome_.failed || outcome.failed;
    outcome_.counts += outcome.counts;
    outcome_.bytes += outcome.bytes;
    ++outcome_.files;
    --searched_;
    if (searched_ == 0 && no_more_files_) pool_.close();
  }

  void break_off() {
    {
      const std::lock_guard lock(mutex_);
      outcome_.failed = true;
      outcome_.broke_off = true;
    }
    output_.stop();
    pool_.close();
  }

  static FileOutcome search_safely(Searcher& searcher, const Job& job) {
    const Streams& streams = job.slot->streams();
    try {
      return searcher.search(job.file, *job.slot);
    } catch (const std::bad_alloc&) {
      streams.complain(job.file.name, std::string(kNoMemory));
    } catch (const std::exception& error) {
      streams.complain(job.file.name, std::string("internal: ") + error.what() + "; please report it");
    }
    FileOutcome failed;
    failed.failed = true;
    failed.counts.errors = 1;
    return failed;
  }

  const std::size_t most_;
  std::mutex mutex_;  // guards files_ and what is counted
  FileWalk files_;
  std::size_t searched_ = 0;  ///< files that are searched right now
  bool no_more_files_ = false;
  SearchOutcome outcome_;
  const std::function<std::unique_ptr<Searcher>()>& make_searcher_;
  WorkPool& pool_;
  OrderedOutput& output_;
  Progress& progress_;
  std::mutex threads_mutex_;  // guards what follows
  std::vector<std::jthread> threads_;
  bool is_joining_ = false;
};

}  // namespace

SearchOutcome search_in_order(Jobs jobs, FileWalk files,
                              const std::function<std::unique_ptr<Searcher>()>& make_searcher, WorkPool& pool,
                              OrderedOutput& output, Progress& progress) {
  return ParallelSearch(jobs.most, std::move(files), make_searcher, pool, output, progress).run(jobs.at_start);
}

std::size_t usual_jobs() {
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, limits::kJobs);
}

}  // namespace paperhop::cli
