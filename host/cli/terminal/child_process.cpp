// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <utility>

#include "base/spawn_setup.hpp"

namespace paperhop::cli {
namespace {

/// Bytes of a complaint that are kept; the rest is read and dropped, so that the child is not held up.
constexpr std::size_t kComplaintBytes = 1024;

/// Writing to a child that has ended raises SIGPIPE, which would end us: held back for this
/// thread alone, and taken away again before it can arrive.
class SigpipeHeld {
 public:
  SigpipeHeld() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~SigpipeHeld() {
    if (sigismember(&before_, SIGPIPE) == 0) {
      const timespec at_once{};
      while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
      }
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SigpipeHeld(const SigpipeHeld&) = delete;
  SigpipeHeld& operator=(const SigpipeHeld&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

/// A pipe whose ends are above 2, so that setting up the child's 0, 1 and 2 cannot overwrite one.
Pipe make_pipe() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  Pipe pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
  for (UniqueFd* end : {&pipe.read, &pipe.write}) {
    if (end->get() <= STDERR_FILENO) end->reset(::fcntl(end->get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  }
  return pipe;
}

void never_block(const UniqueFd& fd) {
  ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
}

int milliseconds_to(Deadline deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, 60'000));
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& argv) {
  const auto cannot = [&](int reason) {
    return Error{ErrorCode::start_failed, "cannot start " + argv.at(0) + ": " + std::strerror(reason)};
  };
  Pipe input = make_pipe();
  Pipe output = make_pipe();
  Pipe errors = make_pipe();
  if (!input.write || !output.write || !errors.write) return cannot(errno);
  for (const UniqueFd* end : {&input.write, &output.read, &errors.read}) never_block(*end);

  SpawnSetup setup(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  const std::string folder = argv.at(0).substr(0, argv.at(0).rfind('/') + 1);
  posix_spawn_file_actions_adddup2(&setup.files, input.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&setup.files, output.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&setup.files, errors.write.get(), STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&setup.files, STDERR_FILENO + 1);
  if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&setup.files, folder.c_str());
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&setup.attributes, &none);
  posix_spawnattr_setpgroup(&setup.attributes, 0);

  const std::vector<char*> pointers = argv_pointers(argv);
  pid_t pid = -1;
  const int failure =
      ::posix_spawn(&pid, argv.at(0).c_str(), &setup.files, &setup.attributes, pointers.data(), ::environ);
  if (failure != 0) return cannot(failure);
  return ChildProcess(pid, std::move(input.write), std::move(output.read), std::move(errors.read));
}

ChildProcess::ChildProcess(pid_t pid, UniqueFd input, UniqueFd output, UniqueFd errors)
    : pid_(pid), input_(std::move(input)), output_(std::move(output)), errors_(std::move(errors)) {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::move(other.input_)),
      output_(std::move(other.output_)),
      errors_(std::move(other.errors_)),
      complaint_(std::move(other.complaint_)) {}

ChildProcess::~ChildProcess() {
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

ChildProcess::Wait ChildProcess::write(std::string_view bytes, Deadline deadline) {
  const SigpipeHeld held;
  while (!bytes.empty()) {
    const ssize_t written = ::write(input_.get(), bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd ready{input_.get(), POLLOUT, 0};
      const int count = ::poll(&ready, 1, milliseconds_to(deadline));
      if (count == 0) return Wait::timeout;
    } else if (errno != EINTR) {
      return Wait::closed;
    }
  }
  return Wait::done;
}

ChildProcess::Wait ChildProcess::read_until(std::string& out, std::size_t size, Deadline deadline) {
  std::array<char, 4096> buffer{};
  while (out.size() < size) {
    std::array<pollfd, 2> ready{{{output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
    const int count = ::poll(ready.data(), ready.size(), milliseconds_to(deadline));
    if (count == 0) return Wait::timeout;
    if (count < 0) continue;
    if (ready[1].revents != 0) take_errors();
    if (ready[0].revents == 0) continue;
    const ssize_t got = ::read(output_.get(), buffer.data(), std::min(buffer.size(), size - out.size()));
    if (got == 0) return Wait::closed;
    if (got > 0) out.append(buffer.data(), static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR && errno != EAGAIN) return Wait::closed;
  }
  return Wait::done;
}

std::optional<int> ChildProcess::wait(Deadline deadline) {
  // Asking again after ever longer pauses needs no signal handler and no newer kernel.
  for (int pause = 1;; pause = std::min(2 * pause, 50)) {
    take_errors();
    int status = 0;
    const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) {
      take_errors();
      ::kill(-pid_, SIGKILL);  // what it started and left behind
      pid_ = -1;
      return status;
    }
    const int left = milliseconds_to(deadline);
    if (left == 0 || (ended < 0 && errno != EINTR)) return std::nullopt;
    ::poll(nullptr, 0, std::min(pause, left));
  }
}

void ChildProcess::take_errors() {
  std::array<char, 4096> buffer{};
  while (errors_) {
    const ssize_t got = ::read(errors_.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return errors_.reset();
    const std::size_t room = kComplaintBytes - std::min(kComplaintBytes, complaint_.size());
    complaint_.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  }
}

}  // namespace paperhop::cli
