// SPDX-License-Identifier: Apache-2.0
#include "cli/search/ordered_output.hpp"

#include <sys/eventfd.h>
#include <unistd.h>
#include <cstdint>
#include <new>
#include <utility>

#include "base/limits.hpp"

namespace paperhop::cli {

OutputSlot::Buffer::int_type OutputSlot::Buffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char text = traits_type::to_char_type(c);
  return slot_.write(to_, {&text, 1}) ? c : traits_type::eof();
}

std::streamsize OutputSlot::Buffer::xsputn(const char* text, std::streamsize size) {
  return slot_.write(to_, {text, static_cast<std::size_t>(size)}) ? size : 0;
}

int OutputSlot::Buffer::sync() {
  return to_ == To::err || slot_.flush() ? 0 : -1;
}

OutputSlot::OutputSlot(OrderedOutput& output)
    : output_(output),
      out_buffer_(*this, To::out),
      err_buffer_(*this, To::err),
      out_(&out_buffer_),
      err_(&err_buffer_),
      streams_{out_, err_, output.streams_.in_is_terminal, output.streams_.out_is_terminal,
               output.streams_.err_is_terminal},
      held_part_(output.held_memory_.empty_part()) {}

bool OutputSlot::wait_for_turn() {
  std::unique_lock lock(mutex_);
  turn_came_.wait(lock, [&] { return has_turn_ || output_.is_stopped(); });
  return has_turn_;
}

std::optional<HeldMemory::Part> OutputSlot::reserve_at_once(std::size_t size) {
  return output_.held_memory_.take(size);
}

bool OutputSlot::has_turn() {
  const std::lock_guard lock(mutex_);
  return has_turn_;
}

std::optional<HeldMemory::Part> OutputSlot::reserve(std::size_t size) {
  if (has_turn()) return HeldMemory::Part();
  if (auto part = reserve_at_once(size)) return part;
  return wait_for_turn() ? std::optional(HeldMemory::Part()) : std::nullopt;
}

void OutputSlot::be_last() {
  {
    const std::lock_guard lock(mutex_);
    is_last_ = true;
    if (!has_turn_) return;
  }
  output_.stop();
}

bool OutputSlot::write(To to, std::string_view text) {
  {
    std::unique_lock lock(mutex_);
    const auto may_go_on = [&] { return has_turn_ || output_.is_stopped() || may_hold(text.size()); };
    if (!may_go_on()) {
      const HeldMemory::Wait wait(output_.held_memory_);
      turn_came_.wait(lock, may_go_on);
    }
    if (!has_turn_) {
      if (output_.is_stopped()) return false;
      if (hold(to, text)) return true;
      // There is no memory for it: nothing is lost where it waits, as one does who holds too much.
      turn_came_.wait(lock, [&] { return has_turn_ || output_.is_stopped(); });
      if (!has_turn_) return false;
    }
    if (output_.emit(to, text)) return true;
  }
  output_.stop();
  return false;
}

/// False where memory has run out.
bool OutputSlot::hold(To to, std::string_view text) try {
  const bool goes_on = !held_.empty() && held_.back().to == to && held_.back().text.size() < limits::kHeldPiece;
  if (!goes_on) held_.push_back({to, {}});
  held_.back().text += text;
  held_part_.add(text.size());
  return true;
} catch (const std::bad_alloc&) {
  return false;
}

bool OutputSlot::may_hold(std::size_t more) const {
  return held_part_.size() + more <= limits::kHeldOutput || output_.held_memory_.has_room(more);
}

bool OutputSlot::flush() {
  {
    const std::lock_guard lock(mutex_);
    wants_flush_ = true;
    if (!has_turn_ || output_.flush()) return true;
  }
  output_.stop();
  return false;
}

OrderedOutput::OrderedOutput(const Streams& streams, Progress& progress)
    : streams_(streams),
      progress_(progress),
      held_memory_([this] {
        const std::lock_guard lock(mutex_);
        wake_slots();
      }),
      stop_event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

/// What slots still hold is given back while the others can be asked.
OrderedOutput::~OrderedOutput() {
  std::deque<std::shared_ptr<OutputSlot>> left;
  const std::lock_guard lock(mutex_);
  left.swap(slots_);
}

std::shared_ptr<OutputSlot> OrderedOutput::open() {
  std::unique_lock lock(mutex_);
  slot_closed_.wait(lock, [&] { return stopped_ || slots_.size() < limits::kFilesAhead; });
  if (stopped_) return nullptr;
  auto slot = std::make_shared<OutputSlot>(*this);
  slot->has_turn_ = slots_.empty();
  slots_.push_back(slot);
  return slot;
}

void OrderedOutput::close(OutputSlot& slot) {
  // Given back behind the lock, which whoever gives memory back may take.
  std::vector<HeldMemory::Part> let_out;
  const std::lock_guard lock(mutex_);
  {
    const std::lock_guard slot_lock(slot.mutex_);
    slot.is_done_ = true;
  }
  if (slots_.front().get() == &slot) pass_turn(let_out);
  slot_closed_.notify_all();
}

/// The first slot is done: lets the next one write, and those behind it as far as they are done.
void OrderedOutput::pass_turn(std::vector<HeldMemory::Part>& let_out) {
  while (!stopped_) {
    if (slots_.front()->is_last_) return stop_locked();
    slots_.pop_front();
    if (slots_.empty()) return;
    if (!give_turn(*slots_.front(), let_out)) return stop_locked();
    if (!slots_.front()->is_done_) return;
  }
}

/// Writes what the slot held. False where nothing is wanted behind it.
bool OrderedOutput::give_turn(OutputSlot& slot, std::vector<HeldMemory::Part>& let_out) {
  const std::lock_guard lock(slot.mutex_);
  bool good = emit_all(slot.held_);
  slot.held_ = {};
  let_out.push_back(std::exchange(slot.held_part_, held_memory_.empty_part()));
  if (slot.wants_flush_) good = flush() && good;
  slot.has_turn_ = true;
  slot.turn_came_.notify_all();
  return good && !slot.is_last_;
}

bool OrderedOutput::emit(OutputSlot::To to, std::string_view text) {
  const std::lock_guard lock(streams_mutex_);
  return emit_locked(to, text);
}

/// Pieces may end inside lines: only all of them end with one.
bool OrderedOutput::emit_all(const std::vector<OutputSlot::Piece>& pieces) {
  const std::lock_guard lock(streams_mutex_);
  bool good = true;
  for (const OutputSlot::Piece& piece : pieces) good = emit_locked(piece.to, piece.text) && good;
  return good;
}

bool OrderedOutput::seal() {
  std::unique_lock lock(streams_mutex_, std::try_to_lock);
  if (!lock.owns_lock()) return false;
  streams_.out.flush();
  lock.release();  // whoever still wants to write waits for the end
  return true;
}

bool OrderedOutput::emit_locked(OutputSlot::To to, std::string_view text) {
  const bool to_err = to == OutputSlot::To::err;
  Progress::Pause pause;
  if (to_err || streams_.out_is_terminal) pause = progress_.pause();
  if (!to_err) {
    streams_.out.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (streams_.out_is_terminal) streams_.out.flush();
    return streams_.out.good();
  }
  // Both may go to the same place, and what was found before stands before the complaint.
  streams_.out.flush();
  streams_.err << text << std::flush;
  return true;
}

bool OrderedOutput::flush() {
  const std::lock_guard lock(streams_mutex_);
  streams_.out.flush();
  return streams_.out.good();
}

void OrderedOutput::stop() {
  const std::lock_guard lock(mutex_);
  stop_locked();
}

void OrderedOutput::stop_locked() {
  stopped_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(stop_event_.get(), &one, sizeof one);
  wake_slots();
  slot_closed_.notify_all();
}

/// Has those that wait look again at what is true for all of them.
void OrderedOutput::wake_slots() {
  for (const std::shared_ptr<OutputSlot>& slot : slots_) {
    // Nobody may have looked and go to sleep in between.
    const std::lock_guard slot_lock(slot->mutex_);
    slot->turn_came_.notify_all();
  }
}

}  // namespace paperhop::cli
