// SPDX-License-Identifier: Apache-2.0
#include "container/window.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace paperhop {

Block block_of(std::string_view bytes) {
  Block block(bytes.size());
  std::copy(bytes.begin(), bytes.end(), block.data());
  block.set_size(bytes.size());
  return block;
}

Block own_block(Block block) {
  return block.is_lent() ? block_of(block.view()) : std::move(block);
}

Result<Got> BlockStream::read(char* to, std::size_t size) {
  const Lent lent = lend(size);
  std::copy(lent.bytes.begin(), lent.bytes.end(), to);
  return Got{lent.bytes.size(), Seam::none, lent.at};
}

Lent BlockStream::lend(std::size_t size) {
  const std::string_view bytes = rest_.substr(0, size);
  rest_.remove_prefix(bytes.size());
  // An owner that nobody counts.
  return {bytes, std::exchange(at_, at_ + bytes.size()), std::shared_ptr<const void>(std::shared_ptr<void>(), &block_)};
}

Result<bool> Window::fill(std::size_t size) {
  return fill_while(size, {});
}

Result<bool> Window::fill_while(std::size_t size, const std::function<bool()>& is_ready) {
  while (view().size() < size && !is_whole()) {
    if (is_ready && !is_ready()) return false;
    if (before_read_) before_read_();
    const Result<bool> more = read_more(size);
    if (!more.ok()) return more.error();
  }
  return view().size() >= size;
}

/// More of what is lent. Not behind bytes of our own: in memory they stand elsewhere.
bool Window::borrow(std::size_t size) {
  const bool is_fresh = view().empty();
  if (!is_fresh && loans_.empty()) return false;
  Lent lent = from_.lend(std::max(size, limits::kReadAhead) - view().size());
  if (lent.bytes.empty()) return false;
  if (is_fresh) {
    block_ = Block(lent.bytes, nullptr);
    begin_ = 0;
    loans_.clear();
  } else {
    block_.set_size(block_.size() + lent.bytes.size());
  }
  if (loans_.empty() || loans_.back().owner != lent.owner) {
    loans_.push_back({lent.bytes.data(), std::move(lent.owner)});
  }
  if (stretches_.empty()) stretches_.push_back({position_, lent.at, false});
  return true;
}

Lent Window::lend(std::size_t size) {
  if (view().empty()) borrow(size);
  if (loans_.empty() || view().empty()) return {};
  Lent lent{view().substr(0, size), packed_at(), loans_.front().owner};
  skip(lent.bytes.size());
  return lent;
}

/// One read, or loan. The stretches that it begins are noted.
Result<bool> Window::read_more(std::size_t size) {
  if (borrow(size)) return true;
  if (from_.is_at_end()) {
    is_at_end_ = true;
    return false;
  }
  make_room(size);
  const Result<Got> read = from_.read(block_.data() + block_.size(), block_.capacity() - block_.size());
  if (!read.ok()) {
    is_at_end_ = true;
    return read.error();
  }
  const Got& got = read.value();
  if (got.size == 0) {
    is_at_end_ = true;
    ends_in_damage_ = got.seam == Seam::damage;
    return false;
  }
  const std::uint64_t fresh = position_ + view().size();
  const bool is_member = got.seam != Seam::none;
  if (stretches_.empty() || is_member) stretches_.push_back({fresh, got.at, is_member});
  if (got.seam == Seam::damage && fresh > 0) {
    // These bytes are held behind the end of the view until somebody asks for them.
    is_at_damage_ = true;
    held_ = got.size;
    return false;
  }
  block_.set_size(block_.size() + got.size);
  return true;
}

bool Window::pass_damage() {
  if (!is_at_damage_) return false;
  is_at_damage_ = false;
  block_.set_size(block_.size() + held_);
  held_ = 0;
  return true;
}

/// Room for `size` bytes from begin_ on, and at least one more to be read.
void Window::make_room(std::size_t size) {
  const std::size_t left = view().size();
  const bool is_own = loans_.empty();
  if (is_own && block_.capacity() - begin_ >= size && block_.capacity() > block_.size()) return;
  // One that was made for a large record is not kept for small ones.
  const bool is_too_large = block_.capacity() > 2 * limits::kRecord && size < block_.capacity() / 4;
  if (is_own && !is_too_large && block_.capacity() >= size && left <= block_.capacity() / 2) {
    std::memmove(block_.data(), view().data(), left);
  } else {
    // Much is asked for again and again, a little further each time: moving it must not cost much more than reading it.
    Block larger(limits::kReadAhead + (size < limits::kReadAhead ? 0 : size));
    std::copy_n(view().data(), left, larger.data());
    block_ = std::move(larger);
    loans_.clear();
  }
  block_.set_size(left);
  begin_ = 0;
}

void Window::skip(std::size_t size) {
  begin_ += size;
  position_ += size;
  forget_stretches();
  while (loans_.size() > 1 && loans_[1].begin <= view().data()) loans_.pop_front();
}

Block Window::take(std::size_t size) {
  if (!loans_.empty()) {
    Block taken(view().substr(0, size), loans_.front().owner);
    skip(size);
    return taken;
  }
  const std::string_view rest = view().substr(size);
  const std::size_t behind = rest.size() + held_;
  if (size < behind || begin_ > 0) {
    Block taken = block_of(view().substr(0, size));
    skip(size);
    return taken;
  }
  Block fresh(block_.capacity() > 2 * limits::kRecord ? std::max(limits::kReadAhead, behind) : block_.capacity());
  std::copy_n(rest.data(), behind, fresh.data());
  fresh.set_size(rest.size());
  Block taken = std::exchange(block_, std::move(fresh));
  taken.set_size(size);
  position_ += size;
  forget_stretches();
  return taken;
}

void Window::put_back(std::string_view bytes) {
  const std::size_t behind = view().size() + held_;
  Block joined(bytes.size() + behind);
  std::copy(bytes.begin(), bytes.end(), joined.data());
  std::copy_n(view().data(), behind, joined.data() + bytes.size());
  joined.set_size(bytes.size() + view().size());
  block_ = std::move(joined);
  loans_.clear();
  begin_ = 0;
  position_ -= bytes.size();
  if (!stretches_.empty() && !stretches_.front().is_member) {
    Stretch& first = stretches_.front();
    if (first.position > position_) first = {position_, first.at - (first.position - position_), false};
  }
}

/// Keeps the stretch that view() begins in, and those behind it.
void Window::forget_stretches() {
  while (stretches_.size() > 1 && stretches_[1].position <= position_) stretches_.pop_front();
}

std::uint64_t Window::packed_at(std::size_t offset) const {
  const std::uint64_t wanted = position_ + offset;
  const auto next =
      std::upper_bound(stretches_.begin(), stretches_.end(), wanted,
                       [](std::uint64_t position, const Stretch& stretch) { return position < stretch.position; });
  if (next == stretches_.begin()) return wanted;
  const Stretch& here = *std::prev(next);
  return here.is_member ? here.at : here.at + (wanted - here.position);
}

bool Window::is_member_start(std::size_t offset) const {
  const std::uint64_t wanted = position_ + offset;
  const auto at =
      std::lower_bound(stretches_.begin(), stretches_.end(), wanted,
                       [](const Stretch& stretch, std::uint64_t position) { return stretch.position < position; });
  return at != stretches_.end() && at->position == wanted && at->is_member;
}

Result<Got> WindowStream::read(char* to, std::size_t size) {
  if (window_.view().empty()) {
    const bool was_damaged = window_.pass_damage();
    const Result<bool> filled = window_.fill(1);
    if (!filled.ok()) return filled.error();
    damaged_ = damaged_ || was_damaged;
  }
  const Got got{std::min(size, window_.view().size()), damaged_ ? Seam::damage : Seam::none, window_.packed_at()};
  std::copy_n(window_.view().data(), got.size, to);
  window_.skip(got.size);
  damaged_ = false;
  return got;
}

}  // namespace paperhop
