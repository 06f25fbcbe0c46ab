// SPDX-License-Identifier: Apache-2.0
//
// PaperSet: which papers a document named already. A text of gigabytes may name millions, so a
// paper is kept as a fingerprint of 64 bits: 16 bytes of memory at most. Two of ten million papers
// have the same one with a probability of 1 in 400,000.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "ids/paper_id.hpp"

namespace paperhop::cli {

class PaperSet {
 public:
  /// Never 0. Versions of a paper have the same one.
  static std::uint64_t fingerprint(const PaperId& paper) {
    const std::hash<std::string_view> hash_of;
    const std::uint64_t hash = hash_of(paper.key) ^ std::rotl(std::uint64_t{hash_of(paper.source)}, 1);
    return hash == 0 ? 1 : hash;
  }

  /// True where this paper was not there before.
  bool add(std::uint64_t paper) {
    if (4 * (size_ + 1) > 3 * slots_.size()) grow();
    std::uint64_t& slot = find(slots_, paper);
    if (slot == paper) return false;
    slot = paper;
    ++size_;
    return true;
  }

 private:
  static constexpr std::size_t kFirstSlots = 16;

  /// The slot of the paper, or the free one where it belongs.
  static std::uint64_t& find(std::vector<std::uint64_t>& slots, std::uint64_t paper) {
    std::size_t at = static_cast<std::size_t>(paper) & (slots.size() - 1);
    while (slots[at] != 0 && slots[at] != paper) at = (at + 1) & (slots.size() - 1);
    return slots[at];
  }

  void grow() {
    std::vector<std::uint64_t> larger(slots_.empty() ? kFirstSlots : 2 * slots_.size());
    for (const std::uint64_t paper : slots_) {
      if (paper != 0) find(larger, paper) = paper;
    }
    slots_ = std::move(larger);
  }

  std::vector<std::uint64_t> slots_;  ///< a power of two of them; 0: free
  std::size_t size_ = 0;
};

}  // namespace paperhop::cli
