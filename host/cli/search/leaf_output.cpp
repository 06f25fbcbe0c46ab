// SPDX-License-Identifier: Apache-2.0
#include "cli/search/leaf_output.hpp"

#include <utility>

#include "base/limits.hpp"
#include "cli/search/document.hpp"

namespace paperhop::cli {

LeafOutput::Buffer::int_type LeafOutput::Buffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char text = traits_type::to_char_type(c);
  output_.append(kind_, {&text, 1});
  return c;
}

std::streamsize LeafOutput::Buffer::xsputn(const char* text, std::streamsize size) {
  output_.append(kind_, {text, static_cast<std::size_t>(size)});
  return size;
}

int LeafOutput::Buffer::sync() {
  output_.flush();
  return 0;
}

LeafOutput::LeafOutput(const Streams& shape, OnMessage on_message)
    : streams_{out_, err_, shape.in_is_terminal, shape.out_is_terminal, shape.err_is_terminal},
      on_message_(std::move(on_message)) {
  // A stream swallows what its buffer throws, unless it is told not to: hits would be lost, and nobody would know.
  out_.exceptions(std::ios::badbit);
  err_.exceptions(std::ios::badbit);
}

void LeafOutput::go_on_after_exception() {
  out_.clear();
  err_.clear();
}

void LeafOutput::append(Kind kind, std::string_view text) {
  // What belongs together stays together.
  if (!is_entry_open_ && goes_out()) return send(kind, text);
  if (!is_wanted()) return;
  const bool goes_on = is_entry_open_ || (!entries_.empty() && entries_.back().kind == kind);
  if (!goes_on) entries_.push_back({kind, text_.size(), nullptr, {}});
  text_ += text;
  entries_.back().end = text_.size();
}

void LeafOutput::send(Kind kind, std::string_view text) {
  if (kind == Kind::err) {
    send_lines();
    to_->err.write(text.data(), static_cast<std::streamsize>(text.size()));
    return;
  }
  lines_ += text;
  if (lines_.size() >= sent_together_) send_lines();
}

void LeafOutput::send_lines() {
  if (lines_.empty()) return;
  const std::string lines = std::exchange(lines_, {});
  to_->out.write(lines.data(), static_cast<std::streamsize>(lines.size()));
}

/// What is kept goes on being kept: it is flushed once it goes out.
void LeafOutput::flush() {
  flushes_lines_ = true;
  if (is_entry_open_ || !lets_out()) return;
  send_lines();
  to_->out.flush();
}

void LeafOutput::tell(const Document& document, const std::string& message, std::optional<ErrorCode> code) {
  if (on_message_) return on_message_(document, message, code);
  document.complain(streams_, message);
}

void LeafOutput::fail(const Document& document, const Error& error) {
  ++counts_.errors;
  tell(document, error.message, error.code);
}

void LeafOutput::warn(const Document& document, const std::string& message) {
  tell(document, message, std::nullopt);
}

void LeafOutput::note(const Document& document, const std::string& message) {
  const std::shared_ptr<DocumentState>& state = document.state;
  if (!state->is_local && !goes_out()) return add_entry(Kind::note, state, {}, [&] { warn(document, message); });
  if (!std::exchange(state->note_told, true)) warn(document, message);
}

void LeafOutput::give_turn(const Streams& streams, std::size_t sent_together, const LeafCounts& before) {
  to_ = &streams;
  sent_together_ = sent_together;
  before_ = before;
  turn_ = Turn::here;
  turn_.notify_all();
}

void LeafOutput::drop() {
  turn_ = Turn::never;
  turn_.notify_all();
}

/// True where what is written goes out now, behind what was kept.
bool LeafOutput::goes_out() {
  if ((turn_ == Turn::waits || is_sound_) && kept() > most_kept_) take_turn();
  return lets_out();
}

/// The same where nobody waits for the turn, however much is kept.
bool LeafOutput::lets_out() {
  if (turn_ != Turn::here || is_sound_ || is_miscut_) return false;
  if (!entries_.empty()) let_out(*to_);
  return true;
}

bool LeafOutput::take_turn() {
  if (is_sound_ && !std::exchange(is_sound_, {})()) set_miscut();
  if (turn_ == Turn::waits && !is_miscut_) wait_();
  return turn_ == Turn::here && !is_miscut_;
}

void LeafOutput::set_miscut() {
  is_miscut_ = true;
  std::string().swap(text_);
  entries_ = {};
}

bool LeafOutput::write_to(const Streams& streams, LeafCounts& counts) {
  // Nothing is in front of it, and a slice that ran to its end is sound.
  is_sound_ = {};
  if (is_waiting()) give_turn(streams);
  let_out(streams);
  send_lines();
  counts += counts_;
  if (streams.out_is_terminal || flushes_lines_) streams.out.flush();
  return streams.out.good();
}

std::optional<HeldMemory::Part> LeafOutput::reserve(std::size_t size) {
  if (!slot_) return HeldMemory::Part();
  if (turn_ != Turn::here || !slot_->has_turn()) {
    if (auto part = slot_->reserve_at_once(size)) return part;
    if (!take_turn()) return std::nullopt;
  }
  return slot_->reserve(size);
}

bool LeafOutput::is_new(HeldPapers& papers, const PaperSet::Key& paper) {
  if (const std::size_t more = papers.needs_more(); more > 0) {
    auto part = reserve(more);
    if (!part) return false;
    papers.grant(more, *std::move(part));
  }
  const bool added = papers.set().add(paper);
  counts_.may_repeat = counts_.may_repeat || papers.set().forgets();
  return added;
}

/// Whether a kept entry counts, now that all in front of it is known.
bool LeafOutput::is_told(const Entry& entry) {
  if (entry.kind == Kind::note) return !std::exchange(entry.document->note_told, true);
  if (entry.kind != Kind::hit) return true;
  if (!is_new(entry.document->papers, entry.paper)) return false;
  ++counts_.papers;
  return true;
}

/// Writes what is kept, and forgets it, even where it throws: nothing may go out twice. Entries that stand side by side
/// go out together, because each write takes locks.
void LeafOutput::let_out(const Streams& streams) {
  const std::string all = std::exchange(text_, {});
  const std::vector<Entry> entries = std::exchange(entries_, {});
  std::ostream* to = nullptr;  // of what stands from `begin` on and was not written
  std::size_t begin = 0;
  std::size_t end = 0;
  const auto write = [&] {
    if (to) to->write(all.data() + begin, static_cast<std::streamsize>(end - begin));
    return !to || to->good();
  };
  for (const Entry& entry : entries) {
    const bool is_err = entry.kind == Kind::err || entry.kind == Kind::note;
    std::ostream* const next = !is_told(entry) ? nullptr : is_err ? &streams.err : &streams.out;
    if (next != to || end - begin >= limits::kSentTogether) {
      if (!write()) return;
      begin = end;
      to = next;
    }
    end = entry.end;
  }
  write();
}

}  // namespace paperhop::cli
