// SPDX-License-Identifier: Apache-2.0
//
// Metrics: what the daemon counts, as Prometheus reads it. Numbers only: nothing that a user
// sent stands in it.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "http/guard.hpp"

namespace paperhop::http {

/// Upper bounds of the latency histogram in microseconds; the last bucket is +Inf.
inline constexpr std::array<std::uint64_t, 8> kLatencyBounds = {50, 100, 250, 1000, 5000, 25000, 100000, 1000000};

/// May be used by several threads.
class Metrics {
 public:
  using Count = std::atomic<std::uint64_t>;

  void count_answer(Route route, int status, std::chrono::steady_clock::duration took);
  void count_refusal(int status);
  void count_papers(std::size_t papers) { papers_.fetch_add(papers, std::memory_order_relaxed); }
  /// How the reading of a PDF ended; `code` is empty where it went well.
  void count_pdf(std::optional<ErrorCode> code);
  void count_connection() { connections_.fetch_add(1, std::memory_order_relaxed); }
  void count_dropped() { dropped_.fetch_add(1, std::memory_order_relaxed); }

  /// Text for Prometheus, version 0.0.4.
  std::string to_text() const;

 private:
  static constexpr std::size_t kClasses = 6;  ///< 1xx to 5xx by their first digit
  static constexpr std::size_t kStatuses = 600;

  std::array<std::array<Count, kClasses>, kRouteCount> answers_{};
  std::array<Count, kStatuses> refusals_{};
  std::array<Count, kLatencyBounds.size() + 1> latencies_{};
  Count latency_sum_{0};  ///< microseconds
  Count papers_{0};
  Count pdfs_read_{0};
  Count pdfs_failed_{0};
  Count workers_killed_{0};
  Count connections_{0};
  Count dropped_{0};
};

}  // namespace paperhop::http
