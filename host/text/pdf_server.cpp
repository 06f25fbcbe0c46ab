// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_server.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/limits.hpp"
#include "text/pdf_request.hpp"

namespace paperhop {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kStatusSize = 4;

/// Sends a packet of one byte, with descriptors where there are some. Never raises SIGPIPE.
bool send_packet(int socket, std::uint8_t byte, const std::array<int, 2>* descriptors) {
  iovec data{&byte, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(std::array<int, 2>))> control{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  if (descriptors != nullptr) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(*descriptors));
    std::memcpy(CMSG_DATA(head), descriptors->data(), sizeof(*descriptors));
  }
  ssize_t sent = -1;
  do {
    sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  } while (sent < 0 && errno == EINTR);
  return sent == 1;
}

/// True once there is something to receive, an end included.
bool wait_readable(int socket, milliseconds patience) {
  const auto deadline = steady_clock::now() + patience;
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    pollfd ready{socket, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(std::max<long>(left.count(), 0)));
    if (count >= 0 || errno != EINTR) return count > 0;
  }
}

/// The wait status that the server tells; nothing where it ended or says something else.
std::optional<int> receive_status(int socket) {
  std::array<unsigned char, kStatusSize + 1> bytes{};
  ssize_t got = -1;
  do {
    got = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
  } while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(kStatusSize)) return std::nullopt;
  std::uint32_t status = 0;
  for (std::size_t i = 0; i < kStatusSize; ++i) status |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
  return static_cast<int>(status);
}

}  // namespace

Result<PdfServer> PdfServer::start(const std::string& program) {
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return Error{ErrorCode::start_failed,
                 "cannot start " + program + ": " + std::strerror(errno) + "; close other files, or try again"};
  }
  UniqueFd ours(ends[0]);
  const UniqueFd its = above_standard(UniqueFd(ends[1]));
  Result<PdfProcess> process = PdfProcess::start(program, {"serve"}, its.get(), -1);
  if (!process) return process.error();
  return PdfServer(std::move(process).value(), std::move(ours));
}

PdfServer::~PdfServer() {
  if (!socket_) return;
  // The end of the socket tells it to go: a gentle end is one that its own accounts survive.
  socket_.reset();
  process_.wait(milliseconds(limits::kPdfGraceMilliseconds));
}

bool PdfServer::submit(std::uint8_t flags, int pdf, int frames) {
  const std::array<int, 2> descriptors = {pdf, frames};
  if (socket_ && send_packet(socket_.get(), flags, &descriptors)) return true;
  lost();
  return false;
}

std::optional<PdfEnding> PdfServer::wait(milliseconds patience) {
  if (!socket_) return PdfEnding{};
  if (!wait_readable(socket_.get(), patience)) return std::nullopt;
  if (const std::optional<int> status = receive_status(socket_.get())) return PdfEnding{*status, {}};
  return lost();
}

PdfEnding PdfServer::kill() {
  if (!socket_) return {};
  if (send_packet(socket_.get(), kPdfStop, nullptr)) {
    if (const auto ending = wait(milliseconds(limits::kPdfGraceMilliseconds))) return *ending;
  }
  return give_up();
}

PdfEnding PdfServer::lost() {
  socket_.reset();
  return PdfRunGuard(process_).end(milliseconds(limits::kPdfGraceMilliseconds));
}

PdfEnding PdfServer::give_up() {
  socket_.reset();
  return process_.kill();
}

}  // namespace paperhop
