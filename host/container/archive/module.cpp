// SPDX-License-Identifier: Apache-2.0
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>

#include "base/limits.hpp"
#include "container/archive.hpp"

namespace paperhop {
namespace {

/// Reads for libarchive, and keeps what went wrong in the stream below.
class Source {
 public:
  Source(ByteStream& packed, UnpackBudget& budget)
      : packed_(packed), budget_(budget), block_(std::make_unique<char[]>(limits::kReadAhead)) {}

  static la_ssize_t read(archive* reader, void* self, const void** bytes) {
    return static_cast<Source*>(self)->read(reader, bytes);
  }

  std::uint64_t at() const { return at_; }
  bool is_at_end() const { return is_at_end_; }
  const std::optional<Error>& error() const { return error_; }
  UnpackBudget& budget() { return budget_; }

 private:
  la_ssize_t read(archive* reader, const void** bytes) {
    const Result<Got> got = packed_.read(block_.get(), limits::kReadAhead);
    if (!got.ok()) {
      error_ = got.error();
      archive_set_error(reader, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    at_ += got.value().size;
    is_at_end_ = got.value().size == 0;
    *bytes = block_.get();
    return static_cast<la_ssize_t>(got.value().size);
  }

  ByteStream& packed_;
  UnpackBudget& budget_;
  std::unique_ptr<char[]> block_;
  std::uint64_t at_ = 0;
  bool is_at_end_ = false;
  std::optional<Error> error_;
};

std::string name_of(archive_entry* entry) {
  if (const char* const name = archive_entry_pathname_utf8(entry)) return name;
  const char* const name = archive_entry_pathname(entry);
  return name ? name : "?";
}

class Reader : public ArchiveReader, public ByteStream {
 public:
  explicit Reader(const ArchiveFrom& from)
      : on_problem_(from.on_problem), is_bare_(from.is_compressed_only), source_(from.packed, from.budget) {
    archive* const reader = archive_.get();
    if (!reader) return;
    if (is_bare_) {
      archive_read_support_format_raw(reader);
      archive_read_support_filter_bzip2(reader);
      archive_read_support_filter_xz(reader);
      archive_read_support_filter_lzma(reader);
      archive_read_support_filter_lz4(reader);
    } else {
      archive_read_support_format_tar(reader);
      archive_read_support_format_gnutar(reader);
      archive_read_support_format_zip_streamable(reader);
    }
    is_open_ = archive_read_open(reader, &source_, nullptr, Source::read, nullptr) == ARCHIVE_OK;
  }

  Result<std::optional<ArchiveMember>> next() override {
    if (!is_open_) return failure();
    while (true) {
      archive_entry* entry = nullptr;
      const int outcome = archive_read_next_header(archive_.get(), &entry);
      if (outcome == ARCHIVE_EOF) return std::optional<ArchiveMember>();
      if (outcome == ARCHIVE_RETRY) {
        tell("a broken member; what can be read of the rest follows");
        if (++retries_ > limits::kArchiveRetries) return failure();
        continue;
      }
      if (outcome < ARCHIVE_WARN) return failure();
      is_at_end_ = false;
      block_size_ = 0;
      position_ = 0;
      // Compressed data have a member without a name or a type.
      if (is_bare_) return std::optional(ArchiveMember{});
      if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) continue;
      return std::optional(ArchiveMember{name_of(entry)});
    }
  }

  ByteStream& content() override { return *this; }

  Result<Got> read(char* to, std::size_t size) override {
    if (is_at_end_) return Got{};
    if (block_size_ == 0 && !next_block()) {
      is_at_end_ = true;
      if (source_.error()) return *source_.error();
      return Got{};
    }
    // Holes of sparse files are NULs.
    const auto hole = static_cast<std::uint64_t>(block_at_) - position_;
    const auto unpacked = static_cast<std::size_t>(std::min<std::uint64_t>(size, hole > 0 ? hole : block_size_));
    if (hole > 0) {
      std::fill_n(to, unpacked, '\0');
    } else {
      std::copy_n(block_, unpacked, to);
      block_ += unpacked;
      block_size_ -= unpacked;
      block_at_ += static_cast<la_int64_t>(unpacked);
    }
    const std::uint64_t at = position_;
    position_ += unpacked;
    if (!source_.budget().add_unpacked(unpacked)) {
      is_at_end_ = true;
      return bomb_error();
    }
    return Got{unpacked, Seam::none, at};
  }

 private:
  /// archive_read_data() would lose what it copied before the end of an archive that is cut off.
  bool next_block() {
    while (block_size_ == 0) {
      const void* bytes = nullptr;
      const int outcome = archive_read_data_block(archive_.get(), &bytes, &block_size_, &block_at_);
      block_ = static_cast<const char*>(bytes);
      // A wrong checksum or size, told once, at its end.
      if (outcome == ARCHIVE_WARN) tell("a damaged member; what was read of it counts");
      if (outcome == ARCHIVE_OK || outcome == ARCHIVE_WARN) continue;
      block_size_ = 0;
      if (outcome != ARCHIVE_EOF && !source_.error()) tell("cannot be unpacked");
      return false;
    }
    return static_cast<std::uint64_t>(block_at_) >= position_;
  }

  std::string reason() const {
    const char* const text = archive_ ? archive_error_string(archive_.get()) : "memory is short";
    if (text) return text;
    return source_.is_at_end() ? "it ends too early" : "unknown";
  }

  void tell(const std::string& what) {
    on_problem_(source_.at(), {ErrorCode::unreadable, what + " (" + reason() + ")"});
  }

  Error failure() const {
    if (source_.error()) return *source_.error();
    return {ErrorCode::unreadable, "an archive that is broken from about byte " + std::to_string(source_.at()) +
                                       " on (" + reason() + "); what was read before counts; get it once more"};
  }

  struct Free {
    void operator()(archive* reader) const { archive_read_free(reader); }
  };
  const OnProblem& on_problem_;
  bool is_bare_;
  Source source_;
  std::unique_ptr<archive, Free> archive_{archive_read_new()};
  bool is_open_ = false;
  bool is_at_end_ = false;
  const char* block_ = nullptr;  ///< what libarchive gave and was not read yet
  std::size_t block_size_ = 0;
  la_int64_t block_at_ = 0;     ///< byte of the member
  std::uint64_t position_ = 0;  ///< bytes of the member that were read
  std::size_t retries_ = 0;
};

std::unique_ptr<ArchiveReader> open_archive(const ArchiveFrom& from) {
  return std::make_unique<Reader>(from);
}

}  // namespace
}  // namespace paperhop

extern "C" __attribute__((visibility("default"))) const paperhop::ArchiveModule paperhop_archive;
const paperhop::ArchiveModule paperhop_archive{paperhop::open_archive};
