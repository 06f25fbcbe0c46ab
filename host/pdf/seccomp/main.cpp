// SPDX-License-Identifier: Apache-2.0
//
// Run by the build: prints the seccomp filter of paperhop-pdf as instructions of the kernel's
// packet filter, compiled by libseccomp. So no process pays for compiling it (0.1 ms, a tenth of
// what reading a small PDF costs), and what stands in the program is what was tested.
//
// The process has read the whole PDF when it locks itself in. It may take and give back memory,
// write to descriptors 1 and 2, ask the clock, and end.
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <linux/filter.h>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>

namespace {

void check(int result) {
  if (result >= 0) return;
  std::fprintf(stderr, "seccomp filter: error %d\n", -result);
  std::exit(1);
}

void answer(scmp_filter_ctx filter, std::uint32_t action, std::initializer_list<int> calls) {
  for (const int call : calls) check(seccomp_rule_add(filter, action, call, 0));
}

void allow_memory(scmp_filter_ctx filter) {
  answer(filter, SCMP_ACT_ALLOW, {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap)});
  // Memory is given back, and nothing else said of it.
  for (const scmp_datum_t advice : {MADV_DONTNEED, MADV_FREE}) {
    check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(madvise), 1, SCMP_A2(SCMP_CMP_EQ, advice)));
  }
  // Never executable, never a file.
  const scmp_arg_cmp no_exec = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const scmp_arg_cmp anonymous = SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
  check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, no_exec, anonymous));
  check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_exec));
}

void allow_rest(scmp_filter_ctx filter) {
  for (const scmp_datum_t fd : {STDOUT_FILENO, STDERR_FILENO}) {
    check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, fd)));
  }
  // The C library says so what broke (a heap, want of memory) before it aborts.
  const scmp_arg_cmp complaints = SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO);
  check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(writev), 1, complaints));
  answer(
      filter, SCMP_ACT_ALLOW,
      {SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(close), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(getpid),
       SCMP_SYS(gettid), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time)});
}

/// What libraries try and can do without. poppler looks for code tables and fonts: what it had
/// not opened before is refused, and it goes on without (CJK text in fonts that are not embedded
/// and name one of Adobe's code tables then stays unread). abort() sends itself a signal: refused,
/// it ends by an illegal instruction instead.
void refuse_quietly(scmp_filter_ctx filter) {
  answer(filter, SCMP_ACT_ERRNO(EACCES),
         {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
          SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
          SCMP_SYS(readlinkat), SCMP_SYS(getcwd)});
  answer(filter, SCMP_ACT_ERRNO(EPERM),
         {SCMP_SYS(ioctl), SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity), SCMP_SYS(tgkill), SCMP_SYS(rt_sigaction),
          SCMP_SYS(rt_sigprocmask)});
}

/// Prints what libseccomp wrote to `file`.
void print_instructions(std::FILE* file) {
  std::puts("// Made by host/pdf/seccomp/main.cpp.");
  std::rewind(file);
  sock_filter one{};
  while (std::fread(&one, sizeof one, 1, file) == 1) {
    std::printf("{0x%04x, %u, %u, 0x%08xU},\n", one.code, one.jt, one.jf, one.k);
  }
}

}  // namespace

int main() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (!filter) return 1;
  // A tree to look calls up in: the kernel tries the filter on each of its calls when it is set.
  check(seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2));
  allow_memory(filter);
  allow_rest(filter);
  refuse_quietly(filter);
  std::FILE* const file = std::tmpfile();
  if (!file) return 1;
  check(seccomp_export_bpf(filter, fileno(file)));
  print_instructions(file);
  std::fclose(file);
  seccomp_release(filter);
  return 0;
}
