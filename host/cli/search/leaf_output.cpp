// SPDX-License-Identifier: Apache-2.0
#include "cli/search/leaf_output.hpp"

#include <utility>

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
  if (streams.out_is_terminal) streams.out.flush();
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

/// Writes what is kept, and forgets it, even where it throws: nothing may go out twice.
void LeafOutput::let_out(const Streams& streams) {
  const std::string all = std::exchange(text_, {});
  const std::vector<Entry> entries = std::exchange(entries_, {});
  std::size_t begin = 0;
  for (const Entry& entry : entries) {
    const std::string_view text = std::string_view(all).substr(begin, entry.end - begin);
    begin = entry.end;
    if (entry.kind == Kind::hit) {
      if (!is_new(entry.document->papers, entry.paper)) continue;
      ++counts_.papers;
    }
    if (entry.kind == Kind::note && std::exchange(entry.document->note_told, true)) continue;
    std::ostream& to = entry.kind == Kind::err || entry.kind == Kind::note ? streams.err : streams.out;
    if (!to.write(text.data(), static_cast<std::streamsize>(text.size()))) break;
  }
}

}  // namespace paperhop::cli
