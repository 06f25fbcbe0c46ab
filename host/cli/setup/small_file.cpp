// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/small_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/unique_fd.hpp"
#include "base/write_all.hpp"

namespace paperhop::cli {
namespace {

Error failed(ErrorCode code, std::string_view what, const std::string& path, int reason) {
  return {code, "cannot " + std::string(what) + ' ' + path + ": " + std::strerror(reason)};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Removes a temporary file unless it has become the real one.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) {}
  ~Temporary() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  void keep() { path_.clear(); }

 private:
  std::string path_;
};

}  // namespace

FileKind file_kind(const std::string& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) {
    return errno == ENOENT || errno == ENOTDIR ? FileKind::missing : FileKind::other;
  }
  if (S_ISREG(info.st_mode)) return FileKind::regular;
  return S_ISLNK(info.st_mode) ? FileKind::symlink : FileKind::other;
}

Result<SmallFile> read_small_file(const std::string& path, std::size_t limit, bool follow_link) {
  // Without O_NONBLOCK a pipe at this place would hold us until somebody writes to it.
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | (follow_link ? 0 : O_NOFOLLOW)));
  if (!fd) return failed(ErrorCode::unreadable, "read", path, errno);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return failed(ErrorCode::unreadable, "read", path, errno);
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::unreadable, path + " is no regular file"};
  SmallFile file;
  file.mode = info.st_mode & 07777;
  file.content.resize(limit + 1);
  std::size_t size = 0;
  while (size < file.content.size()) {
    const ssize_t got = ::read(fd.get(), file.content.data() + size, file.content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(ErrorCode::unreadable, "read", path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > limit) return Error{ErrorCode::unreadable, path + " is too large to be a manifest"};
  file.content.resize(size);
  return file;
}

Status make_parent_folders(const std::string& path, mode_t mode) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    const std::string folder = path.substr(0, slash);
    if (::mkdir(folder.c_str(), mode) == 0) {
      if (::chmod(folder.c_str(), mode) != 0) return failed(ErrorCode::write_failed, "set up", folder, errno);
      continue;
    }
    // A read-only file system says EROFS, and an unwritable folder EACCES, of folders that are there too.
    const int reason = errno;
    struct stat info {};
    if (::stat(folder.c_str(), &info) != 0) return failed(ErrorCode::write_failed, "make the folder", folder, reason);
    if (!S_ISDIR(info.st_mode)) return failed(ErrorCode::write_failed, "make the folder", folder, ENOTDIR);
  }
  return Done{};
}

Status write_whole_file(const std::string& path, std::string_view content, mode_t mode) {
  std::string temporary_path = temporary_prefix(path) + "XXXXXX";
  UniqueFd fd(::mkostemp(temporary_path.data(), O_CLOEXEC));
  if (!fd) return failed(ErrorCode::write_failed, "write", path, errno);
  Temporary temporary(temporary_path);
  if (!write_all(fd.get(), content) || ::fchmod(fd.get(), mode) != 0 || ::fsync(fd.get()) != 0) {
    return failed(ErrorCode::write_failed, "write", path, errno);
  }
  if (::close(fd.release()) != 0) return failed(ErrorCode::write_failed, "write", path, errno);
  if (::rename(temporary_path.c_str(), path.c_str()) != 0) {
    return failed(ErrorCode::write_failed, "write", path, errno);
  }
  temporary.keep();
  // The file is whole already; the folder is flushed so that the rename outlives a power cut. Some
  // file systems cannot do that, which is no reason to say that the file was not written.
  const UniqueFd folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.get());
  return Done{};
}

std::string temporary_prefix(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  return path.substr(0, name) + '.' + path.substr(name) + '.';
}

Status remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed(ErrorCode::write_failed, "remove", path, errno);
  return Done{};
}

}  // namespace paperhop::cli
