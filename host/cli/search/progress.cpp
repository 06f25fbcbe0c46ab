// SPDX-License-Identifier: Apache-2.0
#include "cli/search/progress.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <string_view>
#include <utility>

#include "cli/terminal/output.hpp"

namespace paperhop::cli {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kFirstDrawn = 1000ms;  // what is done sooner needs no line
constexpr auto kTick = 100ms;
constexpr std::string_view kErase = "\r\x1B[K";
constexpr double kMegabyte = 1e6;
constexpr std::uint64_t kBytesShown = 1'000'000;  // of a few bytes the rate says nothing

std::string plural(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string rate_text(double rate, std::string_view unit) {
  char text[32];
  std::snprintf(text, sizeof text, rate < 10 ? "%.1f " : "%.0f ", rate);
  return text + std::string(unit) + "/s";
}

/// The size of a file; nothing where it comes from elsewhere.
std::optional<std::uint64_t> size_of(const std::string& name) {
  struct stat status {};
  if (name == "-" || ::stat(name.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

std::string time_text(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 60) return std::to_string(whole) + " s left";
  const long minutes = whole / 60;
  if (minutes < 60) return std::to_string(minutes) + " min " + std::to_string(whole % 60) + " s left";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min left";
}

}  // namespace

std::string progress_text(const ProgressCounts& counts) {
  std::string text =
      counts.all ? std::to_string(counts.done) + " of " + plural(*counts.all, "file") : plural(counts.done, "file");
  text += ", " + plural(counts.papers, "paper");
  if (counts.seconds <= 0) return text;
  const double rate = static_cast<double>(counts.done) / counts.seconds;
  const double bytes_rate = static_cast<double>(counts.bytes) / counts.seconds;
  if (counts.done > 0) text += ", " + rate_text(rate, "files");
  if (counts.bytes >= kBytesShown) text += ", " + rate_text(bytes_rate / kMegabyte, "MB");
  // Files may differ much in size: where the bytes are known, they tell how much is left.
  if (counts.all_bytes && *counts.all_bytes >= counts.bytes && counts.bytes > 0) {
    text += ", " + time_text(static_cast<double>(*counts.all_bytes - counts.bytes) / bytes_rate);
  } else if (counts.all && *counts.all >= counts.done && counts.done > 0) {
    text += ", " + time_text(static_cast<double>(*counts.all - counts.done) / rate);
  }
  return text;
}

bool wants_progress(bool err_is_terminal, const char* term) {
  return err_is_terminal && term != nullptr && *term != '\0' && std::string_view(term) != "dumb";
}

Progress::Progress(std::ostream& err, FileWalk files) : err_(&err) {
  const auto run_safely = [this](const std::stop_token& stop, FileWalk walk) {
    try {
      run(stop, std::move(walk));
    } catch (const std::exception&) {
      // Without memory there is no line; the search itself says what it lacks.
    }
  };
  thread_ = std::jthread(run_safely, std::move(files));
}

Progress::~Progress() {
  if (!err_) return;
  thread_.request_stop();
  thread_.join();
  erase();
}

void Progress::file_is_done(std::size_t papers) {
  ++done_;
  papers_ += papers;
}

Progress::Pause Progress::pause() {
  if (!err_) return {};
  Pause lock(mutex_);
  erase();
  return lock;
}

void Progress::run(const std::stop_token& stop, FileWalk files) {
  const Clock::time_point start = Clock::now();
  std::size_t counted = 0;
  bool is_counted = false;
  std::uint64_t bytes = 0;
  bool is_sized = true;
  Clock::time_point next = start + kFirstDrawn;
  while (!stop.stop_requested()) {
    while (!is_counted && !stop.stop_requested() && Clock::now() < next) {
      if (const auto file = files.next()) {
        ++counted;
        const auto size = size_of(file->name);
        is_sized = is_sized && size;
        bytes += size.value_or(0);
      } else {
        is_counted = true;
      }
    }
    std::unique_lock lock(mutex_);
    tick_.wait_until(lock, stop, next, [] { return false; });
    if (stop.stop_requested()) return;
    ProgressCounts counts{done_,  std::nullopt, papers_,
                          bytes_, std::nullopt, std::chrono::duration<double>(Clock::now() - start).count()};
    if (is_counted) counts.all = counted;
    if (is_counted && is_sized) counts.all_bytes = bytes;
    draw(counts);
    next = Clock::now() + kTick;
  }
}

void Progress::draw(const ProgressCounts& counts) {
  // The last column stays free: some terminals go on in the next line once it is written.
  const std::string text = progress_text(counts).substr(0, columns_of(STDERR_FILENO) - 1);
  *err_ << std::string(kErase) + text << std::flush;
  is_drawn_ = true;
}

void Progress::erase() {
  if (!is_drawn_) return;
  *err_ << kErase << std::flush;
  is_drawn_ = false;
}

}  // namespace paperhop::cli
