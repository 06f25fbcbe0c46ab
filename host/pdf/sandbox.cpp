// SPDX-License-Identifier: Apache-2.0
#include "pdf/sandbox.hpp"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <iterator>
#include <system_error>

#include "base/limits.hpp"

namespace paperhop::pdf {
namespace {

#ifdef PAPERHOP_SANITIZED
// AddressSanitizer reserves terabytes and asks the system for more than the engines do.
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
constexpr const char* kSanitizedReason = "this program was built with sanitizers";

std::string reason_of(bool done) {
  return done ? std::string() : std::generic_category().message(errno);
}

/// A caller's own limit that is lower (`ulimit -v`) stays: nobody may raise it, and it limits as well.
bool limit(__rlimit_resource_t what, rlim_t soft, rlim_t hard) {
  rlimit set{};
  if (::getrlimit(what, &set) != 0) return false;
  const rlimit value{std::min(soft, set.rlim_max), std::min(hard, set.rlim_max)};
  return ::setrlimit(what, &value) == 0;
}

/// No file is written, unless the asker has given one for the frames.
rlim_t file_size_limit() {
  struct stat info {};
  if (::fstat(STDOUT_FILENO, &info) != 0 || !S_ISREG(info.st_mode)) return 0;
  return static_cast<rlim_t>(info.st_size) + limits::kPdfOutput;
}

std::string limit_resources() {
  const rlim_t file_size = file_size_limit();
  const bool done = limit(RLIMIT_FSIZE, file_size, file_size) && limit(RLIMIT_NPROC, 0, 0) &&
                    limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_NOFILE, 0, 0);
  return reason_of(done);
}

std::string limit_memory() {
  if (kSanitized) return kSanitizedReason;
  return reason_of(limit(RLIMIT_AS, limits::kPdfMemory, limits::kPdfMemory));
}

std::string refuse_privileges() {
  return reason_of(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

// Landlock as the kernel's documentation has it (userspace-api/landlock); numbers instead of the
// header's names, because Debian's header is older than the kernels that the program meets.
struct LandlockRules {
  std::uint64_t files = 0;
  std::uint64_t net = 0;
  std::uint64_t scopes = 0;
};

/// All that this version of Landlock can deny. Bits by version: 13 in the first, then refer,
/// truncate, (net: bind and connect), ioctl on devices, (scopes: abstract sockets and signals).
LandlockRules deny_all(long version) {
  LandlockRules rules;
  const int file_rights = 13 + (version >= 2) + (version >= 3) + (version >= 5);
  rules.files = (1ULL << file_rights) - 1;
  if (version >= 4) rules.net = 3;
  if (version >= 6) rules.scopes = 3;
  return rules;
}

/// Older kernels refuse a structure that is longer than theirs.
std::size_t size_of_rules(long version) {
  if (version >= 6) return sizeof(LandlockRules);
  return version >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
}

std::string lock_files() {
  constexpr unsigned kAskVersion = 1;
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskVersion);
  if (version < 1) return "this kernel lacks it or has it switched off";
  const LandlockRules rules = deny_all(version);
  const long ruleset = ::syscall(SYS_landlock_create_ruleset, &rules, size_of_rules(version), 0);
  if (ruleset < 0) return reason_of(false);
  std::string reason = reason_of(::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0);
  ::close(static_cast<int>(ruleset));
  return reason;
}

std::string lock_calls() {
  if (kSanitized) return kSanitizedReason;
  static constexpr sock_filter kFilter[] = {
#include "pdf/seccomp_filter.inc"
  };
  const sock_fprog program{static_cast<unsigned short>(std::size(kFilter)), const_cast<sock_filter*>(kFilter)};
  return reason_of(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0);
}

}  // namespace

void limit_time() {
  for (const int signal : {SIGALRM, SIGXCPU, SIGPIPE, SIGSYS}) std::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const itimerval end{{0, 0}, {limits::kPdfSeconds, 0}};
  ::setitimer(ITIMER_REAL, &end, nullptr);
  limit(RLIMIT_CPU, limits::kPdfSeconds, limits::kPdfSeconds + 1);
}

void end_with_caller(int lifeline) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  pollfd end{lifeline, 0, 0};
  if (::poll(&end, 1, 0) > 0) ::_exit(1);
}

std::vector<SandboxState> lock_sandbox() {
  std::vector<SandboxState> parts;
  parts.push_back({"no new privileges", refuse_privileges()});
  parts.push_back({"landlock", lock_files()});
  parts.push_back({"resource limits", limit_resources()});
  parts.push_back({"address space limit", limit_memory()});
  // Last: it forbids what the others need.
  parts.push_back({"seccomp", lock_calls()});
  return parts;
}

}  // namespace paperhop::pdf
