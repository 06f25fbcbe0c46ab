// SPDX-License-Identifier: Apache-2.0
//
// Progress: one line on a terminal that says how far a search over many files is. It comes after
// a second, is drawn again a few times a second by a thread of its own, and is gone before
// anything else is written and at the end.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <thread>

#include "cli/input/file_walk.hpp"

namespace paperhop::cli {

struct ProgressCounts {
  std::size_t done = 0;            ///< files
  std::optional<std::size_t> all;  ///< files, once they are counted
  std::size_t papers = 0;
  std::uint64_t bytes = 0;                 ///< read
  std::optional<std::uint64_t> all_bytes;  ///< of all files, once they are counted and where that can be known
  double seconds = 0;                      ///< since the start
};

/// "12 of 340 files, 56 papers, 34 files/s, 120 MB/s, 10 s left".
std::string progress_text(const ProgressCounts& counts);

/// True where such a line is of use: standard error is a terminal that can go back in a line.
bool wants_progress(bool err_is_terminal, const char* term);

class Progress {
 public:
  /// Shows nothing.
  Progress() = default;
  /// Shows a line on `err`, a terminal; `files` is gone through to count them.
  Progress(std::ostream& err, FileWalk files);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Counts a file in which that many papers were found; from any thread.
  void file_is_done(std::size_t papers);

  /// Counts bytes that were read from a file; from any thread.
  void bytes_are_read(std::size_t size) { bytes_ += size; }

  /// The line is not there while this lives.
  using Pause = std::unique_lock<std::mutex>;
  [[nodiscard]] Pause pause();

 private:
  void run(const std::stop_token& stop, FileWalk files);
  void draw(const ProgressCounts& counts);
  void erase();

  std::ostream* err_ = nullptr;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::size_t> papers_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::mutex mutex_;  // guards the terminal
  bool is_drawn_ = false;
  std::condition_variable_any tick_;
  std::jthread thread_;
};

}  // namespace paperhop::cli
