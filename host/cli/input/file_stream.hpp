// SPDX-License-Identifier: Apache-2.0
//
// FileStream: an open file, or standard input, as a stream of bytes. Large files of our own are lent from memory.
#pragma once

#include <functional>
#include <memory>

#include "cli/input/mapped_file.hpp"
#include "container/byte_stream.hpp"

namespace paperhop::cli {

class FileStream : public ByteStream {
 public:
  /// The descriptor stays the caller's; `on_read` is told how much came.
  FileStream(int descriptor, std::function<void(std::size_t)> on_read);
  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<Got> read(char* to, std::size_t size) override;
  Lent lend(std::size_t size) override;

  /// From here on all is read: the descriptor stands behind what came until now.
  void stop_lending();
  /// An error where bytes that were lent got lost meanwhile: the file was cut off, or its disk failed.
  Status check() const;

 private:
  std::uint64_t pass(std::size_t size);

  int descriptor_;
  std::function<void(std::size_t)> on_read_;
  std::uint64_t at_ = 0;
  std::unique_ptr<MappedFile> map_;
  bool is_lending_;
};

}  // namespace paperhop::cli
