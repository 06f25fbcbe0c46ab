// SPDX-License-Identifier: Apache-2.0
#include "cli/search/interrupt_guard.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <system_error>

namespace paperhop::cli {
namespace {

constexpr int kForever = -1;
constexpr int kTryEvery = 20;  // milliseconds between two tries

}  // namespace

InterruptGuard::InterruptGuard(OrderedOutput& output) : output_(output) {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM}) {
    // What somebody ignores (nohup, a shell's background) stays ignored.
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_DFL) sigaddset(&signals_, signal);
  }
  signal_descriptor_ = UniqueFd(::signalfd(-1, &signals_, SFD_CLOEXEC | SFD_NONBLOCK));
  end_descriptor_ = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!signal_descriptor_ || !end_descriptor_) return;
  // Threads that begin later inherit this.
  ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  try {
    thread_ = std::thread([this] { watch(); });
  } catch (const std::system_error&) {
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
}

InterruptGuard::~InterruptGuard() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(end_descriptor_.get(), &one, sizeof one);
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

int InterruptGuard::wait_for_signal(int milliseconds) {
  std::array<pollfd, 2> waiting{{{signal_descriptor_.get(), POLLIN, 0}, {end_descriptor_.get(), POLLIN, 0}}};
  ::poll(waiting.data(), waiting.size(), milliseconds);
  signalfd_siginfo info{};
  const ssize_t size = ::read(signal_descriptor_.get(), &info, sizeof info);
  return size == static_cast<ssize_t>(sizeof info) ? static_cast<int>(info.ssi_signo) : 0;
}

void InterruptGuard::watch() {
  const int signal = wait_for_signal(kForever);
  if (signal == 0) return;
  // Nothing is written from here on.
  while (!output_.seal()) {
    if (wait_for_signal(kTryEvery) != 0) break;
  }
  die(signal);
}

/// As if nothing had been there to catch it.
void InterruptGuard::die(int signal) {
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  ::raise(signal);
  ::pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  ::_exit(128 + signal);
}

}  // namespace paperhop::cli
