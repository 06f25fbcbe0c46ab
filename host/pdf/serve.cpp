// SPDX-License-Identifier: Apache-2.0
#include "pdf/serve.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "base/unique_fd.hpp"
#include "pdf/job.hpp"
#include "text/pdf_request.hpp"

namespace paperhop::pdf {
namespace {

/// One packet of the asker.
struct Packet {
  std::uint8_t what = 0;
  UniqueFd pdf;
  UniqueFd frames;
};

void take_descriptors(msghdr& message, Packet& packet) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof fd);
      (i == 0 ? packet.pdf : packet.frames).reset(fd);
    }
  }
}

/// Nothing at the end of the socket, or where it broke.
std::optional<Packet> receive(int socket) {
  Packet packet;
  iovec part{&packet.what, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t got = 0;
  do {
    got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return std::nullopt;
  take_descriptors(message, packet);
  return packet;
}

[[noreturn]] void run_child(pid_t server, const Packet& packet) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != server) ::_exit(1);
  // Nothing of the server's stays open; the sandbox lets a process write to 1 and 2 only.
  if (::dup2(packet.frames.get(), STDOUT_FILENO) < 0 || ::dup2(packet.pdf.get(), STDIN_FILENO) < 0) ::_exit(1);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  run_job(STDIN_FILENO, STDOUT_FILENO, request_of(packet.what));
}

/// Waits for the child, listening to the socket meanwhile. False where the socket has ended.
bool watch(int socket, pid_t child) {
  const UniqueFd ended(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  // Kernels before 5.3: the child ends by itself, at the latest when its time is over.
  if (!ended) return true;
  bool open = true;
  while (true) {
    std::array<pollfd, 2> waits{{{ended.get(), POLLIN, 0}, {open ? socket : -1, POLLIN, 0}}};
    if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) return open;
    if (waits[0].revents) return open;
    if (!waits[1].revents) continue;
    const std::optional<Packet> packet = receive(socket);
    if (!packet) open = false;
    if (!packet || packet->what == kPdfStop) ::kill(child, SIGKILL);
  }
}

void answer(int socket, int status) {
  std::array<unsigned char, 4> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<unsigned char>(static_cast<std::uint32_t>(status) >> (8 * i));
  }
  ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

}  // namespace

int serve(int socket) {
  const pid_t self = ::getpid();
  while (std::optional<Packet> packet = receive(socket)) {
    // A stop that came too late: its reading has ended and was answered.
    if (packet->what == kPdfStop || !packet->pdf || !packet->frames) continue;
    prepare(request_of(packet->what));
    const pid_t child = ::fork();
    if (child == 0) run_child(self, *packet);
    packet->frames.reset();
    packet->pdf.reset();
    int status = 1 << 8;
    const bool open = child < 0 || watch(socket, child);
    if (child > 0) ::waitpid(child, &status, 0);
    answer(socket, status);
    if (!open) break;
  }
  return 0;
}

}  // namespace paperhop::pdf
