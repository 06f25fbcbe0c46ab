// SPDX-License-Identifier: Apache-2.0
//
// RecordReader: the records of a stream, one after the other: lines, NUL-ended texts or frames. Memory is bounded
// whatever comes: of a record over the limit only the beginning is kept, it is told as a problem, and the next record
// is read.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace paperhop::cli {

/// How the end of a record is told.
enum class RecordEnd {
  line,    ///< a line feed; the last one may have none
  nul,     ///< a NUL byte; the last one may have none
  length,  ///< a frame of native messaging: its length stands in front (protocol/framing.hpp)
};

struct Record {
  std::string_view bytes;  ///< without its end; kJsonPadding bytes behind it are readable, unless it has a problem
  std::size_t number = 0;  ///< from 1
  std::size_t offset = 0;  ///< of its first byte in the stream, behind a length
  std::optional<Error> problem;  ///< record_too_long, frame_too_long, frame_truncated: `bytes` is its beginning
};

/// Of memory that realloc() gave: of a large piece it makes a larger one without a second one beside it.
struct FreeMemory {
  void operator()(char* memory) const { std::free(memory); }
};

class RecordReader {
 public:
  /// Reads from `descriptor`, which stays the caller's.
  RecordReader(int descriptor, RecordEnd end, std::size_t max_record);

  /// Calls before_wait() before it would wait for input: the time to flush what was answered.
  void before_wait(std::function<void()> call) { before_wait_ = std::move(call); }

  /// Calls reserve(size) before it takes so many more bytes for a large record; the stream ends where that says no.
  using Reserve = std::function<bool(std::size_t size)>;
  void before_large(Reserve reserve) { reserve_ = std::move(reserve); }

  /// What the stream begins with: something, where it is not empty.
  Result<std::string_view> head();

  /// The next record, valid until the next call; nothing at the end. Errors: unreadable.
  Result<std::optional<Record>> next();

 private:
  Result<bool> fill();
  bool make_room();
  Result<bool> need(std::size_t size);
  Status skip_record();
  Status skip_bytes();
  Result<std::optional<Record>> next_delimited();
  Result<std::optional<Record>> next_frame();
  Record take(std::size_t size, std::size_t end_size);
  Record refuse(std::string_view start, Error problem);
  Record refuse_rest(std::size_t expected);
  std::string_view pending() const { return {buffer_.get() + begin_, end_ - begin_}; }
  void drop(std::size_t size);

  int descriptor_;
  RecordEnd record_end_;
  std::size_t max_record_;
  std::function<void()> before_wait_;
  Reserve reserve_;
  std::unique_ptr<char, FreeMemory> buffer_;  ///< [begin_, end_) was read and is not used up
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t position_ = 0;  ///< of begin_ in the stream
  std::size_t number_ = 0;
  bool skips_record_ = false;      ///< the rest of the record that was told last is still there
  std::size_t bytes_to_skip_ = 0;  ///< the same of a frame
};

/// Why a record of more than `limit` bytes is not searched.
Error record_too_long_error(std::size_t limit);

/// Why papers beyond limits::kFilterPapers are not told.
Error too_many_papers_error();

}  // namespace paperhop::cli
