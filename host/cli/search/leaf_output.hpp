// SPDX-License-Identifier: Apache-2.0
//
// LeafOutput: what a leaf writes to both streams, kept until its turn comes; from then on it goes out at once. Hits of
// a document that stands in several leaves wait for the decision whether its paper is new there. The turn is given by
// another thread than the one that writes; a leaf that has too much to keep waits for it. The output of a slice may
// have to be taken back: it is held until it is too much, and then until it is known to be sound.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/search/document_state.hpp"
#include "cli/search/held_memory.hpp"
#include "cli/search/ordered_output.hpp"
#include "cli/terminal/streams.hpp"
#include "ids/paper_set.hpp"

namespace paperhop::cli {

struct Document;

/// What was counted.
struct LeafCounts {
  std::size_t papers = 0;
  std::size_t records = 0;
  std::size_t errors = 0;
  std::uint64_t unpacked = 0;
  bool may_repeat = false;       ///< of a document with too many papers, one may be told again
  bool has_named_field = false;  ///< a line of JSON had a text of --json-field

  LeafCounts& operator+=(const LeafCounts& other) {
    papers += other.papers;
    records += other.records;
    errors += other.errors;
    unpacked += other.unpacked;
    may_repeat = may_repeat || other.may_repeat;
    has_named_field = has_named_field || other.has_named_field;
    return *this;
  }
};

/// Told of a message on a document; the code is that of an error, and missing where it is only a note.
using OnMessage = std::function<void(const Document& document, const std::string& message, std::optional<ErrorCode>)>;

class LeafOutput {
 public:
  /// `shape` tells what the streams lead to in the end. Messages are lines among what is written, unless `on_message`
  /// takes them.
  explicit LeafOutput(const Streams& shape, OnMessage on_message = {});
  LeafOutput(const LeafOutput&) = delete;
  LeafOutput& operator=(const LeafOutput&) = delete;

  /// Calls `wait` in the writing thread where more than `size` bytes are kept; it should wait for the turn.
  void keep_at_most(std::size_t size, std::function<void()> wait) {
    most_kept_ = size;
    wait_ = std::move(wait);
  }

  /// What it holds beside its output until its turn counts there, where other files are searched at the same time.
  void share_memory(OutputSlot& slot) { slot_ = &slot; }
  /// So many bytes, which are about to be taken. Where there is no room for them, waits until nothing is in front of
  /// this leaf any more. Nothing where nobody wants what it finds.
  std::optional<HeldMemory::Part> reserve(std::size_t size);

  /// Nothing goes out before `is_sound` has said yes. It is asked in the writing thread, once, where too much is kept;
  /// no: set_miscut().
  void hold_until(std::function<bool()> is_sound) { is_sound_ = std::move(is_sound); }
  /// Waits until what is written goes out at once; false where it never will.
  bool take_turn();
  /// What all leaves in front of it came to; known once it has the turn.
  const LeafCounts& counted_before() const { return before_; }

  /// What writes to them may throw, as where memory runs out: then something was not written.
  const Streams& streams() const { return streams_; }
  /// Lets the streams be written to again after that.
  void go_on_after_exception();
  LeafCounts& counts() { return counts_; }

  /// What `write` writes counts, and is a paper, unless the document had that paper before. Without a document: as it
  /// is.
  template <typename Write>
  void hit(const std::shared_ptr<DocumentState>& document, const PaperId& paper, Write&& write) {
    if (document) {
      const PaperSet::Key key = PaperSet::key(paper);
      if (!document->is_local && !goes_out()) return add_entry(Kind::hit, document, key, write);
      if (!is_new(document->papers, key)) return;
    }
    ++counts_.papers;
    write();
  }
  /// True where the document had not named this paper before. Only its one thread may ask, or who writes in order.
  bool is_new(HeldPapers& papers, const PaperSet::Key& paper);
  /// Something is wrong with the document. Counts as an error.
  void fail(const Document& document, const Error& error);
  /// Something that people should know of it.
  void warn(const Document& document, const std::string& message);
  /// The same, where only the first note of a document is told.
  void note(const Document& document, const std::string& message);

  /// Nothing is in front of it any more, and that came to `before`: what it writes goes to `streams`, which must live
  /// on. From any thread, once. So many bytes of lines go there together, and the last ones with write_to(); at once
  /// where that is 0.
  void give_turn(const Streams& streams, std::size_t sent_together = 0, const LeafCounts& before = {});
  /// Nobody wants what it writes. From any thread.
  void drop();
  bool is_waiting() const { return turn_ == Turn::waits; }
  /// False where whatever it still writes is lost.
  bool is_wanted() const { return turn_ != Turn::never && !is_miscut_; }
  void wait_for_turn() const { turn_.wait(Turn::waits); }

  /// A slice that was cut in the wrong place: nothing of this output counts.
  void set_miscut();
  bool is_miscut() const { return is_miscut_; }

  /// Once it is written: lets out what is kept, and tells what all of it comes to. False where nobody wants more.
  bool write_to(const Streams& streams, LeafCounts& counts);

 private:
  enum class Kind { out, err, hit, note };
  enum class Turn { waits, here, never };
  struct Entry {
    Kind kind;
    std::size_t end;
    std::shared_ptr<DocumentState> document;
    PaperSet::Key paper;
  };
  class Buffer : public std::streambuf {
   public:
    Buffer(LeafOutput& output, Kind kind) : output_(output), kind_(kind) {}

   protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

   private:
    LeafOutput& output_;
    Kind kind_;
  };

  void tell(const Document& document, const std::string& message, std::optional<ErrorCode> code);
  bool goes_out();
  bool lets_out();
  std::size_t kept() const { return text_.capacity() + entries_.capacity() * sizeof(Entry); }
  void append(Kind kind, std::string_view text);
  void send(Kind kind, std::string_view text);
  void send_lines();
  void flush();
  bool is_told(const Entry& entry);
  void let_out(const Streams& streams);
  template <typename Write>
  void add_entry(Kind kind, const std::shared_ptr<DocumentState>& document, const PaperSet::Key& paper, Write&& write) {
    const std::size_t begin = text_.size();
    entries_.push_back({kind, begin, document, paper});
    is_entry_open_ = true;
    try {
      write();
    } catch (...) {
      // Half a line would spoil the next one.
      entries_.pop_back();
      text_.resize(begin);
      is_entry_open_ = false;
      throw;
    }
    is_entry_open_ = false;
  }

  Buffer out_buffer_{*this, Kind::out};
  Buffer err_buffer_{*this, Kind::err};
  std::ostream out_{&out_buffer_};
  std::ostream err_{&err_buffer_};
  Streams streams_;
  OnMessage on_message_;
  std::string text_;
  std::vector<Entry> entries_;
  std::atomic<Turn> turn_ = Turn::waits;
  const Streams* to_ = nullptr;  ///< set before the turn is here
  std::size_t sent_together_ = 0;
  std::string lines_;           ///< that are about to be sent there
  bool flushes_lines_ = false;  ///< somebody waits for each of them
  std::size_t most_kept_ = static_cast<std::size_t>(-1);
  std::function<void()> wait_;
  OutputSlot* slot_ = nullptr;
  std::function<bool()> is_sound_;  ///< set as long as nobody asked
  bool is_entry_open_ = false;      ///< what is written belongs to the last entry
  LeafCounts counts_;
  LeafCounts before_;  ///< set before the turn is here
  bool is_miscut_ = false;
};

}  // namespace paperhop::cli
