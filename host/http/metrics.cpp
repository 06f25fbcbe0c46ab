// SPDX-License-Identifier: Apache-2.0
#include "http/metrics.hpp"

#include <algorithm>

namespace paperhop::http {
namespace {

constexpr double kMicroseconds = 1e6;  // in a second

std::uint64_t load(const Metrics::Count& count) {
  return count.load(std::memory_order_relaxed);
}

void add(Metrics::Count& count, std::uint64_t more = 1) {
  count.fetch_add(more, std::memory_order_relaxed);
}

void begin_family(std::string& out, const std::string& name, std::string_view kind, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help);
  out.append("\n# TYPE ").append(name).append(" ").append(kind).append("\n");
}

void add_sample(std::string& out, const std::string& name, std::uint64_t value) {
  out.append(name).append(" ").append(std::to_string(value)).append("\n");
}

/// Seconds as Prometheus writes them.
std::string seconds(std::uint64_t microseconds) {
  return std::to_string(static_cast<double>(microseconds) / kMicroseconds);
}

}  // namespace

void Metrics::count_answer(Route route, int status, std::chrono::steady_clock::duration took) {
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 0, static_cast<int>(kClasses) - 1));
  add(answers_[static_cast<std::size_t>(route)][status_class]);
  const auto microseconds =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  const auto bucket = std::lower_bound(kLatencyBounds.begin(), kLatencyBounds.end(), microseconds);
  add(latencies_[static_cast<std::size_t>(bucket - kLatencyBounds.begin())]);
  add(latency_sum_, microseconds);
}

void Metrics::count_refusal(int status) {
  add(refusals_[static_cast<std::size_t>(std::clamp(status, 0, static_cast<int>(kStatuses) - 1))]);
}

void Metrics::count_pdf(std::optional<ErrorCode> code) {
  add(code ? pdfs_failed_ : pdfs_read_);
  // Both end the process that reads, whatever it is doing.
  if (code == ErrorCode::pdf_stopped || code == ErrorCode::cancelled) add(workers_killed_);
}

std::string Metrics::to_text() const {
  std::string out;
  begin_family(out, "paperhop_requests_total", "counter", "Requests answered, by route and class of status.");
  for (std::size_t route = 0; route < kRouteCount; ++route) {
    for (std::size_t status = 0; status < kClasses; ++status) {
      const std::uint64_t value = load(answers_[route][status]);
      if (value == 0) continue;
      const std::string path(route_path(static_cast<Route>(route)));
      const std::string labels = "{route=\"" + path + "\",status=\"" + std::to_string(status) + "xx\"}";
      add_sample(out, "paperhop_requests_total" + labels, value);
    }
  }
  begin_family(out, "paperhop_refusals_total", "counter", "Requests refused before they were answered, by status.");
  for (std::size_t status = 0; status < kStatuses; ++status) {
    const std::uint64_t value = load(refusals_[status]);
    if (value > 0) add_sample(out, "paperhop_refusals_total{status=\"" + std::to_string(status) + "\"}", value);
  }
  begin_family(out, "paperhop_request_seconds", "histogram", "Time from a whole request to its whole answer.");
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < latencies_.size(); ++i) {
    total += load(latencies_[i]);
    const std::string bound = i < kLatencyBounds.size() ? seconds(kLatencyBounds[i]) : "+Inf";
    add_sample(out, "paperhop_request_seconds_bucket{le=\"" + bound + "\"}", total);
  }
  out += "paperhop_request_seconds_sum " + seconds(load(latency_sum_)) + "\n";
  add_sample(out, "paperhop_request_seconds_count", total);
  begin_family(out, "paperhop_papers_total", "counter", "Papers found by /go and /v1/find, in PDFs too.");
  add_sample(out, "paperhop_papers_total", load(papers_));
  begin_family(out, "paperhop_pdfs_total", "counter", "PDFs whose reading has ended.");
  add_sample(out, "paperhop_pdfs_total{outcome=\"read\"}", load(pdfs_read_));
  add_sample(out, "paperhop_pdfs_total{outcome=\"failed\"}", load(pdfs_failed_));
  begin_family(out, "paperhop_pdf_workers_killed_total", "counter",
               "Processes that read PDFs, ended because they took too much or nobody waited any more.");
  add_sample(out, "paperhop_pdf_workers_killed_total", load(workers_killed_));
  begin_family(out, "paperhop_connections_total", "counter", "Connections accepted.");
  add_sample(out, "paperhop_connections_total", load(connections_));
  begin_family(out, "paperhop_connections_dropped_total", "counter",
               "Connections closed because they were too slow or too many.");
  add_sample(out, "paperhop_connections_dropped_total", load(dropped_));
  return out;
}

}  // namespace paperhop::http
