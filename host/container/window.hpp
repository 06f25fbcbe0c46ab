// SPDX-License-Identifier: Apache-2.0
//
// Window: the next bytes of a stream, as many as one wants to look at. Whole blocks are taken out
// of it without a copy. It never holds bytes of both sides of damage: fill() stops there, as at
// the end, and pass_damage() goes on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <utility>

#include "container/byte_stream.hpp"

namespace paperhop {

/// Bytes that are owned, or lent; behind them lie kPadding more that may be read (their values do not count).
class Block {
 public:
  static constexpr std::size_t kPadding = 64;

  Block() = default;
  explicit Block(std::size_t capacity)
      : bytes_(std::make_unique_for_overwrite<char[]>(capacity + kPadding)),
        begin_(bytes_.get()),
        capacity_(capacity) {}
  Block(std::string_view lent, std::shared_ptr<const void> owner)
      : owner_(std::move(owner)), begin_(lent.data()), size_(lent.size()) {}

  std::string_view view() const { return {begin_, size_}; }
  /// To write to; of a lent block null.
  char* data() { return bytes_.get(); }
  std::size_t size() const { return size_; }
  /// Bytes that there is room for; of a lent block none.
  std::size_t capacity() const { return capacity_; }
  void set_size(std::size_t size) { size_ = size; }
  bool is_lent() const { return owner_ != nullptr; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::shared_ptr<const void> owner_;
  const char* begin_ = nullptr;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
};

/// A copy of these bytes.
Block block_of(std::string_view bytes);
/// The same bytes, and nobody else can change them: for readers that rely on what they have seen before.
Block own_block(Block block);

/// The bytes of a block, as a loan: it must outlive whoever reads them, and what that takes.
class BlockStream : public ByteStream {
 public:
  /// `at` is the place of the first byte.
  explicit BlockStream(const Block& block, std::uint64_t at = 0) : block_(block), rest_(block.view()), at_(at) {}

  Result<Got> read(char* to, std::size_t size) override;
  Lent lend(std::size_t size) override;
  bool is_at_end() const override { return rest_.empty(); }

 private:
  const Block& block_;
  std::string_view rest_;
  std::uint64_t at_;
};

class Window {
 public:
  /// `before_read` is called before each read: it may take time.
  explicit Window(ByteStream& from, std::function<void()> before_read = {})
      : from_(from), before_read_(std::move(before_read)) {}

  /// Reads until `size` bytes are visible, the end, or damage. True where they are.
  Result<bool> fill(std::size_t size);
  /// As fill(), of a stream that may come slowly: false as soon as `is_ready` says that a read would wait.
  Result<bool> fill_while(std::size_t size, const std::function<bool()>& is_ready);

  std::string_view view() const { return {block_.view().substr(begin_)}; }
  /// True where nothing comes behind view() but, maybe, what lies behind damage.
  bool is_whole() const { return is_at_end_ || is_at_damage_; }
  /// True where view() is all that there is.
  bool is_at_end() const { return is_at_end_; }
  /// True where something is missing at the end, and was told by who unpacks.
  bool ends_in_damage() const { return ends_in_damage_; }
  /// Lets fill() go on behind damage. True where there was some; view() should be empty then.
  bool pass_damage();

  void skip(std::size_t size);
  /// The first `size` bytes of view(), without a copy where they are lent or most of it.
  Block take(std::size_t size);
  /// Takes up to `size` bytes as a loan: none where they are not lent to this window either.
  Lent lend(std::size_t size);
  /// Puts bytes in front of view() that were taken from there.
  void put_back(std::string_view bytes);

  /// Bytes of the stream that were skipped or taken.
  std::uint64_t position() const { return position_; }
  /// Where view()[offset] was packed: its member's first byte in the packed stream, or its own place in a plain one.
  std::uint64_t packed_at(std::size_t offset = 0) const;
  /// True where a member of the packed stream begins at view()[offset].
  bool is_member_start(std::size_t offset) const;

 private:
  /// Where a stretch of bytes begins that were packed together.
  struct Stretch {
    std::uint64_t position;
    std::uint64_t at;
    bool is_member;
  };

  /// Where bytes begin that were lent with their owner.
  struct Loan {
    const char* begin;
    std::shared_ptr<const void> owner;
  };

  Result<bool> read_more(std::size_t size);
  bool borrow(std::size_t size);
  void make_room(std::size_t size);
  void forget_stretches();

  ByteStream& from_;
  std::function<void()> before_read_;
  Block block_;
  std::size_t begin_ = 0;  ///< of view() in block_
  std::size_t held_ = 0;   ///< bytes in block_ behind view() that lie behind damage
  std::uint64_t position_ = 0;
  std::deque<Loan> loans_;         ///< in order, of a lent block_; view() begins in the first one
  std::deque<Stretch> stretches_;  ///< in order; view() begins in the first one
  bool is_at_end_ = false;
  bool is_at_damage_ = false;
  bool ends_in_damage_ = false;
};

/// The bytes of a window as a stream, for a container in a container.
class WindowStream : public ByteStream {
 public:
  explicit WindowStream(Window& window) : window_(window) {}
  Result<Got> read(char* to, std::size_t size) override;

 private:
  Window& window_;
  bool damaged_ = false;
};

}  // namespace paperhop
