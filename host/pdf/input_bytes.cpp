// SPDX-License-Identifier: Apache-2.0
#include "pdf/input_bytes.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

#include "base/limits.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop::pdf {
namespace {

Error unreadable(int error) {
  return {ErrorCode::unreadable, std::generic_category().message(error)};
}

Error no_memory() {
  return {ErrorCode::pdf_stopped, "there is not enough memory to hold it"};
}

}  // namespace

InputBytes::~InputBytes() {
  if (data_) ::munmap(data_, capacity_);
}

bool InputBytes::reserve(std::size_t capacity) {
  // MAP_POPULATE: all of it is about to be written, one fault for each page would cost more.
  void* const place =
      data_ ? ::mremap(data_, capacity_, capacity, MREMAP_MAYMOVE)
            : ::mmap(nullptr, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (place == MAP_FAILED) return false;
  data_ = static_cast<char*>(place);
  capacity_ = capacity;
  return true;
}

Status InputBytes::read_file(int fd, std::size_t size) {
  if (!reserve(std::max<std::size_t>(size, 1))) return no_memory();
  while (size_ < size) {
    const ssize_t got = ::pread(fd, data_ + size_, size - size_, static_cast<off_t>(size_));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    if (got == 0) break;
    size_ += static_cast<std::size_t>(got);
  }
  return Done{};
}

Status InputBytes::read_stream(int fd) {
  if (!reserve(limits::kMiB)) return no_memory();
  while (size_ <= limits::kPdfFile) {
    if (size_ == capacity_ && !reserve(2 * capacity_)) return no_memory();
    const ssize_t got = ::read(fd, data_ + size_, capacity_ - size_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    if (got == 0) return Done{};
    size_ += static_cast<std::size_t>(got);
  }
  return pdf_too_large_error();
}

Result<InputBytes> InputBytes::read(int fd) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return unreadable(errno);
  InputBytes bytes;
  const bool file = S_ISREG(info.st_mode);
  if (file && info.st_size > static_cast<off_t>(limits::kPdfFile)) return pdf_too_large_error();
  const Status status = file ? bytes.read_file(fd, static_cast<std::size_t>(info.st_size)) : bytes.read_stream(fd);
  if (!status) return status.error();
  // What a stream reserved too much would count against the sandbox's limit.
  if (bytes.size_ > 0 && !bytes.reserve(bytes.size_)) return no_memory();
  return bytes;
}

}  // namespace paperhop::pdf
