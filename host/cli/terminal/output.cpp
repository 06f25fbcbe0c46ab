// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace paperhop::cli {
namespace {

bool is_set(const char* variable) {
  return variable != nullptr && *variable != '\0';
}

}  // namespace

FileBuffer::FileBuffer(int descriptor) : descriptor_(descriptor) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

bool FileBuffer::write_all(const char* text, std::size_t size) {
  while (size > 0 && error_ == 0) {
    const ssize_t written = ::write(descriptor_, text, size);
    if (written >= 0) {
      text += written;
      size -= static_cast<std::size_t>(written);
    } else if (errno == EAGAIN) {
      // Somebody made the pipe non-blocking for all who share it.
      pollfd waiting{descriptor_, POLLOUT, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

bool FileBuffer::flush_buffer() {
  const bool ok = write_all(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return ok;
}

FileBuffer::int_type FileBuffer::overflow(int_type c) {
  if (!flush_buffer()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
  }
  return traits_type::not_eof(c);
}

std::streamsize FileBuffer::xsputn(const char* text, std::streamsize size) {
  if (error_ != 0) return 0;
  if (size > epptr() - pptr() && !flush_buffer()) return 0;
  if (static_cast<std::size_t>(size) > buffer_.size()) {
    return write_all(text, static_cast<std::size_t>(size)) ? size : 0;
  }
  std::memcpy(pptr(), text, static_cast<std::size_t>(size));
  pbump(static_cast<int>(size));
  return size;
}

int FileBuffer::sync() {
  return flush_buffer() ? 0 : -1;
}

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

std::size_t columns_of(int descriptor) {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

std::size_t terminal_columns(const char* columns) {
  constexpr std::size_t kMost = 1000;
  const std::string_view text = is_set(columns) ? columns : "";
  std::size_t told = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), told).ec == std::errc() && told > 0) {
    return std::min(told, kMost);
  }
  return columns_of(STDOUT_FILENO);
}

bool wants_color(std::string_view option, bool terminal, const char* no_color, const char* clicolor_force,
                 const char* term) {
  if (option == "always") return true;
  if (option == "never") return false;
  if (is_set(no_color)) return false;
  if (is_set(clicolor_force) && std::string_view(clicolor_force) != "0") return true;
  return terminal && is_set(term) && std::string_view(term) != "dumb";
}

void reserve_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest free number is this one. Read-only, so that writing to it fails as before.
    (void)::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace paperhop::cli
