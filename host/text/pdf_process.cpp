// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/program_folder.hpp"
#include "base/spawn_setup.hpp"

namespace paperhop {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr std::string_view kName = "paperhop-pdf";

/// Where it may lie, seen from the folder of this program: a build folder, an installation.
constexpr std::array<std::string_view, 4> kFolders = {"", "../" PAPERHOP_LIBDIR "/paperhop/", "../lib/paperhop/",
                                                      "../libexec/paperhop/"};

/// What a caller may have set otherwise and the program relies on.
constexpr std::array kDefaultSignals = {SIGPIPE, SIGCHLD, SIGALRM, SIGXCPU, SIGXFSZ, SIGSYS, SIGSEGV,
                                        SIGBUS,  SIGABRT, SIGFPE,  SIGILL,  SIGTERM, SIGINT, SIGHUP};

void redirect(SpawnSetup& setup, int from, int to, int null_mode) {
  if (from >= 0) {
    posix_spawn_file_actions_adddup2(&setup.files, from, to);
  } else {
    posix_spawn_file_actions_addopen(&setup.files, to, "/dev/null", null_mode, 0);
  }
}

void set_default_signals(SpawnSetup& setup) {
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int signal : kDefaultSignals) sigaddset(&defaults, signal);
  posix_spawnattr_setsigdefault(&setup.attributes, &defaults);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&setup.attributes, &none);
}

/// True where the process has ended; it is not reaped, so its number stays taken. True as well where
/// none is left to wait for: the caller may let the kernel reap its children.
bool has_ended(pid_t pid) {
  siginfo_t info{};
  const int failure = ::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT);
  return failure == 0 ? info.si_pid == pid : errno == ECHILD;
}

PdfEnding reap(pid_t pid) {
  PdfEnding ending;
  rusage usage{};
  pid_t ended = -1;
  do {
    ended = ::wait4(pid, &ending.wait_status, 0, &usage);
  } while (ended < 0 && errno == EINTR);
  if (ended == pid) ending.usage = usage;
  return ending;
}

}  // namespace

Result<std::string> find_pdf_program() {
  const std::string folder = program_folder();
  for (const std::string_view below : kFolders) {
    std::string path = folder + std::string(below) + std::string(kName);
    if (!folder.empty() && ::access(path.c_str(), X_OK) == 0) return path;
  }
  return Error{ErrorCode::start_failed,
               "the program that reads PDFs is missing: no paperhop-pdf beside " + folder + "; install paperhop whole"};
}

UniqueFd above_standard(UniqueFd fd) {
  if (!fd || fd.get() > STDERR_FILENO) return fd;
  return UniqueFd(::fcntl(fd.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

PdfPipe make_pdf_pipe() {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  PdfPipe pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
  pipe.read = above_standard(std::move(pipe.read));
  pipe.write = above_standard(std::move(pipe.write));
  return pipe.read && pipe.write ? std::move(pipe) : PdfPipe{};
}

Result<PdfProcess> PdfProcess::start(const std::string& program, std::vector<std::string> arguments, int input,
                                     int output) {
  SpawnSetup setup(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  redirect(setup, input, STDIN_FILENO, O_RDONLY);
  redirect(setup, output, STDOUT_FILENO, O_WRONLY);
  redirect(setup, -1, STDERR_FILENO, O_WRONLY);
  posix_spawn_file_actions_addclosefrom_np(&setup.files, STDERR_FILENO + 1);
  set_default_signals(setup);
  posix_spawnattr_setpgroup(&setup.attributes, 0);

  arguments.insert(arguments.begin(), std::string(kName));
  const std::vector<std::string> environment = {"LC_ALL=C.UTF-8"};
  const std::vector<char*> argv = argv_pointers(arguments);
  const std::vector<char*> envp = argv_pointers(environment);
  pid_t pid = -1;
  const int failure = ::posix_spawn(&pid, program.c_str(), &setup.files, &setup.attributes, argv.data(), envp.data());
  if (failure != 0) {
    return Error{ErrorCode::start_failed,
                 "cannot start " + program + ": " + std::strerror(failure) + "; install paperhop anew"};
  }
  return PdfProcess(pid);
}

PdfProcess::PdfProcess(PdfProcess&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}

PdfProcess& PdfProcess::operator=(PdfProcess&& other) noexcept {
  if (this == &other) return *this;
  end();
  pid_ = std::exchange(other.pid_, -1);
  return *this;
}

PdfProcess::~PdfProcess() {
  end();
}

void PdfProcess::end() {
  if (pid_ > 0) kill();
}

std::optional<PdfEnding> PdfProcess::wait(std::chrono::milliseconds patience) {
  if (pid_ <= 0) return PdfEnding{};
  // Asking again after ever longer pauses needs no signal handler and no newer kernel.
  const auto deadline = steady_clock::now() + patience;
  for (microseconds pause(50);; pause = std::min(2 * pause, microseconds(10'000))) {
    if (has_ended(pid_)) return kill();  // what it started and left behind goes too
    const auto left = std::chrono::duration_cast<microseconds>(deadline - steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    const auto nap = std::chrono::nanoseconds(std::min(pause, left));
    const timespec time{0, static_cast<long>(nap.count())};
    ::nanosleep(&time, nullptr);
  }
}

PdfEnding PdfProcess::kill() {
  if (pid_ <= 0) return {};
  ::kill(-pid_, SIGKILL);
  return reap(std::exchange(pid_, -1));
}

}  // namespace paperhop
