// SPDX-License-Identifier: Apache-2.0
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <climits>
#include <cstring>

#include "base/limits.hpp"
#include "container/gzip/gzip_stream.hpp"

namespace paperhop::gzip {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMemberStart = "\x1F\x8B\x08"sv;  // and all that writes gzip data uses method 8
constexpr std::size_t kHeader = 10;
constexpr std::size_t kZlibHeader = 2;

/// A header whose reserved flags are not set.
bool is_member_start(std::string_view bytes) {
  return bytes.size() >= kHeader && bytes.starts_with(kMemberStart) &&
         (static_cast<unsigned char>(bytes[3]) & 0xE0) == 0;
}

class DeflateStream : public UnpackStream {
 public:
  DeflateStream(const UnpackFrom& from, bool many) : from_(from), many_(many) {}
  ~DeflateStream() override {
    if (is_stream_open_) ::inflateEnd(&stream_);
  }
  DeflateStream(const DeflateStream&) = delete;
  DeflateStream& operator=(const DeflateStream&) = delete;

  Result<Got> read(char* to, std::size_t size) override {
    while (!is_done_) {
      if (held_begin_ < held_end_) return give_held(to, size);
      if (!is_in_member_) {
        const Result<bool> begun = begin_member();
        if (!begun.ok()) return begun.error();
        if (!begun.value()) break;
        if (many_ && unpack_at_once()) continue;
        if (!open_stream()) return Error{ErrorCode::unreadable, "memory is short for gzip data; unpack it to a file"};
      }
      Result<Got> got = read_member(to, size);
      if (!got.ok() || got.value().size > 0) return got;
    }
    is_done_ = true;
    return Got{};
  }

  SliceEnd slice_end() const override { return end_; }

 private:
  /// False at the end.
  Result<bool> begin_member() {
    const Result<bool> filled = from_.packed.fill(many_ ? limits::kReadAhead : kZlibHeader);
    if (!filled.ok()) return filled.error();
    const std::string_view bytes = from_.packed.view();
    if (bytes.empty() || (!many_ && members_ > 0)) return false;
    if (many_ && !is_member_start(bytes)) {
      // Tapes and some writers fill up with NULs; that is no damage.
      const bool is_padding = skip_padding();
      if (!is_padding) problem("bytes that are no gzip data");
      return find_member();
    }
    member_at_ = from_.packed.packed_at();
    is_in_member_ = true;
    is_first_ = true;
    ++members_;
    return true;
  }

  /// A member that is small and in sight, which most are. False leaves it to the stream, which also finds out what is
  /// wrong with it.
  bool unpack_at_once() {
    if (!at_once_) at_once_.reset(libdeflate_alloc_decompressor());
    if (!held_) held_ = std::make_unique_for_overwrite<char[]>(limits::kGzipAtOnce);
    if (!at_once_) return false;
    const std::string_view in = from_.packed.view();
    std::size_t used = 0;
    std::size_t made = 0;
    const libdeflate_result outcome = libdeflate_gzip_decompress_ex(at_once_.get(), in.data(), in.size(), held_.get(),
                                                                    limits::kGzipAtOnce, &used, &made);
    if (outcome != LIBDEFLATE_SUCCESS) return false;
    from_.packed.skip(used);
    is_in_member_ = false;
    held_begin_ = 0;
    held_end_ = made;
    return true;
  }

  Result<Got> give_held(char* to, std::size_t size) {
    const std::size_t given = std::min(size, held_end_ - held_begin_);
    std::memcpy(to, held_.get() + held_begin_, given);
    held_begin_ += given;
    return give(given);
  }

  bool open_stream() {
    constexpr int kWindow = 15;
    constexpr int kGzip = kWindow + 16;
    if (is_stream_open_) return ::inflateReset(&stream_) == Z_OK;
    const int bits = many_ ? kGzip : is_zlib(from_.packed.view()) ? kWindow : -kWindow;
    is_stream_open_ = ::inflateInit2(&stream_, bits) == Z_OK;
    return is_stream_open_;
  }

  static bool is_zlib(std::string_view bytes) {
    if (bytes.size() < kZlibHeader) return false;
    const unsigned cmf = static_cast<unsigned char>(bytes[0]);
    const unsigned flags = static_cast<unsigned char>(bytes[1]);
    return (cmf & 0x0F) == 8 && (cmf * 256 + flags) % 31 == 0;
  }

  /// Up to `size` bytes of the member. Empty at its end, or where it is broken.
  Result<Got> read_member(char* to, std::size_t size) {
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, INT_MAX));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room) {
      if (from_.packed.view().empty()) {
        const Result<bool> filled = from_.packed.fill(limits::kSniff);
        if (!filled.ok()) return filled.error();
        if (from_.packed.view().empty()) {
          cut_off();
          break;
        }
      }
      const std::string_view in = from_.packed.view();
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // it only reads there
      stream_.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), INT_MAX));
      const uInt given = stream_.avail_in;
      const int outcome = ::inflate(&stream_, Z_NO_FLUSH);
      from_.packed.skip(given - stream_.avail_in);
      if (outcome == Z_STREAM_END) {
        is_in_member_ = false;
        break;
      }
      if (outcome != Z_OK && outcome != Z_BUF_ERROR) return broken(room - stream_.avail_out);
    }
    return give(room - stream_.avail_out);
  }

  Result<Got> give(std::size_t size) {
    if (size == 0) return Got{};
    if (!from_.budget.add_unpacked(size)) {
      is_done_ = true;
      return bomb_error();
    }
    const Seam seam = is_damaged_ ? Seam::damage : is_first_ ? Seam::member : Seam::none;
    is_first_ = false;
    is_damaged_ = false;
    return Got{size, seam, member_at_};
  }

  /// The packed bytes end inside the member.
  void cut_off() {
    is_done_ = true;
    end_ = SliceEnd::inside_member;
    if (from_.whole)
      from_.on_problem(member_at_, {ErrorCode::unreadable, "gzip data that are cut off; get them once more"});
  }

  /// What was unpacked before the error still counts.
  Result<Got> broken(std::size_t size) {
    problem(std::string("a broken gzip member (") + (stream_.msg ? stream_.msg : "no such data") + ")");
    is_in_member_ = false;
    Result<Got> got = give(size);
    is_damaged_ = true;
    if (!many_) {
      is_done_ = true;
    } else {
      const Result<bool> found = find_member();
      if (!found.ok()) return found.error();
      is_done_ = !found.value();
    }
    return got;
  }

  void problem(std::string_view what) {
    const std::uint64_t at = is_in_member_ ? member_at_ : from_.packed.packed_at();
    from_.on_problem(at, {ErrorCode::unreadable, std::string(what) + "; what can be read of the rest follows"});
  }

  /// True where nothing but NULs was left.
  bool skip_padding() {
    while (true) {
      const std::string_view bytes = from_.packed.view();
      const std::size_t other = bytes.find_first_not_of('\0');
      from_.packed.skip(std::min(other, bytes.size()));
      if (other != std::string_view::npos) return false;
      const Result<bool> filled = from_.packed.fill(1);
      if (!filled.ok() || !filled.value()) return true;
    }
  }

  /// Goes to the next member header; false where none comes.
  Result<bool> find_member() {
    while (true) {
      const std::string_view bytes = from_.packed.view();
      const std::size_t found = bytes.find(kMemberStart);
      if (found == std::string_view::npos) {
        // The last bytes may begin one.
        from_.packed.skip(bytes.size() - std::min(bytes.size(), kMemberStart.size() - 1));
      } else if (is_member_start(bytes.substr(found)) || bytes.size() - found < kHeader) {
        from_.packed.skip(found);
      } else {
        from_.packed.skip(found + 1);
        continue;
      }
      const Result<bool> filled = from_.packed.fill(std::max(kHeader, from_.packed.view().size() + 1));
      if (!filled.ok()) return filled.error();
      if (is_member_start(from_.packed.view())) return true;
      if (!filled.value()) {
        from_.packed.skip(from_.packed.view().size());
        return false;
      }
    }
  }

  struct Free {
    void operator()(libdeflate_decompressor* state) const { libdeflate_free_decompressor(state); }
  };
  UnpackFrom from_;
  bool many_;
  std::unique_ptr<libdeflate_decompressor, Free> at_once_;
  std::unique_ptr<char[]> held_;  ///< a member that was unpacked at once
  std::size_t held_begin_ = 0;    ///< what of it was not given yet
  std::size_t held_end_ = 0;
  z_stream stream_{};
  bool is_stream_open_ = false;
  std::uint64_t member_at_ = 0;
  std::size_t members_ = 0;
  bool is_in_member_ = false;
  bool is_first_ = true;  ///< nothing of the member was given yet
  bool is_damaged_ = false;
  bool is_done_ = false;
  SliceEnd end_ = SliceEnd::clean;
};

}  // namespace

std::unique_ptr<UnpackStream> unpack_gzip(const UnpackFrom& from) {
  return std::make_unique<DeflateStream>(from, true);
}

std::unique_ptr<UnpackStream> unpack_deflate(const UnpackFrom& from) {
  return std::make_unique<DeflateStream>(from, false);
}

}  // namespace paperhop::gzip
