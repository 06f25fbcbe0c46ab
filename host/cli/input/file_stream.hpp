// SPDX-License-Identifier: Apache-2.0
//
// FileStream: an open file, or standard input, as a stream of bytes.
#pragma once

#include <functional>

#include "cli/input/file_bytes.hpp"
#include "container/byte_stream.hpp"

namespace paperhop::cli {

class FileStream : public ByteStream {
 public:
  /// The descriptor stays the caller's; `on_read` is told how much came.
  FileStream(int descriptor, std::function<void(std::size_t)> on_read)
      : descriptor_(descriptor), on_read_(std::move(on_read)) {}

  Result<Got> read(char* to, std::size_t size) override {
    const Result<std::size_t> got = read_some(descriptor_, to, size);
    if (!got.ok()) return got.error();
    on_read_(got.value());
    const Got read{got.value(), Seam::none, at_};
    at_ += got.value();
    return read;
  }

 private:
  int descriptor_;
  std::function<void(std::size_t)> on_read_;
  std::uint64_t at_ = 0;
};

}  // namespace paperhop::cli
