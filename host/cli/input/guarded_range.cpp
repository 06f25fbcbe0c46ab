// SPDX-License-Identifier: Apache-2.0
//
// A signal handler can reach nothing but what is there for the whole program: a fixed table of what is guarded.
#include "cli/input/guarded_range.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::cli {
namespace {

/// Files that the kernel keeps in large pages are mapped so at places of this alignment: cheaper by far.
constexpr std::size_t kLargePage = std::size_t{2} * 1024 * 1024;
static_assert(limits::kMapStep % kLargePage == 0);

/// What the handler must know of a range. `begin` is 0 while it is not in use.
struct Guard {
  std::atomic<bool> is_taken{false};
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::size_t> size{0};
  std::atomic<std::size_t> first_lost{SIZE_MAX};
};

/// One for each file that is searched at a time.
constinit std::array<Guard, limits::kJobs> guards;
struct sigaction before_ours {};

std::uintptr_t page_size() {
  static const auto size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

bool make_zeros(std::uintptr_t begin, std::size_t size) {
  return ::mmap(reinterpret_cast<void*>(begin), size, PROT_READ,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) != MAP_FAILED;
}

Guard* guard_of(std::uintptr_t address) {
  for (Guard& guard : guards) {
    const std::uintptr_t begin = guard.begin.load(std::memory_order_acquire);
    if (begin != 0 && address >= begin && address - begin < guard.size.load(std::memory_order_relaxed)) return &guard;
  }
  return nullptr;
}

void note_lost(Guard& guard, std::size_t at) {
  std::size_t first = guard.first_lost.load(std::memory_order_relaxed);
  while (at < first && !guard.first_lost.compare_exchange_weak(first, at, std::memory_order_relaxed)) {
  }
}

/// Other faults than those that are guarded end the program as they did: they come again when this returns. What
/// somebody sent does not, and has no address.
void on_bus_error(int signal, siginfo_t* info, void*) {
  const int error = errno;
  if (info->si_code <= 0) {
    ::sigaction(SIGBUS, &before_ours, nullptr);
    ::raise(signal);
    return;
  }
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  const std::uintptr_t page = address - address % page_size();
  Guard* const guard = guard_of(page);
  if (guard != nullptr && make_zeros(page, page_size())) {
    note_lost(*guard, page - guard->begin.load(std::memory_order_relaxed));
  } else {
    ::sigaction(SIGBUS, &before_ours, nullptr);
  }
  errno = error;
}

bool set_handler() {
  static const bool is_set = [] {
    page_size();
    struct sigaction ours {};
    ours.sa_sigaction = on_bus_error;
    ours.sa_flags = SA_SIGINFO;
    return ::sigaction(SIGBUS, &ours, &before_ours) == 0;
  }();
  return is_set;
}

/// guards.size() where all are in use.
std::size_t take_guard() {
  std::size_t at = 0;
  while (at < guards.size() && guards[at].is_taken.exchange(true)) ++at;
  return at;
}

}  // namespace

std::optional<GuardedRange> GuardedRange::reserve(std::size_t size) {
  if (!set_handler()) return std::nullopt;
  // A page behind, what makes pages whole, and room to begin at a large one.
  size += 2 * page_size() + kLargePage;
  size -= size % page_size();
  const std::size_t at = take_guard();
  if (at == guards.size()) return std::nullopt;
  void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (begin == MAP_FAILED) {
    guards[at].is_taken = false;
    return std::nullopt;
  }
  guards[at].size = size;
  guards[at].first_lost = SIZE_MAX;
  guards[at].begin.store(reinterpret_cast<std::uintptr_t>(begin), std::memory_order_release);
  const auto start = reinterpret_cast<std::uintptr_t>(begin);
  return GuardedRange(static_cast<char*>(begin), size, (kLargePage - start % kLargePage) % kLargePage, at);
}

GuardedRange::GuardedRange(GuardedRange&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)),
      size_(other.size_),
      offset_(other.offset_),
      guard_(other.guard_) {}

GuardedRange::~GuardedRange() {
  if (memory_ == nullptr) return;
  // First: what is reserved at the same place next has a guard of its own.
  guards[guard_].begin = 0;
  ::munmap(memory_, size_);
  guards[guard_].is_taken = false;
}

std::optional<std::size_t> GuardedRange::first_lost() const {
  const std::size_t at = guards[guard_].first_lost.load(std::memory_order_relaxed);
  return at == SIZE_MAX ? std::nullopt : std::optional(at - offset_);
}

void GuardedRange::clear(std::size_t from, std::size_t size) const {
  make_zeros(reinterpret_cast<std::uintptr_t>(begin() + from), size);
}

}  // namespace paperhop::cli
