// SPDX-License-Identifier: Apache-2.0
#include "cli/input/record_reader.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/file_bytes.hpp"
#include "protocol/framing.hpp"
#include "protocol/json_events.hpp"

namespace paperhop::cli {

RecordReader::RecordReader(int descriptor, RecordEnd end, std::size_t max_record)
    : descriptor_(descriptor), record_end_(end), max_record_(max_record) {}

Result<std::string_view> RecordReader::head() {
  if (begin_ == end_) {
    if (const Result<bool> more = fill(); !more.ok()) return more.error();
  }
  return pending();
}

Result<std::optional<Record>> RecordReader::next() {
  return record_end_ == RecordEnd::length ? next_frame() : next_delimited();
}

/// For what one read brings, behind what is pending. False where nobody wants it.
bool RecordReader::make_room() {
  if (begin_ > 0 && begin_ == end_) begin_ = end_ = 0;
  const std::size_t least = end_ - begin_ + limits::kFilterStep + kJsonPadding;
  // One that a large record needed is not kept for small ones.
  const bool is_too_large = capacity_ > limits::kLargeRecord + 4 * limits::kFilterStep && least < capacity_ / 4;
  if (capacity_ >= end_ + limits::kFilterStep + kJsonPadding && !is_too_large) return true;
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
  }
  if (capacity_ >= least && !is_too_large) return true;
  // Twice as much each time, so that a long record is not moved often; never much more than one may have.
  const std::size_t wanted = std::min(2 * end_, max_record_ + kFrameHeader) + 2 * limits::kFilterStep + kJsonPadding;
  const bool is_large = wanted > limits::kLargeRecord + 4 * limits::kFilterStep;
  if (is_large && wanted > capacity_ && reserve_ && !reserve_(wanted - capacity_)) return false;
  auto* const larger = static_cast<char*>(std::realloc(buffer_.get(), wanted));
  if (!larger) throw std::bad_alloc();
  static_cast<void>(buffer_.release());
  buffer_.reset(larger);
  capacity_ = wanted;
  return true;
}

/// Reads more behind what is pending; false at the end of the stream.
Result<bool> RecordReader::fill() {
  if (!make_room()) return false;
  if (before_wait_ && !is_ready(descriptor_)) before_wait_();
  const std::size_t room = capacity_ - kJsonPadding - end_;
  const Result<std::size_t> got = read_some(descriptor_, buffer_.get() + end_, room);
  if (!got.ok()) return got.error();
  end_ += got.value();
  return got.value() > 0;
}

void RecordReader::drop(std::size_t size) {
  begin_ += size;
  position_ += size;
}

Record RecordReader::take(std::size_t size, std::size_t end_size) {
  Record record{pending().substr(0, size), ++number_, position_, {}};
  drop(size + end_size);
  return record;
}

/// `start` stands where the stream is read on.
Record RecordReader::refuse(std::string_view start, Error problem) {
  return {start, ++number_, position_, std::move(problem)};
}

Result<std::optional<Record>> RecordReader::next_delimited() {
  const char delimiter = record_end_ == RecordEnd::line ? '\n' : '\0';
  if (std::exchange(skips_record_, false)) {
    if (const Status status = skip_record(); !status.ok()) return status.error();
  }
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = pending().find(delimiter, searched);
    const std::size_t size = std::min(end, pending().size());
    if (size > max_record_) {
      skips_record_ = true;
      return std::optional(refuse(pending().substr(0, max_record_), record_too_long_error(max_record_)));
    }
    if (end != std::string_view::npos) return std::optional(take(size, 1));
    searched = size;
    const Result<bool> more = fill();
    if (!more.ok()) return more.error();
    if (more.value()) continue;
    if (size == 0) return std::optional<Record>();
    return std::optional(take(size, 0));
  }
}

/// Up to behind the next delimiter, or to the end.
Status RecordReader::skip_record() {
  const char delimiter = record_end_ == RecordEnd::line ? '\n' : '\0';
  while (true) {
    const std::size_t end = pending().find(delimiter);
    if (end != std::string_view::npos) {
      drop(end + 1);
      return Done{};
    }
    drop(pending().size());
    const Result<bool> more = fill();
    if (!more.ok()) return more.error();
    if (!more.value()) return Done{};
  }
}

Status RecordReader::skip_bytes() {
  while (true) {
    const std::size_t here = std::min(bytes_to_skip_, pending().size());
    drop(here);
    bytes_to_skip_ -= here;
    if (bytes_to_skip_ == 0) return Done{};
    const Result<bool> more = fill();
    if (!more.ok()) return more.error();
    if (!more.value()) return Done{};
  }
}

/// Reads until `size` bytes are pending; false where the stream ends before.
Result<bool> RecordReader::need(std::size_t size) {
  while (pending().size() < size) {
    Result<bool> more = fill();
    if (!more.ok() || !more.value()) return more;
  }
  return true;
}

/// The stream ended inside a frame of `expected` bytes, its length included.
Record RecordReader::refuse_rest(std::size_t expected) {
  const std::string_view start = pending().substr(std::min(kFrameHeader, pending().size()));
  Record refused = refuse(start, frame_truncated_error(pending().size(), expected));
  drop(pending().size());
  return refused;
}

Result<std::optional<Record>> RecordReader::next_frame() {
  if (const Status status = skip_bytes(); !status.ok()) return status.error();
  Result<bool> there = need(kFrameHeader);
  if (!there.ok()) return there.error();
  if (!there.value()) return pending().empty() ? std::nullopt : std::optional(refuse_rest(kFrameHeader));
  const std::string header(pending().substr(0, kFrameHeader));
  const std::size_t size = frame_size(header);
  if (size > max_record_) {
    drop(kFrameHeader);
    if (there = need(max_record_); !there.ok()) return there.error();
    bytes_to_skip_ = size;
    const std::string_view start = pending().substr(0, max_record_);
    return std::optional(refuse(start, frame_too_long_error(header, max_record_)));
  }
  there = need(kFrameHeader + size);
  if (!there.ok()) return there.error();
  if (!there.value()) return std::optional(refuse_rest(kFrameHeader + size));
  drop(kFrameHeader);
  return std::optional(take(size, 0));
}

Error record_too_long_error(std::size_t limit) {
  return {ErrorCode::record_too_long, "the record is longer than " + std::to_string(limit) +
                                          " bytes, and was not searched; raise --max-record, or split it"};
}

Error too_many_papers_error() {
  return {ErrorCode::record_too_long, "the record names more than " + std::to_string(limits::kFilterPapers) +
                                          " papers, and the others are left out; split it"};
}

}  // namespace paperhop::cli
