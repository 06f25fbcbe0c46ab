// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "base/limits.hpp"
#include "text/fold_bytes.hpp"
#include "text/fold_marks.hpp"
#include "text/fold_scan.hpp"
#include "text/fold_writer.hpp"
#include "text/percent_run.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

/// No way back to the input, but where it can be made part by part.
struct Cuts {
  /// Bytes between two of them: few to fold again for the way back of one ID, many beside a cut.
  static constexpr std::size_t kApart = 8 * limits::kKiB;

  std::vector<FoldCut>& list;
  std::size_t next = 0;  ///< no cut stands before it in what is folded

  void begin() {
    list.assign(1, FoldCut());
    next = kApart;
  }
  void add(std::size_t out, std::size_t in) {
    list.push_back({out, in});
    next = in + kApart;
  }
};

/// Folds one text: makes the folded text or, where it has a map, that alone. A run with percent codes is decoded first
/// and then folded with its own map in between, so that positions still lead to the input.
template <typename Map>
class Folder {
  static constexpr bool kMaps = std::is_same_v<Map, OffsetMap>;

 public:
  Folder(std::string& memory, Map& map) : out_(memory), map_(map) {}

  void fold(std::string_view text) {
    if constexpr (!kMaps) map_.begin();
    Part part{text};
    fold_part(part);
  }

  /// The same for a text that may hold wrappers: false where it came upon the name of one, which must be taken off.
  bool fold_unwrapped(std::string_view text) {
    stops_at_wrapper_ = true;
    fold(text);
    return !stopped_;
  }

  std::string_view text() const { return out_.text(); }

 private:
  /// The text, or a decoded run of it.
  struct Part {
    std::string_view text;
    OffsetMap::Walk* decoded = nullptr;  ///< of a run that is mapped: leads to the input
    std::size_t offset = 0;              ///< of the run in the input
    bool is_run = false;
    std::size_t done = 0;  ///< what is before it is folded
  };

  void fold_part(Part& part) {
    const std::string_view text = part.text;
    std::size_t at = 0;
    for (ChangeMarks marks; !stopped_; at = std::max(at, part.done)) {
      mark_changes(text, at, marks);
      if (marks.blocks == 0) break;
      for (std::size_t i = 0; i < marks.blocks; ++i, at += ChangeMarks::kBlock) fold_block(part, at, marks.masks[i]);
    }
    for (at = next_may_change(text, at); at < text.size() && !stopped_;
         at = next_may_change(text, std::max(at + 1, part.done))) {
      fold_at(part, at);
    }
    copy(part, text.size());
  }

  void fold_block(Part& part, std::size_t begin, std::uint64_t mask) {
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(mask));
      if (at >= part.done) fold_at(part, at);
    }
  }

  /// What is before `end` is folded and written.
  void set_done(Part& part, std::size_t end) {
    part.done = end;
    if constexpr (!kMaps) {
      if (end >= map_.next && !part.is_run) map_.add(out_.text().size(), end);
    }
  }

  /// Folds what begins at `at`, where that changes.
  void fold_at(Part& part, std::size_t at) {
    const std::string_view text = part.text;
    switch (const char c = text[at]) {
      case '\r': return replace(part, at, '\n', at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
      case '\v':
      case '\f': return replace(part, at, '\n', 1);
      case '&':
        if (const std::size_t size = amp_size(text, at + 1); size > 0) replace(part, at, '&', 1 + size);
        return;
      case '%':
        if (!part.is_run && may_become_code(text, at)) fold_run(part, at);
        return;
      case '\\':
        if (is_escape(text, at)) return remove(part, at, 1);
        // Decoding may show what the backslash stands before.
        if (!part.is_run && at + 1 < text.size() && text[at + 1] == '%' && may_become_code(text, at + 1)) {
          fold_run(part, at);
        }
        return;
      case kUrldefense.front():
        stopped_ = stopped_ || (stops_at_wrapper_ && !part.is_run && text.substr(at).starts_with(kUrldefense));
        return;
      default:
        if (begins_folding(static_cast<unsigned char>(c))) fold_character(part, at);
    }
  }

  void fold_run(Part& part, std::size_t at) {
    copy(part, at);
    const std::size_t end = run_end(part.text, at);
    const std::string_view run = part.text.substr(at, end - at);
    if (stops_at_wrapper_ && run.find(kUrldefense) != std::string_view::npos) {
      stopped_ = true;
    } else if constexpr (kMaps) {
      percent_decode_run(run, run_);
      OffsetMap::Walk walk(run_.map);
      Part decoded{run_.text, &walk, at, true};
      fold_part(decoded);
    } else {
      percent_decode_run(run, run_.text);
      Part decoded{run_.text, nullptr, at, true};
      fold_part(decoded);
    }
    set_done(part, end);
  }

  void fold_character(Part& part, std::size_t at) {
    std::size_t size = 0;
    const char folded = kFoldedCharacters.at(part.text, at, size);
    if (folded == FoldedCharacters::kKept) return;
    if (folded != FoldedCharacters::kRemoved) return replace(part, at, folded, size);
    remove(part, at, size);
    set_done(part, part.done);
  }

  /// No cut goes behind it: what is behind a backslash tells whether that is an escape.
  void remove(Part& part, std::size_t at, std::size_t size) {
    copy(part, at);
    if constexpr (!kMaps) keep_apart();
    part.done = at + size;
  }

  /// What stands behind here is removed: a bad byte before it must not make a letter with one behind it.
  void keep_apart() {
    char* const last = out_.last();
    if (last == nullptr || static_cast<unsigned char>(*last) < 0x80) return;
    if (!decode_utf8_before(out_.text(), out_.text().size()).valid) *last = '\xFF';
  }

  /// `c` stands for the `size` bytes at `at`.
  void replace(Part& part, std::size_t at, char c, std::size_t size) {
    copy(part, at);
    add_mapped(part, 1, at, at + size);
    if constexpr (!kMaps) out_.put(c);
    set_done(part, at + size);
  }

  /// All up to `end` stays as it is.
  void copy(Part& part, std::size_t end) {
    if (part.done >= end) return;
    if constexpr (kMaps) {
      if (part.decoded == nullptr) map_.add_row(end - part.done, part.done, 1);
      for (std::size_t at = part.done; part.decoded != nullptr && at < end;) {
        const OffsetMap::Row row = part.decoded->row(at, end);
        map_.add_row(row.size, part.offset + row.in, row.step);
        at += row.size;
      }
    } else {
      out_.append(part.text, part.done, end);
    }
    part.done = end;
  }

  void add_mapped(const Part& part, std::size_t size, std::size_t begin, std::size_t end) {
    if constexpr (kMaps) {
      if (part.decoded != nullptr) {
        begin = part.decoded->begin_of(begin);
        end = part.decoded->end_of(end);
      }
      map_.add(size, part.offset + begin, end - begin);
    }
  }

  FoldWriter out_;
  Map& map_;
  DecodedRun run_;
  bool stops_at_wrapper_ = false;
  bool stopped_ = false;
};

}  // namespace

void FoldedText::keep(std::string_view input) {
  input_ = input;
  copied_ = mapped_ = unwrapped_ = false;
  map_.clear();
  near_ = 0;
}

void FoldedText::fold(std::string_view input) {
  keep(input);
  if (next_change(input, 0) == input.size()) return;
  copied_ = true;
  if (storage_.size() < input.size()) storage_.resize(input.size() + input.size() / 8);
  Cuts cuts{cuts_, 0};
  Folder plain(storage_, cuts);
  if (plain.fold_unwrapped(input)) {
    size_ = plain.text().size();
    return;
  }
  unwrapped_text_.clear();
  unwrap_map_.clear();
  unwrapped_ = unwrap_urldefense(input, unwrapped_text_, unwrap_map_);
  Folder folder(storage_, cuts);
  folder.fold(source());
  size_ = folder.text().size();
}

/// Makes the map of the part that holds the byte at `out`.
void FoldedText::map_part_of(std::size_t out) const {
  const auto is_behind = [](std::size_t at, const FoldCut& cut) { return at < cut.out; };
  const auto part_end = [&](std::size_t part) {
    return part + 1 < cuts_.size() ? cuts_[part + 1] : FoldCut{size_, source().size()};
  };
  if (mapped_ && out >= cuts_[part_].out && out < part_end(part_).out) return;
  const auto next = std::upper_bound(cuts_.begin(), cuts_.end(), out, is_behind);
  part_ = static_cast<std::size_t>(next - cuts_.begin()) - 1;
  mapped_ = true;
  map_.clear();
  near_ = 0;
  const std::size_t begin = cuts_[part_].in;
  std::string unwritten;
  Folder(unwritten, map_).fold(source().substr(begin, part_end(part_).in - begin));
}

std::size_t FoldedText::mapped_begin(std::size_t begin) const {
  map_part_of(begin);
  const FoldCut& cut = cuts_[part_];
  const std::size_t at = cut.in + map_.begin_of(begin - cut.out, near_);
  return unwrapped_ ? unwrap_map_.begin_of(at) : at;
}

std::size_t FoldedText::mapped_end(std::size_t end) const {
  if (end == 0) return mapped_begin(0);
  map_part_of(end - 1);
  const FoldCut& cut = cuts_[part_];
  const std::size_t at = cut.in + map_.end_of(end - cut.out, near_);
  return unwrapped_ ? unwrap_map_.end_of(at) : at;
}

}  // namespace paperhop
