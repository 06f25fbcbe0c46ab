// SPDX-License-Identifier: Apache-2.0
//
// ZeroedTable: a power of two of zeroed items. A large one is memory of its own: the system makes it larger without a
// second one beside it, gives it pages once they are used, and has all of them back in the end.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

#include "base/limits.hpp"

namespace paperhop {

template <typename T>
class ZeroedTable {
 public:
  static_assert(std::is_trivially_copyable_v<T>);

  ZeroedTable() = default;
  ZeroedTable(const ZeroedTable&) = delete;
  ZeroedTable& operator=(const ZeroedTable&) = delete;
  ZeroedTable(ZeroedTable&& other) noexcept { *this = std::move(other); }
  ZeroedTable& operator=(ZeroedTable&& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~ZeroedTable() { is_mapped(bytes()) ? static_cast<void>(::munmap(items_, bytes())) : std::free(items_); }

  T& operator[](std::size_t i) { return static_cast<T*>(items_)[i]; }
  std::size_t size() const { return size_; }
  std::size_t grown_size() const { return size_ == 0 ? kFirst : 2 * size_; }

  /// To grown_size().
  void grow() {
    const std::size_t before = bytes();
    const std::size_t wanted = grown_size() * sizeof(T);
    void* larger = nullptr;
    if (is_mapped(before)) {
      larger = ::mremap(items_, before, wanted, MREMAP_MAYMOVE);
    } else if (is_mapped(wanted)) {
      larger = ::mmap(nullptr, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    } else {
      larger = std::calloc(1, wanted);
    }
    if (!larger || larger == MAP_FAILED) throw std::bad_alloc();
    if (!is_mapped(before)) {
      if (before > 0) std::memcpy(larger, items_, before);
      std::free(items_);
    }
    items_ = larger;
    size_ = grown_size();
  }

 private:
  static constexpr std::size_t kFirst = 16;

  static bool is_mapped(std::size_t bytes) { return bytes >= limits::kTableMapped; }
  std::size_t bytes() const { return size_ * sizeof(T); }

  void* items_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace paperhop
