// SPDX-License-Identifier: Apache-2.0
#include "cli/input/file_stream.hpp"

#include <unistd.h>

#include <string>
#include <utility>

#include "cli/input/file_bytes.hpp"

namespace paperhop::cli {

FileStream::FileStream(int descriptor, std::function<void(std::size_t)> on_read)
    : descriptor_(descriptor),
      on_read_(std::move(on_read)),
      map_(MappedFile::of(descriptor)),
      is_lending_(map_ != nullptr) {}

/// Whoever shares the descriptor, a shell's next command, goes on behind what was searched.
FileStream::~FileStream() {
  stop_lending();
}

Result<Got> FileStream::read(char* to, std::size_t size) {
  stop_lending();
  const Result<std::size_t> got = read_some(descriptor_, to, size);
  if (!got.ok()) return got.error();
  return Got{got.value(), Seam::none, pass(got.value())};
}

Lent FileStream::lend(std::size_t size) {
  if (!is_lending_) return {};
  Lent lent = map_->lend(size);
  pass(lent.bytes.size());
  return lent;
}

void FileStream::stop_lending() {
  if (std::exchange(is_lending_, false)) ::lseek(descriptor_, static_cast<off_t>(at_), SEEK_SET);
}

Status FileStream::check() const {
  const std::optional<std::uint64_t> lost = map_ ? map_->first_lost() : std::nullopt;
  if (!lost) return Done{};
  return Error{ErrorCode::unreadable, "was cut off while it was read, or its disk failed: nothing is there from byte " +
                                          std::to_string(*lost) + " on; search it once more"};
}

/// Where they begin.
std::uint64_t FileStream::pass(std::size_t size) {
  if (size > 0) on_read_(size);
  return std::exchange(at_, at_ + size);
}

}  // namespace paperhop::cli
