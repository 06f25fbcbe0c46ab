// SPDX-License-Identifier: Apache-2.0
#include "cli/parallel_search.hpp"

#include <algorithm>
#include <atomic>
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
  ParallelSearch(FileWalk files, const std::function<SearchFile()>& make_search, OrderedOutput& output,
                 Progress& progress)
      : files_(std::move(files)), make_search_(make_search), output_(output), progress_(progress) {}

  /// What each thread does until no file is left. Between files, too, memory may run out: an exception that left a
  /// thread would end the program, and a file that is never closed would keep the others waiting.
  void work() {
    try {
      search_files();
    } catch (const std::exception&) {
      failed_ = true;
      broke_off_ = true;
      output_.stop();
    }
  }

  SearchOutcome outcome() const { return {found_, failed_, broke_off_}; }

 private:
  struct Job {
    WalkedFile file;
    std::shared_ptr<OutputSlot> slot;
  };

  void search_files() {
    const SearchFile search = make_search_();
    while (auto job = take()) {
      const FileOutcome outcome = search_safely(search, *job);
      if (outcome.papers > 0) found_ = true;
      if (outcome.failed) failed_ = true;
      output_.close(*job->slot);
      progress_.file_is_done(outcome.papers);
    }
  }

  /// The next file with its slot, in one step: slots are in the order of the files.
  std::optional<Job> take() {
    const std::lock_guard lock(mutex_);
    if (output_.is_stopped()) return std::nullopt;
    auto file = files_.next();
    if (!file) return std::nullopt;
    auto slot = output_.open();
    if (!slot) return std::nullopt;
    return Job{std::move(*file), std::move(slot)};
  }

  static FileOutcome search_safely(const SearchFile& search, const Job& job) {
    const Streams& streams = job.slot->streams();
    try {
      return search(job.file, *job.slot);
    } catch (const std::bad_alloc&) {
      streams.complain(job.file.name, "does not fit into memory; split it, or use --per-line, or -j 1");
    } catch (const std::exception& error) {
      streams.complain(job.file.name, std::string("internal: ") + error.what() + "; please report it");
    }
    return {0, true};
  }

  std::mutex mutex_;  // guards files_
  FileWalk files_;
  const std::function<SearchFile()>& make_search_;
  OrderedOutput& output_;
  Progress& progress_;
  std::atomic<bool> found_ = false;
  std::atomic<bool> failed_ = false;
  std::atomic<bool> broke_off_ = false;
};

}  // namespace

SearchOutcome search_in_order(std::size_t jobs, FileWalk files, const std::function<SearchFile()>& make_search,
                              OrderedOutput& output, Progress& progress) {
  ParallelSearch search(std::move(files), make_search, output, progress);
  {
    std::vector<std::jthread> helpers;
    try {
      while (helpers.size() + 1 < jobs) helpers.emplace_back([&search] { search.work(); });
    } catch (const std::system_error&) {
      // As many as the system gives; the result is the same.
    }
    search.work();
  }
  return search.outcome();
}

std::size_t usual_jobs() {
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, limits::kJobs);
}

}  // namespace paperhop::cli
