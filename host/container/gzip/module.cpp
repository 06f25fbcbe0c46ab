// SPDX-License-Identifier: Apache-2.0
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/limits.hpp"
#include "container/gzip/gzip_stream.hpp"
#include "container/gzip/sound_member.hpp"

namespace paperhop::gzip {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMemberStart = "\x1F\x8B\x08"sv;  // and all that writes gzip data uses method 8
constexpr std::size_t kHeader = 10;
constexpr std::size_t kZlibHeader = 2;

constexpr std::size_t kPieceMost = std::numeric_limits<std::uint32_t>::max();  ///< bytes that one call takes

/// Bytes that may be unpacked on trial in any case, and for each packed byte: hostile files are full of what looks like
/// a member.
constexpr std::size_t kTrialLeast = limits::kMiB;
constexpr std::size_t kTrialRatio = 16;

std::uint32_t piece_size(std::size_t size) {
  return static_cast<std::uint32_t>(std::min(size, kPieceMost));
}

std::string_view reason(int outcome) {
  switch (outcome) {
    case ISAL_INVALID_BLOCK: return "invalid block";
    case ISAL_INVALID_SYMBOL: return "invalid code";
    case ISAL_INVALID_LOOKBACK: return "invalid distance too far back";
    case ISAL_INVALID_WRAPPER: return "incorrect header check";
    case ISAL_UNSUPPORTED_METHOD: return "unknown compression method";
    case ISAL_INCORRECT_CHECKSUM: return "incorrect data check";
    default: return "no such data";
  }
}

/// A header whose reserved flags are not set.
bool is_member_start(std::string_view bytes) {
  return bytes.size() >= kHeader && bytes.starts_with(kMemberStart) &&
         (static_cast<unsigned char>(bytes[3]) & 0xE0) == 0;
}

/// A header that is cut off.
bool is_stub(std::string_view bytes) {
  return bytes.size() > 1 && bytes.size() < kHeader && kMemberStart.starts_with(bytes.substr(0, kMemberStart.size()));
}

class DeflateStream : public UnpackStream {
 public:
  DeflateStream(const UnpackFrom& from, bool many) : from_(from), many_(many) {}

  Result<Got> read(char* to, std::size_t size) override {
    while (!is_done_) {
      if (!is_in_member_) {
        const Result<bool> begun = begin_member();
        if (!begun.ok()) return begun.error();
        if (!begun.value()) break;
        open_member();
      }
      Result<Got> got = read_member(to, size);
      if (!got.ok() || got.value().size > 0) return got;
    }
    is_done_ = true;
    const bool is_missing = is_damaged_ || end_ == SliceEnd::inside_member;
    return Got{0, is_missing ? Seam::damage : Seam::none};
  }

  SliceEnd slice_end() const override { return end_; }

 private:
  /// False at the end.
  Result<bool> begin_member() {
    const Result<bool> filled = from_.packed.fill(many_ ? kHeader : kZlibHeader);
    if (!filled.ok()) return filled.error();
    const std::string_view bytes = from_.packed.view();
    if (bytes.empty() || (!many_ && members_ > 0)) return false;
    if (many_ && from_.whole && is_stub(bytes)) {
      member_at_ = from_.packed.packed_at();
      from_.packed.skip(bytes.size());
      end_at_cut();
      return false;
    }
    if (many_ && !is_member_start(bytes)) {
      // Tapes and some writers fill up with NULs; that is no damage.
      const bool is_padding = skip_padding();
      if (!is_padding) problem("bytes that are no gzip data");
      const Result<bool> found = find_member();
      if (!found.ok()) return found.error();
      if (!found.value()) return false;
    }
    member_at_ = from_.packed.packed_at();
    is_in_member_ = true;
    is_first_ = true;
    ++members_;
    return true;
  }

  void open_member() {
    if (!state_) state_ = std::make_unique_for_overwrite<inflate_state>();
    isal_inflate_init(state_.get());
    failure_ = ISAL_DECOMP_OK;
    used_ = 0;
    is_begin_in_sight_ = true;
    state_->crc_flag = many_ ? ISAL_GZIP : is_zlib(from_.packed.view()) ? ISAL_ZLIB : ISAL_DEFLATE;
  }

  static bool is_zlib(std::string_view bytes) {
    if (bytes.size() < kZlibHeader) return false;
    const unsigned cmf = static_cast<unsigned char>(bytes[0]);
    const unsigned flags = static_cast<unsigned char>(bytes[1]);
    return (cmf & 0x0F) == 8 && (cmf * 256 + flags) % 31 == 0;
  }

  /// Up to `size` bytes of the member. Empty at its end, or where it is broken.
  Result<Got> read_member(char* to, std::size_t size) {
    if (failure_ != ISAL_DECOMP_OK) return give_rest(to, size);
    const std::uint32_t room = piece_size(size);
    state_->next_out = reinterpret_cast<std::uint8_t*>(to);
    state_->avail_out = room;
    while (state_->avail_out == room) {
      if (from_.packed.view().size() == used_) {
        const Result<bool> filled = from_.packed.fill(used_ + limits::kSniff);
        if (!filled.ok()) return filled.error();
      }
      const std::string_view in = from_.packed.view().substr(used_);
      const std::uint32_t given = piece_size(in.size());
      state_->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(in.data()));  // it only reads there
      state_->avail_in = given;
      const int outcome = isal_inflate(state_.get());
      pass(given - state_->avail_in);
      if (state_->block_state == ISAL_BLOCK_FINISH && outcome == ISAL_DECOMP_OK) {
        end_member();
        break;
      }
      if (outcome < 0 || outcome > ISAL_OUT_OVERFLOW) {
        failure_ = outcome;
        const std::uint32_t made = room - state_->avail_out;
        return has_rest() ? give(made) : broken(made);
      }
      // What it holds back comes without more input.
      if (in.empty() && state_->avail_out == room) return cut_off();
    }
    return give(room - state_->avail_out);
  }

  /// So much of the member was unpacked. The last of it stays in sight: see go_back().
  void pass(std::size_t size) {
    used_ += size;
    trial_work_ += kTrialRatio * size;
    if (used_ <= limits::kGzipLookBack) return;
    from_.packed.skip(used_ - limits::kGzipLookBack);
    used_ = limits::kGzipLookBack;
    is_begin_in_sight_ = false;
  }

  void end_member() {
    from_.packed.skip(std::exchange(used_, 0));
    is_in_member_ = false;
  }

  /// True where a broken member has bytes that had no room in what was given until now.
  bool has_rest() const { return state_->tmp_out_processed < state_->tmp_out_valid; }

  Result<Got> give_rest(char* to, std::size_t size) {
    const auto begin = static_cast<std::size_t>(state_->tmp_out_processed);
    const std::size_t given = std::min(size, static_cast<std::size_t>(state_->tmp_out_valid) - begin);
    std::copy_n(state_->tmp_out_buffer + begin, given, to);
    state_->tmp_out_processed += static_cast<std::int32_t>(given);
    return has_rest() ? give(given) : broken(given);
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

  /// The packed bytes end inside the member, or seem to: where it was cut off, it goes on in those behind it.
  Result<Got> cut_off() {
    const Result<bool> is_back = from_.whole && many_ ? go_back() : Result<bool>(false);
    if (!is_back.ok()) return is_back.error();
    if (is_back.value()) {
      problem("a gzip member that is cut off");
      is_in_member_ = false;
      is_damaged_ = true;
      return Got{};
    }
    end_at_cut();
    return Got{};
  }

  void end_at_cut() {
    is_done_ = true;
    end_ = SliceEnd::inside_member;
    if (!from_.whole) return;
    from_.on_problem(member_at_, {ErrorCode::unreadable, "gzip data that are cut off; get them once more"});
  }

  /// What was unpacked before the error still counts.
  Result<Got> broken(std::size_t size) {
    problem("a broken gzip member (" + std::string(reason(failure_)) + ")");
    is_in_member_ = false;
    Result<Got> got = give(size);
    is_damaged_ = true;
    if (!many_) {
      is_done_ = true;
    } else {
      const Result<bool> is_back = go_back();
      if (!is_back.ok()) return is_back.error();
      if (is_back.value()) return got;
      from_.packed.skip(used_);
      const Result<bool> found = find_member();
      if (!found.ok()) return found.error();
      is_done_ = !found.value();
    }
    return got;
  }

  /// A member whose end is missing takes the next ones for its own bytes, until that makes no sense any more. Goes back
  /// to the first whole one among them; false where there is none.
  Result<bool> go_back() {
    const Result<bool> filled = from_.packed.fill(used_ + limits::kGzipLookBack);
    if (!filled.ok()) return filled.error();
    const std::string_view bytes = from_.packed.view();
    const std::string_view used = bytes.substr(0, used_ + kMemberStart.size() - 1);
    for (std::size_t at = used.find(kMemberStart, is_begin_in_sight_ ? 1 : 0); at != std::string_view::npos;
         at = used.find(kMemberStart, at + 1)) {
      if (!is_member_start(bytes.substr(at)) || !is_sound_member(bytes.substr(at), trial_work_)) continue;
      from_.packed.skip(at);
      return true;
    }
    return false;
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

  UnpackFrom from_;
  bool many_;
  std::unique_ptr<inflate_state> state_;  ///< of the member that is read; 90 KiB
  int failure_ = ISAL_DECOMP_OK;          ///< why the member is broken
  std::uint64_t member_at_ = 0;
  std::size_t used_ = 0;                  ///< bytes of the member that were unpacked and are still in sight
  bool is_begin_in_sight_ = true;         ///< the first of them is the member's first one
  std::size_t trial_work_ = kTrialLeast;  ///< what may be unpacked to tell members from what looks like one
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
