// SPDX-License-Identifier: Apache-2.0
//
// BodyBudget: memory that all requests with a body together may take, from the first byte
// received until the response is gone.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>

namespace paperhop::http {

/// May be used by several threads.
class BodyBudget {
 public:
  explicit BodyBudget(std::size_t bytes) : left_(bytes) {}

  /// Gives the bytes back when it goes.
  class Hold {
   public:
    Hold() = default;
    Hold(BodyBudget& budget, std::size_t bytes) : budget_(&budget), bytes_(bytes) {}
    Hold(Hold&& other) noexcept : budget_(std::exchange(other.budget_, nullptr)), bytes_(other.bytes_) {}
    Hold& operator=(Hold&& other) noexcept {
      std::swap(budget_, other.budget_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Hold() {
      if (budget_ != nullptr) budget_->left_ += bytes_;
    }

   private:
    BodyBudget* budget_ = nullptr;
    std::size_t bytes_ = 0;
  };

  /// Nothing where so much is not left.
  std::optional<Hold> take(std::size_t bytes) {
    std::size_t left = left_;
    do {
      if (left < bytes) return std::nullopt;
    } while (!left_.compare_exchange_weak(left, left - bytes));
    return Hold(*this, bytes);
  }

 private:
  std::atomic<std::size_t> left_;
};

}  // namespace paperhop::http
