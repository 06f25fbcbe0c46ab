// SPDX-License-Identifier: Apache-2.0
//
// The leaves of one file, searched by several threads, written in their order. Small leaves are put
// together, so that handing them on costs little beside searching them. What the first one finds goes out at once;
// the others keep theirs, of which there may be so much, and then wait.
#pragma once

#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "cli/search/leaf.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/ordered_output.hpp"
#include "cli/search/work_pool.hpp"

namespace paperhop::cli {

/// Takes the leaves of a file in order.
class LeafSink {
 public:
  virtual ~LeafSink() = default;
  virtual void add(std::unique_ptr<Leaf> leaf) = 0;
  /// False where no further leaf is wanted.
  virtual bool wants_more() const = 0;
  /// What is counted beside the leaves.
  virtual LeafCounts& counts() = 0;
  /// True where all leaves run on one thread.
  virtual bool is_one_thread() const = 0;
  /// Room for so many bytes that are about to be held for a leaf; waits until there is some. Nothing where nobody wants
  /// what would be found.
  virtual std::optional<HeldMemory::Part> reserve(std::size_t size) = 0;
  /// Input is not there yet: what was found until now should be seen.
  virtual void input_is_idle() {}
};

/// Runs each leaf at once. For the leaves of a slice, which is a leaf itself.
class DirectSink : public LeafSink {
 public:
  DirectSink(SearchTools& tools, LeafOutput& output) : tools_(tools), output_(output) {}
  void add(std::unique_ptr<Leaf> leaf) override { leaf->run(tools_, output_); }
  bool wants_more() const override { return !tools_.is_stopped() && output_.is_wanted(); }
  LeafCounts& counts() override { return output_.counts(); }
  bool is_one_thread() const override { return true; }
  std::optional<HeldMemory::Part> reserve(std::size_t size) override { return output_.reserve(size); }

 private:
  SearchTools& tools_;
  LeafOutput& output_;
};

/// Some leaves that one thread runs one after the other.
class LeafBatch : public WorkPiece {
 public:
  LeafBatch(const Streams& shape, std::string file) : output_(shape), file_(std::move(file)) {}

  void add(std::unique_ptr<Leaf> leaf);
  std::size_t size() const { return size_; }
  LeafOutput& output() { return output_; }
  /// True where memory ran out over one of them; some of what it found is missing.
  bool ran_out_of_memory() const { return ran_out_of_memory_; }
  /// A slice alone, which may have to be taken back.
  bool is_slice() const { return is_slice_; }
  std::string_view packed() const { return is_slice_ ? leaves_.front()->packed() : std::string_view(); }
  std::uint64_t unpack_limit() const { return leaves_.front()->unpack_limit(); }

 private:
  void work(SearchTools& tools) noexcept override;
  void fail(const std::exception& error) noexcept;

  LeafOutput output_;
  std::string file_;
  std::vector<std::unique_ptr<Leaf>> leaves_;
  std::size_t size_ = 0;
  bool is_slice_ = false;
  bool ran_out_of_memory_ = false;
};

class LeafQueue : public LeafSink {
 public:
  /// Writes to `slot`. `file` is named where a leaf fails.
  LeafQueue(WorkPool& pool, SearchTools& tools, OutputSlot& slot, std::string file);
  ~LeafQueue() override;

  void add(std::unique_ptr<Leaf> leaf) override;
  bool wants_more() const override { return wants_more_ && !tools_.is_stopped(); }
  bool is_one_thread() const override { return false; }
  std::optional<HeldMemory::Part> reserve(std::size_t size) override;
  void input_is_idle() override;

  /// Runs and writes all that is left.
  void finish();
  LeafCounts& counts() override { return counts_; }

  /// True where a slice was cut in the wrong place; nothing is written then until take_back().
  bool is_miscut() const { return is_miscut_; }
  /// The packed bytes of that slice and all slices behind it, which are no leaves any more. Leaves that stand between
  /// them stay: complaints about what is around.
  std::string take_back();
  /// True where slices unpacked to more than they may; nothing behind them is written.
  bool is_spent() const { return is_spent_; }

 private:
  void submit();
  void write_done();
  void run_oldest();
  void give_turn();
  void wait_for_turn(LeafBatch& batch);

  WorkPool& pool_;
  SearchTools& tools_;
  OutputSlot& slot_;
  std::string file_;
  const std::thread::id owner_;  ///< all calls come from this thread but wait_for_turn()
  std::shared_ptr<LeafBatch> filling_;
  std::deque<std::shared_ptr<LeafBatch>> batches_;  ///< submitted and not written
  LeafCounts counts_;
  bool wants_more_ = true;
  bool is_miscut_ = false;
  bool is_spent_ = false;
};

}  // namespace paperhop::cli
