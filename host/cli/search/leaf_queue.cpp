// SPDX-License-Identifier: Apache-2.0
#include "cli/search/leaf_queue.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::cli {
void LeafBatch::add(std::unique_ptr<Leaf> leaf) {
  is_slice_ = !leaf->packed().empty();
  size_ += leaf->size() + limits::kLeafCost;
  leaves_.push_back(std::move(leaf));
}

void LeafBatch::work(SearchTools& tools) noexcept {
  for (std::unique_ptr<Leaf>& leaf : leaves_) {
    if (tools.is_stopped()) return;
    try {
      leaf->run(tools, output_);
    } catch (const std::bad_alloc&) {
      // Whoever writes it says so: here may be no memory to keep a message.
      ran_out_of_memory_ = true;
      output_.go_on_after_exception();
    } catch (const std::exception& error) {
      fail(error);
    }
    // A slice may have to be taken back.
    if (leaf->packed().empty()) leaf.reset();
  }
}

void LeafBatch::fail(const std::exception& error) noexcept {
  output_.go_on_after_exception();
  ++output_.counts().errors;
  try {
    output_.streams().complain(file_, std::string("internal: ") + error.what() + "; please report it");
  } catch (const std::exception&) {
    ran_out_of_memory_ = true;
    output_.go_on_after_exception();
  }
}

LeafQueue::LeafQueue(WorkPool& pool, SearchTools& tools, OutputSlot& slot, std::string file)
    : pool_(pool), tools_(tools), slot_(slot), file_(std::move(file)), owner_(std::this_thread::get_id()) {
  pool_.add_queue();
}

/// Helpers may be at work on what is of no use any more.
LeafQueue::~LeafQueue() {
  pool_.remove_queue();
  for (const std::shared_ptr<LeafBatch>& batch : batches_) batch->output().drop();
  for (const std::shared_ptr<LeafBatch>& batch : batches_) batch->call_off();
}

void LeafQueue::add(std::unique_ptr<Leaf> leaf) {
  // A slice is taken back alone.
  const bool is_slice = !leaf->packed().empty();
  if (is_slice && filling_) submit();
  if (!filling_) filling_ = std::make_shared<LeafBatch>(slot_.streams(), file_);
  filling_->add(std::move(leaf));
  if (is_slice || filling_->size() >= limits::kBatch) submit();
}

/// Hands the batch to the pool, and does what nobody else takes.
void LeafQueue::submit() {
  LeafBatch& filled = *filling_;
  const std::size_t most = std::min(2 * pool_.most_waiting(), limits::kHeldLeaves / limits::kBatch) + 1;
  const std::size_t share = limits::kHeldLeafOutput / most;
  filled.output().keep_at_most(share, [this, &filled] { wait_for_turn(filled); });
  filled.output().share_memory(slot_);
  batches_.push_back(std::exchange(filling_, nullptr));
  give_turn();
  if (!pool_.offer(batches_.back())) run_oldest();
  write_done();
  // What waits, and what is done and waits for the first one, is held in memory.
  const auto is_too_much = [&] {
    std::size_t held = 0;
    for (const std::shared_ptr<LeafBatch>& batch : batches_) held += batch->size();
    const std::size_t queues = pool_.queues();
    return held > limits::kHeldLeaves / queues || batches_.size() > 2 * pool_.most_waiting() / queues + 1;
  };
  while (!is_miscut_ && !batches_.empty() && is_too_much()) {
    run_oldest();
    if (batches_.front()->is_claimed()) batches_.front()->wait();
    write_done();
  }
}

void LeafQueue::run_oldest() {
  for (const std::shared_ptr<LeafBatch>& batch : batches_) {
    if (!batch->is_claimed()) return batch->claim(tools_);
  }
}

void LeafQueue::write_done() {
  while (!batches_.empty() && batches_.front()->is_done()) {
    LeafOutput& output = batches_.front()->output();
    is_miscut_ = is_miscut_ || (wants_more_ && output.is_miscut());
    if (is_miscut_) return;
    const bool had_papers = counts_.papers > 0;
    if (batches_.front()->ran_out_of_memory()) ++output.counts().errors;
    if (wants_more_ && !output.write_to(slot_.streams(), counts_)) wants_more_ = false;
    if (wants_more_ && batches_.front()->ran_out_of_memory()) slot_.streams().complain(file_, std::string(kNoMemory));
    if (wants_more_ && batches_.front()->is_slice() && counts_.unpacked > batches_.front()->unpack_limit()) {
      is_spent_ = true;
      wants_more_ = false;
    }
    batches_.pop_front();
    if (tools_.options.quiet && !had_papers && counts_.papers > 0) {
      wants_more_ = false;
      slot_.be_last();
    }
  }
  give_turn();
}

/// To the first batch.
void LeafQueue::give_turn() {
  if (batches_.empty()) return;
  LeafOutput& output = batches_.front()->output();
  if (!output.is_waiting()) return;
  // Each write there takes locks; a person who watches wants to see each line.
  const std::size_t together = slot_.streams().out_is_terminal ? 0 : limits::kSentTogether;
  wants_more_ ? output.give_turn(slot_.streams(), together, counts_) : output.drop();
}

/// Only the thread of the queue gives turns: it must not sleep until it has given this one. All batches in front of
/// its own were claimed before, by threads that end.
void LeafQueue::wait_for_turn(LeafBatch& batch) {
  LeafOutput& output = batch.output();
  if (std::this_thread::get_id() != owner_) return output.wait_for_turn();
  while (output.is_waiting() && !is_miscut_) {
    batches_.front()->wait();
    write_done();
  }
  // It will be taken back.
  if (is_miscut_ && batch.is_slice()) output.drop();
}

void LeafQueue::finish() {
  if (filling_) submit();
  while (!batches_.empty() && !is_miscut_) {
    run_oldest();
    batches_.front()->wait();
    write_done();
  }
}

/// Before it waits, what others could wait for is done.
std::optional<HeldMemory::Part> LeafQueue::reserve(std::size_t size) {
  if (!slot_.has_turn()) {
    if (auto part = slot_.reserve_at_once(size)) return part;
  }
  finish();
  return slot_.reserve(size);
}

void LeafQueue::input_is_idle() {
  finish();
  slot_.streams().out.flush();
}

std::string LeafQueue::take_back() {
  std::string packed;
  std::deque<std::shared_ptr<LeafBatch>> others;
  // None may wait for a turn that never comes.
  for (const std::shared_ptr<LeafBatch>& batch : batches_) {
    if (batch->is_slice()) batch->output().drop();
  }
  for (const std::shared_ptr<LeafBatch>& batch : batches_) {
    if (!batch->is_slice()) {
      others.push_back(batch);
      continue;
    }
    batch->call_off();
    packed += batch->packed();
  }
  batches_ = std::move(others);
  is_miscut_ = false;
  return packed;
}

}  // namespace paperhop::cli
