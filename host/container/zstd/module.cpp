// SPDX-License-Identifier: Apache-2.0
//
// zstd data by libzstd, frame by frame, and what the module of unpackers exports.
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "container/gzip/gzip_stream.hpp"

namespace paperhop {
namespace {

constexpr std::size_t kFrameStart = 5;  ///< bytes of a frame that tell how long its header is

class ZstdStream : public UnpackStream {
 public:
  explicit ZstdStream(const UnpackFrom& from) : from_(from) {
    // A window of any size would be memory of any size.
    if (state_) ZSTD_DCtx_setParameter(state_.get(), ZSTD_d_windowLogMax, limits::kZstdWindowLog);
  }

  Result<Got> read(char* to, std::size_t size) override {
    if (!state_) return Error{ErrorCode::unreadable, "memory is short for zstd data; unpack it to a file"};
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0 && !is_done_) {
      if (from_.packed.view().empty() && !holds_back_) {
        const Result<bool> filled = from_.packed.fill(limits::kSniff);
        if (!filled.ok()) return filled.error();
      }
      const std::string_view bytes = from_.packed.view();
      if (bytes.empty() && !holds_back_) {
        finish();
        break;
      }
      if (!is_in_frame_) begin_frame();
      // No more than zstd asks for, and nothing while it has something to give: an error takes away what the same call
      // unpacked, and the last thing asked for is the checksum.
      const std::size_t most = holds_back_ ? 0 : std::max<std::size_t>(wanted_, 1);
      ZSTD_inBuffer in{bytes.data(), std::min(bytes.size(), most), 0};
      const std::size_t left = ZSTD_decompressStream(state_.get(), &out, &in);
      from_.packed.skip(in.pos);
      if (ZSTD_isError(left)) {
        broken(left);
      } else {
        wanted_ = left;
        is_in_frame_ = left != 0;
      }
      holds_back_ = is_in_frame_ && out.pos == out.size;
    }
    return give(out.pos);
  }

  SliceEnd slice_end() const override { return is_in_frame_ ? SliceEnd::inside_member : SliceEnd::clean; }

 private:
  void begin_frame() {
    frame_at_ = from_.packed.packed_at();
    wanted_ = kFrameStart;
    is_in_frame_ = true;
    is_first_ = true;
  }

  Result<Got> give(std::size_t size) {
    if (size == 0) return Got{0, is_done_ && (is_damaged_ || is_in_frame_) ? Seam::damage : Seam::none};
    if (!from_.budget.add_unpacked(size)) {
      is_done_ = true;
      return bomb_error();
    }
    const Seam seam = std::exchange(is_damaged_, false) ? Seam::damage : is_first_ ? Seam::member : Seam::none;
    is_first_ = false;
    return Got{size, seam, frame_at_};
  }

  void finish() {
    is_done_ = true;
    if (is_in_frame_) problem("zstd data that are cut off; get them once more");
  }

  /// The bytes of a frame say nothing of where the next one begins: its magic number is looked for.
  void broken(std::size_t error) {
    problem(what(error) + "; what can be read of the rest follows");
    ZSTD_DCtx_reset(state_.get(), ZSTD_reset_session_only);
    is_in_frame_ = false;
    is_damaged_ = true;
    constexpr std::string_view kMagic = "\x28\xB5\x2F\xFD";
    if (is_first_ && !from_.packed.view().empty()) from_.packed.skip(1);
    while (true) {
      const std::size_t found = from_.packed.view().find(kMagic);
      if (found != std::string_view::npos) return from_.packed.skip(found);
      const std::size_t size = from_.packed.view().size();
      from_.packed.skip(size - std::min(size, kMagic.size() - 1));
      const Result<bool> filled = from_.packed.fill(from_.packed.view().size() + 1);
      if (filled.ok() && filled.value()) continue;
      from_.packed.skip(from_.packed.view().size());
      is_done_ = true;
      return;
    }
  }

  static std::string what(std::size_t error) {
    if (ZSTD_getErrorCode(error) == ZSTD_error_frameParameter_windowTooLarge) {
      return "a zstd frame that looks back more than " +
             std::to_string((std::size_t{1} << limits::kZstdWindowLog) >> 20U) +
             " MiB, which is not read (unpack it by zstd -d --long=31)";
    }
    return "a broken zstd frame (" + std::string(ZSTD_getErrorName(error)) + ")";
  }

  void problem(std::string what) { from_.on_problem(frame_at_, {ErrorCode::unreadable, std::move(what)}); }

  struct Free {
    void operator()(ZSTD_DCtx* state) const { ZSTD_freeDCtx(state); }
  };
  UnpackFrom from_;
  std::unique_ptr<ZSTD_DCtx, Free> state_{ZSTD_createDCtx()};
  std::uint64_t frame_at_ = 0;
  std::size_t wanted_ = kFrameStart;  ///< bytes that zstd asks for
  bool is_in_frame_ = false;
  bool holds_back_ = false;  ///< what was unpacked may have had no room yet
  bool is_first_ = true;
  bool is_damaged_ = false;
  bool is_done_ = false;
};

std::unique_ptr<UnpackStream> unpack_zstd_here(const UnpackFrom& from) {
  return std::make_unique<ZstdStream>(from);
}

}  // namespace
}  // namespace paperhop

extern "C" __attribute__((visibility("default"))) const paperhop::UnpackModule paperhop_unpack;
const paperhop::UnpackModule paperhop_unpack{paperhop::gzip::unpack_gzip, paperhop::gzip::unpack_deflate,
                                             paperhop::unpack_zstd_here};
