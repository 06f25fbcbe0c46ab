// SPDX-License-Identifier: Apache-2.0
#include "http/daemon.hpp"

#include <sys/resource.h>
#include <algorithm>
#include <memory>
#include <thread>

#include "base/limits.hpp"
#include "http/extension_origin.hpp"
#include "http/loop.hpp"

namespace paperhop::http {
namespace {

/// Descriptors beside those of connections: standard streams, listeners, loops, configuration.
constexpr rlim_t kOwnDescriptors = 64;

/// Connections for which there are descriptors; asks for as many as limits::kHttpConnections need.
std::size_t connections_possible() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return limits::kHttpConnections / 2;
  const rlim_t wanted = limits::kHttpConnections + kOwnDescriptors;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  const rlim_t possible = limit.rlim_cur > 2 * kOwnDescriptors ? limit.rlim_cur - kOwnDescriptors : kOwnDescriptors;
  return static_cast<std::size_t>(std::min<rlim_t>(possible, limits::kHttpConnections));
}

std::vector<int> ports_of(const std::vector<Listener>& listeners) {
  std::vector<int> ports;
  for (const Listener& listener : listeners) ports.push_back(listener.port);
  return ports;
}

}  // namespace

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

std::string address_list(const std::vector<Listener>& listeners) {
  std::string out;
  for (const Listener& listener : listeners) out += (out.empty() ? "" : " and ") + listener.address;
  return out;
}

void serve(const std::vector<Listener>& listeners, std::string token, const std::string& page_token) {
  const Site site = make_site(ports_of(listeners), kExtensionOrigin, std::move(token), page_token);
  Services services;
  services.page_token = page_token;
  BodyBudget bodies(limits::kHttpBodies);
  BodyBudget pdfs(limits::kHttpPdfs);
  std::vector<std::unique_ptr<Loop>> loops;
  WorkerPool workers(services, limits::kHttpWorkers, limits::kHttpQueue);
  const std::size_t connections = connections_possible() / limits::kHttpLoops;
  for (std::size_t i = 0; i < limits::kHttpLoops; ++i) {
    loops.push_back(
        std::make_unique<Loop>(Loop::Shared{services, site, workers, bodies, pdfs, listeners, connections, loops}));
  }
  std::vector<std::thread> threads;
  threads.reserve(loops.size());
  for (const std::unique_ptr<Loop>& loop : loops) threads.emplace_back([&loop] { loop->run(); });

  const sigset_t signals = ending_signals();
  int signal = 0;
  sigwait(&signals, &signal);
  for (const std::unique_ptr<Loop>& loop : loops) loop->stop();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace paperhop::http
