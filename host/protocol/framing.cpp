// SPDX-License-Identifier: Apache-2.0
#include "protocol/framing.hpp"

#include <poll.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace paperhop {
namespace {

/// Bytes by which the body grows at first; later by as much as has come already.
constexpr std::size_t kFirstStep = 64 * limits::kKiB;

/// True where the call is worth repeating: it was interrupted, or `fd` has become ready.
bool worth_retrying(int fd, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  pollfd ready{fd, events, 0};
  return poll(&ready, 1, -1) >= 0 || errno == EINTR;
}

/// Reads until `size` bytes are there or the input ends; gives their number, or -1.
ssize_t read_fully(int fd, char* data, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::read(fd, data + done, size - done);
    if (got == 0) break;
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (!worth_retrying(fd, POLLIN)) {
      return -1;
    }
  }
  return static_cast<ssize_t>(done);
}

Error cannot_read() {
  return {ErrorCode::unreadable,
          std::string("the input cannot be read: ") + std::strerror(errno) + "; start this program from a browser"};
}

Result<std::optional<std::string>> read_body(int fd, std::size_t size) {
  std::string body;
  while (body.size() < size) {
    const std::size_t had = body.size();
    body.resize(had + std::min(size - had, std::max(kFirstStep, had)));
    const ssize_t got = read_fully(fd, body.data() + had, body.size() - had);
    if (got < 0) return cannot_read();
    if (static_cast<std::size_t>(got) < body.size() - had) {
      return frame_truncated_error(kFrameHeader + had + static_cast<std::size_t>(got), kFrameHeader + size);
    }
  }
  return std::optional<std::string>(std::move(body));
}

}  // namespace

std::uint32_t frame_size(std::string_view header) {
  std::uint32_t size = 0;
  std::memcpy(&size, header.data(), sizeof size);
  return size;
}

void append_frame_header(std::string& out, std::uint32_t size) {
  char header[kFrameHeader];
  std::memcpy(header, &size, sizeof header);
  out.append(header, sizeof header);
}

Error frame_too_long_error(std::string_view header, std::size_t limit) {
  return {ErrorCode::frame_too_long, "a frame announces " + std::to_string(frame_size(header)) + " bytes, and " +
                                         std::to_string(limit) + " are allowed; its four bytes read \"" +
                                         length_as_text(header) +
                                         "\" as text: if you know that text, something else writes to this stream"};
}

Error frame_truncated_error(std::size_t got, std::size_t expected) {
  return {ErrorCode::frame_truncated, "the input ended inside a frame, after " + std::to_string(got) + " of " +
                                          std::to_string(expected) + " bytes; send whole frames"};
}

Result<std::optional<std::string>> read_frame(int fd, std::size_t limit) {
  char header[kFrameHeader];
  const ssize_t got = read_fully(fd, header, sizeof header);
  if (got < 0) return cannot_read();
  if (got == 0) return std::optional<std::string>();
  if (static_cast<std::size_t>(got) < sizeof header)
    return frame_truncated_error(static_cast<std::size_t>(got), sizeof header);
  const std::string_view told(header, sizeof header);
  const std::uint32_t size = frame_size(told);
  if (size > limit) return frame_too_long_error(told, limit);
  return read_body(fd, size);
}

Status write_frame(int fd, std::string_view message) {
  if (message.size() > limits::kFrameOut) {
    return Error{ErrorCode::frame_too_long,
                 "a reply of " + std::to_string(message.size()) + " bytes does not fit a frame; split it into parts"};
  }
  auto size = static_cast<std::uint32_t>(message.size());
  iovec pieces[] = {{&size, sizeof size}, {const_cast<char*>(message.data()), message.size()}};
  iovec* next = pieces;
  while (next != std::end(pieces)) {
    const ssize_t put = ::writev(fd, next, static_cast<int>(std::end(pieces) - next));
    if (put < 0) {
      if (worth_retrying(fd, POLLOUT)) continue;
      return Error{ErrorCode::write_failed, std::string("the reply cannot be written: ") + std::strerror(errno) +
                                                "; the browser may have closed the port"};
    }
    auto left = static_cast<std::size_t>(put);
    while (next != std::end(pieces) && left >= next->iov_len) left -= (next++)->iov_len;
    if (next != std::end(pieces)) {
      next->iov_base = static_cast<char*>(next->iov_base) + left;
      next->iov_len -= left;
    }
  }
  return Done{};
}

std::string length_as_text(std::string_view header) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : header) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      out += c;
    } else {
      ((out += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace paperhop
