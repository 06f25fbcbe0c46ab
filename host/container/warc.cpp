// SPDX-License-Identifier: Apache-2.0
#include "container/warc.hpp"

#include <algorithm>
#include <charconv>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "container/header_lines.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kVersion = "WARC/";
constexpr std::size_t kVersionLine = 16;  // "WARC/1.1" and its line end, with room for a longer number

/// Bytes of "\r\n" and "\n" that `bytes` begins with.
std::size_t line_ends(std::string_view bytes) {
  return std::min(bytes.find_first_not_of("\r\n"), bytes.size());
}

std::string without_brackets(std::string_view address) {
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return std::string(address);
}

}  // namespace

bool is_warc(std::string_view bytes) {
  if (!bytes.starts_with(kVersion)) return false;
  const std::string_view version = bytes.substr(kVersion.size(), kVersionLine);
  const std::size_t end = version.find_first_not_of("0123456789.");
  return end != 0 && end != npos && (version[end] == '\r' || version[end] == '\n');
}

Result<Got> WarcBlock::read(char* to, std::size_t size) {
  if (left_ == 0) return Got{};
  const Result<bool> filled = window_.fill(1);
  if (!filled.ok()) return filled.error();
  const std::string_view bytes = window_.view();
  const std::size_t least = static_cast<std::size_t>(std::min<std::uint64_t>({size, left_, bytes.size()}));
  std::copy_n(bytes.data(), least, to);
  const Got got{least, Seam::none, window_.packed_at()};
  window_.skip(least);
  left_ -= least;
  return got;
}

Lent WarcBlock::lend(std::size_t size) {
  if (left_ == 0) return {};
  Lent lent = window_.lend(static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
  left_ -= lent.bytes.size();
  return lent;
}

Result<std::optional<WarcRecord>> WarcReader::next() {
  if (const Status finished = finish_block(); !finished.ok()) return finished.error();
  while (true) {
    const Result<bool> found = find_record();
    if (!found.ok()) return found.error();
    if (!found.value()) return std::optional<WarcRecord>();
    Result<std::optional<WarcRecord>> record = read_header();
    if (!record.ok() || record.value()) return record;
  }
}

/// Passes over what is left of the block.
Status WarcReader::finish_block() {
  while (block_.left_ > 0) {
    const Result<bool> filled = window_.fill(1);
    if (!filled.ok()) return filled.error();
    const std::size_t size = window_.view().size();
    if (size == 0) {
      if (!window_.is_at_end()) break;
      if (!window_.ends_in_damage()) problem(record_at_, "a record that is cut off; get the file once more");
      block_.left_ = 0;
    }
    const auto skipped = static_cast<std::size_t>(std::min<std::uint64_t>(size, block_.left_));
    window_.skip(skipped);
    block_.left_ -= skipped;
  }
  block_.left_ = 0;
  return Done{};
}

/// Goes to the next record, over line ends, damage and bytes that are none. False at the end.
Result<bool> WarcReader::find_record() {
  bool is_told = std::exchange(is_damaged_, false);
  while (true) {
    const Result<bool> filled = window_.fill(kVersionLine);
    if (!filled.ok()) return filled.error();
    if (window_.view().empty()) {
      if (!window_.pass_damage()) return false;
      is_told = true;  // by who unpacks
      continue;
    }
    if (is_warc(window_.view())) return true;
    if (const std::size_t blank = line_ends(window_.view()); blank > 0) {
      window_.skip(blank);
      continue;
    }
    if (!is_told) problem(window_.packed_at(), "bytes that are no WARC record; what can be read of the rest follows");
    is_told = true;
    const std::size_t next = next_record_start(1);
    if (next != npos) {
      window_.skip(next);
      continue;
    }
    // The last bytes may begin a version line.
    const std::size_t size = window_.view().size();
    window_.skip(size - std::min(size - 1, window_.is_whole() ? 0 : kVersionLine));
    if (window_.is_whole()) window_.skip(window_.view().size());
    const Result<bool> more = window_.fill(window_.view().size() + 1);
    if (!more.ok()) return more.error();
  }
}

/// Where a record begins in view(), from that offset on: at the start of a line or of a member.
std::size_t WarcReader::next_record_start(std::size_t from) const {
  const std::string_view bytes = window_.view();
  for (std::size_t at = bytes.find(kVersion, from); at != npos; at = bytes.find(kVersion, at + 1)) {
    if (is_warc(bytes.substr(at)) && (at == 0 || bytes[at - 1] == '\n' || window_.is_member_start(at))) return at;
  }
  return npos;
}

/// Nothing where the header is of no use: that was told, and the search goes on behind its version line.
Result<std::optional<WarcRecord>> WarcReader::read_header() {
  record_at_ = window_.packed_at();
  const Result<std::size_t> size = fill_header(window_, limits::kWarcHeader);
  if (!size.ok()) return size.error();
  if (size.value() == 0) {
    problem(record_at_, "a WARC header without an end; what can be read of the rest follows");
    // Records that begin in these bytes have no end in them either, but maybe the last of them behind.
    const std::string_view searched = window_.view().substr(0, limits::kWarcHeader);
    const std::size_t last = searched.rfind(kVersion);
    window_.skip(last > 0 ? last : searched.size());
    is_damaged_ = true;
    return std::optional<WarcRecord>();
  }
  WarcRecord record;
  record.at = record_at_;
  std::optional<std::uint64_t> length;
  for_each_header(window_.view().substr(0, size.value()), [&](std::string_view name, std::string_view value) {
    const std::string lower = lower_ascii(name);
    if (lower == "warc-type") record.type = lower_ascii(value);
    if (lower == "warc-target-uri") record.target = without_brackets(value);
    if (lower == "content-type") record.content_type = value;
    if (lower == "content-length") {
      std::uint64_t number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (error == std::errc() && end == value.data() + value.size()) length = number;
    }
  });
  window_.skip(size.value());
  if (!length) {
    problem(record_at_, "a record without a length; what can be read of the rest follows");
    is_damaged_ = true;
    return std::optional<WarcRecord>();
  }
  block_.left_ = *length;
  if (const Status checked = check_length(record, *length); !checked.ok()) return checked.error();
  return std::optional(std::move(record));
}

/// Shortens a block that runs into the next record. Only blocks that are held whole can be looked through.
Status WarcReader::check_length(const WarcRecord& record, std::uint64_t length) {
  if (length > limits::kWarcBlockChecked) return Done{};
  const auto size = static_cast<std::size_t>(length);
  const Result<bool> filled = window_.fill(size + 4 + kVersionLine);
  if (!filled.ok()) return filled.error();
  const std::string_view bytes = window_.view();
  if (bytes.size() >= size) {
    const std::string_view behind = bytes.substr(size);
    const std::size_t blank = line_ends(behind);
    // Some writers leave the blank lines out.
    if (blank == behind.size() || is_warc(behind.substr(blank))) return Done{};
  }
  const std::size_t next = next_record_start(0);
  if (next != npos && next < size) {
    problem(record.at, "a record that is shorter than it says; what can be read of the rest follows");
    std::string_view shorter = bytes.substr(0, next);
    while (!shorter.empty() && (shorter.back() == '\n' || shorter.back() == '\r')) shorter.remove_suffix(1);
    block_.left_ = shorter.size();
    is_damaged_ = true;
  }
  return Done{};
}

void WarcReader::problem(std::uint64_t at, std::string what) {
  on_problem_(at, {ErrorCode::unreadable, std::move(what)});
}

}  // namespace paperhop
