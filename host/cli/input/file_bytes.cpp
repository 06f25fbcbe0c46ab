// SPDX-License-Identifier: Apache-2.0
#include "cli/input/file_bytes.hpp"
#include "cli/terminal/shell_quote.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace paperhop::cli {
namespace {

constexpr std::size_t kFirstStep = std::size_t{64} * 1024;
constexpr std::size_t kLargestStep = std::size_t{64} * 1024 * 1024;

std::string reason(int error) {
  return std::error_code(error, std::generic_category()).message();
}

Error open_error(int error) {
  switch (error) {
    case ENOENT: return {ErrorCode::unreadable, "no such file; check the name"};
    case EACCES:
    case EPERM: return {ErrorCode::unreadable, "permission denied; ask its owner, or copy what you may read"};
    case EWOULDBLOCK: return {ErrorCode::unreadable, "another program holds it; try again once that is done"};
    case ENOTDIR: return {ErrorCode::unreadable, "a part of its path is no folder; check the name"};
    default: return {ErrorCode::unreadable, "cannot be opened (" + reason(error) + "); check the name"};
  }
}

Error folder_error(const std::string& name) {
  return {ErrorCode::is_directory,
          "is a folder; use -r to search the files in it: `paperhop find -r -- " + shell_quoted(name) + "`"};
}

Error no_file_error() {
  return {ErrorCode::unreadable,
          "neither a file nor a folder but what one may have to wait for; copy what it holds to a file, and name that"};
}

/// What a descriptor leads to: S_IFREG and the like; 0 where nobody knows.
mode_t kind_of(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0;
}

/// What `open` opens, unless it is a folder.
template <typename Open>
Result<UniqueFd> checked(Open&& open, const std::string& name) {
  int number = -1;
  do {
    number = open();
  } while (number < 0 && errno == EINTR);
  if (number < 0) return open_error(errno);
  UniqueFd descriptor(number);
  if (kind_of(number) == S_IFDIR) return folder_error(name);
  return descriptor;
}

Result<UniqueFd> open_with(const std::string& name, int flags) {
  return checked([&] { return ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | flags); }, name);
}

}  // namespace

Result<UniqueFd> open_file(const std::string& name) {
  Result<UniqueFd> opened = open_with(name, 0);
  // Some of /proc look like files and have no end, but more to come. Opening at once with O_NONBLOCK would find no
  // writer at a pipe, and fail for a file that another program is about to let go.
  if (opened.ok() && kind_of(opened.value().get()) == S_IFREG) ::fcntl(opened.value().get(), F_SETFL, O_NONBLOCK);
  return opened;
}

Result<UniqueFd> open_regular_file(const std::string& name) {
  // Devices are not even opened: that alone winds a tape back. What stands there a moment later is told by fstat.
  struct stat status {};
  if (::stat(name.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
    return no_file_error();
  }
  Result<UniqueFd> opened = open_with(name, O_NONBLOCK);
  if (opened.ok() && kind_of(opened.value().get()) != S_IFREG) return no_file_error();
  return opened;
}

Result<UniqueFd> open_input(const std::string& name) {
  if (name != "-") return open_file(name);
  return checked([] { return ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0); }, name);
}

Result<std::size_t> read_some(int descriptor, char* to, std::size_t size) {
  while (true) {
    const ssize_t got = ::read(descriptor, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EAGAIN) {
      if (kind_of(descriptor) == S_IFREG) {
        return Error{ErrorCode::unreadable,
                     "has no end, and one would have to wait for more; copy what it holds to a file, and name that"};
      }
      pollfd waiting{descriptor, POLLIN, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      return Error{ErrorCode::unreadable, "cannot be read (" + reason(errno) + "); try another copy"};
    }
  }
}

bool is_ready(int descriptor) {
  pollfd asked{descriptor, POLLIN, 0};
  return ::poll(&asked, 1, 0) != 0;
}

bool is_regular_file(const std::string& name) {
  struct stat status {};
  return name != "-" && ::stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

Result<std::string> read_head(int descriptor, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const Result<std::size_t> got = read_some(descriptor, bytes.data() + filled, size - filled);
    if (!got.ok()) return got.error();
    if (got.value() == 0) break;
    filled += got.value();
  }
  bytes.resize(filled);
  return bytes;
}

Result<std::string> read_rest(int descriptor, std::string head, std::size_t size_limit) try {
  std::string bytes = std::move(head);
  std::size_t size = bytes.size();
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > size) {
    bytes.resize(static_cast<std::size_t>(status.st_size) + 1);  // one more, to see the end without growing
  }
  while (size <= size_limit) {
    if (size == bytes.size()) bytes.resize(size + std::clamp(size, kFirstStep, kLargestStep));
    const Result<std::size_t> got = read_some(descriptor, bytes.data() + size, bytes.size() - size);
    if (!got.ok()) return got.error();
    if (got.value() == 0) break;
    size += got.value();
  }
  bytes.resize(size);
  return bytes;
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::unreadable, "does not fit into memory; split it, or use --per-line"};
} catch (const std::length_error&) {
  return Error{ErrorCode::unreadable, "does not fit into memory; split it, or use --per-line"};
}

Result<std::string> read_bytes(const std::string& name) {
  const Result<UniqueFd> opened = open_input(name);
  if (!opened.ok()) return opened.error();
  return read_rest(opened.value().get(), {});
}

}  // namespace paperhop::cli
