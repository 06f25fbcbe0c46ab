// SPDX-License-Identifier: Apache-2.0
//
// Streams for tests: bytes in reads of chosen sizes, all that a stream gives, what was told of it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "container/unpack.hpp"
#include "container/window.hpp"

namespace paperhop {

/// Gives a text in reads of up to `step` bytes, or of random sizes where that is 0.
class SlowStream : public ByteStream {
 public:
  SlowStream(std::string text, std::size_t step) : text_(std::move(text)), step_(step) {}

  Result<Got> read(char* to, std::size_t size) override {
    const std::size_t most = step_ > 0 ? step_ : 1 + random_() % 5000;
    const Got got{std::min({size, most, text_.size() - at_}), Seam::none, at_};
    text_.copy(to, got.size, at_);
    at_ += got.size;
    return got;
  }

 private:
  std::string text_;
  std::size_t step_;
  std::size_t at_ = 0;
  std::minstd_rand random_{7};
};

/// Lends a text in parts of random sizes, each with an owner of its own, and from `lent` on lets it be read.
class LendingStream : public ByteStream {
 public:
  LendingStream(std::string text, std::size_t lent)
      : text_(std::make_shared<const std::string>(std::move(text) + std::string(Block::kPadding, '~'))), lent_(lent) {}

  Result<Got> read(char* to, std::size_t size) override {
    lent_ = at_;
    const Got got{std::min({size, 1 + random_() % 5000, end() - at_}), Seam::none, at_};
    text_->copy(to, got.size, at_);
    at_ += got.size;
    return got;
  }

  Lent lend(std::size_t size) override {
    if (at_ >= lent_) return {};
    if (random_() % 3 == 0) owner_ = std::make_shared<const std::shared_ptr<const std::string>>(text_);
    const std::size_t given = std::min({size, 1 + random_() % 5000, lent_ - at_});
    owners_.push_back(owner_);
    const Lent lent{std::string_view(*text_).substr(at_, given), at_, owner_};
    at_ += given;
    return lent;
  }

  /// Owners that somebody still has.
  std::size_t owners_left() {
    owner_.reset();
    return static_cast<std::size_t>(
        std::count_if(owners_.begin(), owners_.end(), [](const auto& owner) { return !owner.expired(); }));
  }

 private:
  std::size_t end() const { return text_->size() - Block::kPadding; }

  std::shared_ptr<const std::string> text_;
  std::size_t lent_;
  std::size_t at_ = 0;
  std::shared_ptr<const void> owner_ = std::make_shared<const int>(0);
  std::vector<std::weak_ptr<const void>> owners_;
  std::minstd_rand random_{11};
};

/// All bytes of a stream, "|" where something is missing, "!" for an error that ends it.
inline std::string all_of(ByteStream& stream, std::size_t step = 1000) {
  std::string all;
  std::string piece(step, '\0');
  while (true) {
    const Result<Got> got = stream.read(piece.data(), step);
    if (!got.ok()) return all + "!";
    if (got.value().size == 0) return all;
    if (got.value().seam == Seam::damage) all += "|";
    all.append(piece, 0, got.value().size);
  }
}

struct Unpacked {
  std::string bytes;
  std::vector<std::uint64_t> problems;  ///< where
  std::vector<std::string> messages;    ///< and what
  SliceEnd end = SliceEnd::clean;
};

/// What `unpack` makes of packed bytes that come in reads of `step` bytes.
inline Unpacked unpack(std::unique_ptr<UnpackStream> (*unpack)(const UnpackFrom&), const std::string& packed,
                       std::size_t step = 0, bool whole = true) {
  SlowStream slow(packed, step);
  Window window(slow);
  UnpackBudget budget;
  budget.add_read(packed.size());
  Unpacked unpacked;
  const OnProblem on_problem = [&](std::uint64_t at, const Error& error) {
    unpacked.problems.push_back(at);
    unpacked.messages.push_back(error.message);
  };
  const auto stream = unpack({window, budget, on_problem, whole});
  if (!stream) return {"no module", {}, {}, SliceEnd::clean};
  unpacked.bytes = all_of(*stream);
  unpacked.end = stream->slice_end();
  return unpacked;
}

}  // namespace paperhop
