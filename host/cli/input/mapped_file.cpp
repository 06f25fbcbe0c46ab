// SPDX-License-Identifier: Apache-2.0
#include "cli/input/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/guarded_range.hpp"

namespace paperhop::cli {
namespace {

/// Nobody but ourselves and root, who may do anything, can change its bytes.
bool is_only_ours(const struct stat& status) {
  return (status.st_uid == ::geteuid() || status.st_uid == 0) && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/// Some file systems have regular files that cannot be mapped.
bool can_be_mapped(int descriptor) {
  constexpr std::size_t kSome = 1;
  void* const tried = ::mmap(nullptr, kSome, PROT_READ, MAP_SHARED, descriptor, 0);
  return tried != MAP_FAILED && ::munmap(tried, kSome) == 0;
}

/// A few places of these bytes are in memory: then nearly all are, and asking for them would only look for each page.
bool are_in_memory(int descriptor, off_t from, std::size_t size) {
  constexpr std::size_t kPlaces = 4;
  for (std::size_t i = 0; i < kPlaces; ++i) {
    char byte = 0;
    iovec one{&byte, 1};
    const auto at = from + static_cast<off_t>(size / kPlaces * i);
    if (::preadv2(descriptor, &one, 1, at, RWF_NOWAIT) < 0) return false;
  }
  return true;
}

std::uint64_t size_of(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_size > 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace

/// Holds those behind it: what is lent may reach into them.
struct MappedFile::Segment {
  Segment(std::shared_ptr<const GuardedRange> of, std::size_t begin, std::size_t bytes)
      : range(std::move(of)), from(begin), size(bytes) {}
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;
  ~Segment() { range->clear(from, size); }

  std::shared_ptr<const GuardedRange> range;
  std::size_t from;
  std::size_t size;
  std::shared_ptr<Segment> next;
};

std::unique_ptr<MappedFile> MappedFile::of(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || !is_only_ours(status)) return nullptr;
  const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
  if (size < limits::kMapLeast || ::lseek(descriptor, 0, SEEK_CUR) != 0) return nullptr;
  if (!can_be_mapped(descriptor)) return nullptr;
  std::optional<GuardedRange> memory = GuardedRange::reserve(size);
  if (!memory) return nullptr;
  return std::unique_ptr<MappedFile>(
      new MappedFile(descriptor, std::make_shared<const GuardedRange>(*std::move(memory)), size));
}

MappedFile::MappedFile(int descriptor, std::shared_ptr<const GuardedRange> range, std::uint64_t size)
    : descriptor_(descriptor), range_(std::move(range)), expected_(size), size_(size) {}

MappedFile::~MappedFile() = default;

Lent MappedFile::lend(std::size_t size) {
  if (at_ == mapped_ && !map_next()) return {};
  const auto given = static_cast<std::size_t>(std::min<std::uint64_t>(size, mapped_ - at_));
  Lent lent{{range_->begin() + at_, given}, at_, segment_};
  at_ += given;
  return lent;
}

/// A step at a time, while the disk brings the next one.
bool MappedFile::map_next() {
  const std::uint64_t now = size_of(descriptor_);
  size_ = std::min(size_, std::max(now, mapped_));
  if (mapped_ == size_) return false;
  const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(limits::kMapStep, size_ - mapped_));
  char* const to = range_->begin() + mapped_;
  const auto from = static_cast<off_t>(mapped_);
  if (::mmap(to, step, PROT_READ, MAP_SHARED | MAP_FIXED | MAP_POPULATE, descriptor_, from) == MAP_FAILED) {
    // Where it fails nothing at all may be left there.
    range_->clear(static_cast<std::size_t>(mapped_), step);
    size_ = mapped_;
    return false;
  }
  const off_t behind = from + static_cast<off_t>(step);
  if (!are_in_memory(descriptor_, behind, limits::kMapStep)) {
    ::posix_fadvise(descriptor_, behind, limits::kMapStep, POSIX_FADV_WILLNEED);
  }
  auto next = std::make_shared<Segment>(range_, static_cast<std::size_t>(mapped_), step);
  if (segment_) segment_->next = next;
  segment_ = std::move(next);
  mapped_ += step;
  return true;
}

std::optional<std::uint64_t> MappedFile::first_lost() const {
  // A page that is cut in its middle ends in zeros without a fault.
  const std::uint64_t now = size_of(descriptor_);
  const std::optional<std::size_t> lost = range_->first_lost();
  if (!lost && now >= expected_) return std::nullopt;
  return std::min<std::uint64_t>(now, lost.value_or(SIZE_MAX));
}

}  // namespace paperhop::cli
