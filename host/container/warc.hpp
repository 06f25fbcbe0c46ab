// SPDX-License-Identifier: Apache-2.0
//
// WARC files (ISO 28500, versions 1.0 and 1.1), and WET and WAT, which are WARC: records one after
// the other, each with its own stream. Lines may end in LF alone, lengths may be wrong, bytes may
// lie between records: all of that is told, and the next record is looked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "container/byte_stream.hpp"
#include "container/window.hpp"

namespace paperhop {

/// What a record's header says.
struct WarcRecord {
  std::string type;          ///< "response", in lower case
  std::string target;        ///< WARC-Target-URI without angle brackets; may be empty
  std::string content_type;  ///< of the record's block: "application/http; msgtype=response"
  std::uint64_t at = 0;      ///< byte of the file at which it, or its gzip member, begins
};

/// True where bytes begin a WARC record.
bool is_warc(std::string_view bytes);

/// The block of a record: no more than its length says. Damage ends it.
class WarcBlock : public ByteStream {
 public:
  explicit WarcBlock(Window& window) : window_(window) {}
  Result<Got> read(char* to, std::size_t size) override;
  Lent lend(std::size_t size) override;
  bool is_at_end() const override { return left_ == 0; }

 private:
  friend class WarcReader;
  Window& window_;
  std::uint64_t left_ = 0;
};

class WarcReader {
 public:
  WarcReader(Window& window, const OnProblem& on_problem) : window_(window), on_problem_(on_problem), block_(window) {}

  /// The next record; nothing at the end. What was not read of the last one's block is passed over.
  Result<std::optional<WarcRecord>> next();
  /// The block of the record that next() gave.
  WarcBlock& block() { return block_; }

 private:
  Status finish_block();
  Result<bool> find_record();
  Result<std::optional<WarcRecord>> read_header();
  Status check_length(const WarcRecord& record, std::uint64_t length);
  std::size_t next_record_start(std::size_t from) const;
  void problem(std::uint64_t at, std::string what);

  Window& window_;
  const OnProblem& on_problem_;
  WarcBlock block_;
  std::uint64_t record_at_ = 0;
  bool is_damaged_ = false;  ///< damage was passed, and has been told by who unpacks
};

}  // namespace paperhop
