// SPDX-License-Identifier: Apache-2.0
//
// DocumentState: what the leaves of one document have in common while they are searched.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/limits.hpp"
#include "cli/search/held_memory.hpp"
#include "ids/paper_set.hpp"

namespace paperhop::cli {

/// The papers that a document named already, and the memory that they may take.
class HeldPapers {
 public:
  PaperSet& set() { return set_; }

  /// Bytes that must be granted before one more is added; 0 where none.
  std::size_t needs_more() const {
    if (set_.size_after_add() <= granted_) return 0;
    const std::size_t steps = (set_.size_after_add() - granted_ - 1) / limits::kPapersFree + 1;
    return steps * limits::kPapersFree;
  }
  void grant(std::size_t size, HeldMemory::Part part) {
    granted_ += size;
    part_.join(std::move(part));
  }

 private:
  PaperSet set_;
  std::size_t granted_ = limits::kPapersFree;
  HeldMemory::Part part_;
};

/// Touched by one thread at a time, but for the last: by the one that writes the output in order or, where all leaves
/// run on one thread, by that one.
struct DocumentState {
  explicit DocumentState(bool runs_on_one_thread) : is_local(runs_on_one_thread) {}
  const bool is_local;
  HeldPapers papers;
  bool note_told = false;
  /// Where the first leaf begins that was found to have something to note: those behind it need not look.
  std::atomic<std::uint64_t> noted_at{UINT64_MAX};
};

}  // namespace paperhop::cli
