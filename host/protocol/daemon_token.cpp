// SPDX-License-Identifier: Apache-2.0
#include "protocol/daemon_token.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

#include "base/limits.hpp"
#include "base/unique_fd.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0600;
constexpr mode_t kOthersMayWrite = S_IWGRP | S_IWOTH;
constexpr mode_t kPermissions = 07777;

Error failed(const std::string& path, const std::string& why) {
  return {ErrorCode::not_ours, path + " " + why + "; the token is not safe there"};
}

Error failed_by_system(const std::string& path, std::string_view deed) {
  return {ErrorCode::write_failed, std::string(deed) + " " + path + ": " + std::strerror(errno)};
}

/// Opens the folder, made where it is missing, if it is ours alone.
Result<UniqueFd> open_folder(const std::string& path) {
  if (::mkdir(path.c_str(), kFolderMode) != 0 && errno != EEXIST) return failed_by_system(path, "cannot make");
  UniqueFd folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!folder) return failed(path, "is no folder, or one that cannot be opened");
  struct stat info {};
  if (::fstat(folder.get(), &info) != 0) return failed_by_system(path, "cannot look at");
  if (info.st_uid != ::geteuid()) return failed(path, "belongs to somebody else");
  if ((info.st_mode & kOthersMayWrite) != 0) return failed(path, "can be written to by others");
  return folder;
}

/// The token of a file that is as we make it.
std::optional<std::string> read_token(int folder, const char* name) {
  const UniqueFd file(::openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat info {};
  if (!file || ::fstat(file.get(), &info) != 0) return std::nullopt;
  const bool is_ours = S_ISREG(info.st_mode) && info.st_uid == ::geteuid() && info.st_nlink == 1 &&
                       (info.st_mode & kPermissions) == kFileMode;
  std::array<char, 2 * limits::kTokenBytes> buffer{};
  const ssize_t size = is_ours ? ::read(file.get(), buffer.data(), buffer.size()) : -1;
  if (size <= 0) return std::nullopt;
  std::string_view text(buffer.data(), static_cast<std::size_t>(size));
  if (text.ends_with('\n')) text.remove_suffix(1);
  return is_token(text) ? std::optional<std::string>(text) : std::nullopt;
}

Result<std::string> make_token() {
  std::array<unsigned char, limits::kTokenBytes> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return Error{ErrorCode::internal, "the system gives no random bytes for the token"};
  }
  // 6 bits of each byte: 192 bits in all.
  std::string token;
  for (const unsigned char byte : bytes) token += kAlphabet[byte % kAlphabet.size()];
  return token;
}

/// Puts the token in place whole, whatever stood there and however often we are killed.
Status write_token(int folder, const std::string& path, const char* name, const std::string& token) {
  const std::string temporary = std::string(name) + "." + std::to_string(::getpid());
  ::unlinkat(folder, temporary.c_str(), 0);
  const UniqueFd file(
      ::openat(folder, temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode));
  const std::string line = token + "\n";
  const bool is_written = file && ::fchmod(file.get(), kFileMode) == 0 &&
                          ::write(file.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size());
  if (is_written && ::renameat(folder, temporary.c_str(), folder, name) == 0) return Done{};
  const Error error = failed_by_system(path, "cannot write");
  ::unlinkat(folder, temporary.c_str(), 0);
  return error;
}

std::string path_in(const char* runtime_dir, std::string_view name) {
  if (runtime_dir == nullptr || *runtime_dir != '/') return {};
  return std::string(runtime_dir) + "/paperhop/" + std::string(name);
}

}  // namespace

bool is_token(std::string_view text) {
  return text.size() == limits::kTokenBytes && text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

std::string token_path(const char* runtime_dir) {
  return path_in(runtime_dir, "token");
}

std::string page_token_path(const char* runtime_dir) {
  return path_in(runtime_dir, "page_token");
}

Result<std::string> load_token(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = path.substr(slash + 1);
  const Result<UniqueFd> folder = open_folder(path.substr(0, slash));
  if (!folder) return folder.error();
  if (std::optional<std::string> token = read_token(folder.value().get(), name.c_str())) return *std::move(token);
  Result<std::string> token = make_token();
  if (!token) return token;
  if (Status written = write_token(folder.value().get(), path, name.c_str(), token.value()); !written) {
    return written.error();
  }
  return token;
}

}  // namespace paperhop
