// SPDX-License-Identifier: Apache-2.0
//
// OrderedOutput: the outputs of files that are searched at the same time, put together in the
// order of the files. One file has the turn: what it writes goes out at once. What the others
// write, to both streams in its order, is held until their turn comes; one that has written
// limits::kHeldOutput waits for it while all together hold limits::kHeldInAll, and one for whose output there is no
// memory waits as well. So the output is that of one thread, whatever their number, and memory is bounded.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "base/unique_fd.hpp"
#include "cli/search/held_memory.hpp"
#include "cli/search/progress.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

class OrderedOutput;

/// The output of one file. Used by one thread at a time: the file's own, or the one whose leaf has the turn.
class OutputSlot {
 public:
  explicit OutputSlot(OrderedOutput& output);
  OutputSlot(const OutputSlot&) = delete;
  OutputSlot& operator=(const OutputSlot&) = delete;

  /// Streams that lead here. They turn bad once nobody wants the output any more.
  const Streams& streams() const { return streams_; }

  /// Waits until what is written goes out at once; false where it never will.
  bool wait_for_turn();
  bool has_turn();
  /// Room for so many bytes that are about to be held beside its output. Where there is none, waits for the turn, which
  /// needs none; nothing where that never comes.
  std::optional<HeldMemory::Part> reserve(std::size_t size);
  /// The same; nothing where there is no room.
  std::optional<HeldMemory::Part> reserve_at_once(std::size_t size);

  /// No file behind this one is wanted. What it still writes itself goes out.
  void be_last();

 private:
  friend class OrderedOutput;
  enum class To { out, err };
  struct Piece {
    To to;
    std::string text;
  };
  /// Leads a stream to the slot, a piece at a time.
  class Buffer : public std::streambuf {
   public:
    Buffer(OutputSlot& slot, To to) : slot_(slot), to_(to) {}

   protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

   private:
    OutputSlot& slot_;
    To to_;
  };

  bool write(To to, std::string_view text);
  bool hold(To to, std::string_view text);
  bool flush();
  bool may_hold(std::size_t more) const;

  OrderedOutput& output_;
  Buffer out_buffer_;
  Buffer err_buffer_;
  std::ostream out_;
  std::ostream err_;
  Streams streams_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable turn_came_;
  std::vector<Piece> held_;
  HeldMemory::Part held_part_;
  bool has_turn_ = false;
  bool wants_flush_ = false;
  bool is_done_ = false;
  bool is_last_ = false;
};

class OrderedOutput {
 public:
  /// Writes to `streams`; takes the progress line away before it does.
  OrderedOutput(const Streams& streams, Progress& progress);
  ~OrderedOutput();
  OrderedOutput(const OrderedOutput&) = delete;
  OrderedOutput& operator=(const OrderedOutput&) = delete;

  /// The slot of the next file; called in the order of the files. Waits while limits::kFilesAhead
  /// are open. Null where no further file is wanted.
  std::shared_ptr<OutputSlot> open();

  /// Everything was written: the turn goes on to the next slot.
  void close(OutputSlot& slot);

  /// No further output is wanted: ends all waiting.
  void stop();
  /// True once no further output is wanted.
  bool is_stopped() const { return stopped_; }
  /// Lets what was written go out, and nothing more from then on: for the last moment of the program. False where
  /// something is being written: try again.
  bool seal();
  /// A descriptor that becomes readable then; -1 where the system has none to give.
  int stop_descriptor() const { return stop_event_.get(); }

 private:
  friend class OutputSlot;
  bool emit(OutputSlot::To to, std::string_view text);
  bool flush();
  bool emit_all(const std::vector<OutputSlot::Piece>& pieces);
  bool emit_locked(OutputSlot::To to, std::string_view text);
  void stop_locked();
  void pass_turn(std::vector<HeldMemory::Part>& let_out);
  bool give_turn(OutputSlot& slot, std::vector<HeldMemory::Part>& let_out);
  void wake_slots();

  const Streams& streams_;
  Progress& progress_;
  std::atomic<bool> stopped_ = false;
  HeldMemory held_memory_;
  UniqueFd stop_event_;

  std::mutex streams_mutex_;  // guards the streams; whole lines are written while it is held, locked last
  std::mutex mutex_;          // guards slots_; locked before that of a slot, and by who gives memory back
  std::condition_variable slot_closed_;
  std::deque<std::shared_ptr<OutputSlot>> slots_;  ///< the first one has the turn
};

}  // namespace paperhop::cli
