// SPDX-License-Identifier: Apache-2.0
#include "ids/blocks.hpp"

#include <algorithm>
#include <cstring>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "ids/byte_set.hpp"
#include "text/fold_scan.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

// Not "?": an address of OpenReview may be broken behind it.
constexpr ByteSet kEnds = byte_set(",;!)]}");

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// What stands before `end` ends every ID.
bool ends_every_id(std::string_view text, std::size_t end) {
  if (end == 0) return false;
  if (!is_beyond_ascii(text[end - 1])) return kEnds.has(text[end - 1]);
  const std::string_view before = text.substr(0, end);
  return before.ends_with("\u3002") || before.ends_with("\uFF0C");  // the Chinese full stop and comma
}

/// The line end at `at` cannot lie inside a soft gap of an ID.
bool is_safe_cut(std::string_view text, std::size_t at) {
  constexpr ByteSet kSpaces = byte_set(" \t\n\r");
  constexpr ByteSet kSpacesAndEnds = kEnds | kSpaces;
  // Of most line ends their neighbours tell.
  const std::size_t line = at > 0 && text[at - 1] == '\r' ? at - 1 : at;
  const bool may_be_paragraph = at + 1 < text.size() && kSpaces.has(text[at + 1]);
  const auto may_end = [&](char c) { return kSpacesAndEnds.has(c) || is_beyond_ascii(c); };
  if (!may_be_paragraph && (line == 0 || !may_end(text[line - 1]))) return false;
  std::size_t next = at + 1;
  const std::size_t known = std::min(text.size(), at + limits::kCutLookAhead);
  while (next < known && is_blank(text[next])) ++next;
  if (next < known && (text[next] == '\n' || text[next] == '\r')) return true;
  std::size_t last = at;
  while (last > 0 && (is_blank(text[last - 1]) || text[last - 1] == '\r')) --last;
  return ends_every_id(text, last);
}

/// A plain word and a blank: of what goes on behind a line end hardly anything looks like that.
bool begins_with_word(std::string_view text, std::size_t at) {
  constexpr std::size_t kShortest = 4;
  std::size_t end = at;
  while (end < text.size() && end - at < limits::kCutLookAhead / 2 && is_alpha(text[end])) ++end;
  return end - at >= kShortest && end < text.size() && text[end] == ' ';
}

/// The same for a cut whose one side may be folded: "&amp;" and what urldefense puts behind an address end
/// in a semicolon that folding takes away.
bool is_safe_folded(std::string_view text, std::size_t at) {
  return is_safe_cut(text, at) && (at == 0 || text[at - 1] != ';');
}

/// The last `c` between `begin` and `end`, both not included. Unlike rfind() it looks at many bytes at once.
std::size_t find_last(std::string_view text, std::size_t begin, std::size_t end, char c) {
  const void* const found = ::memrchr(text.data() + begin + 1, c, end - begin - 1);
  return found == nullptr ? npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Behind the last place at or before `at` where the text may be cut, not before `floor`.
std::size_t cut_before(std::string_view text, std::size_t floor, std::size_t at) {
  while (at > floor) {
    const void* const found = ::memrchr(text.data() + floor, '\n', at - floor);
    if (found == nullptr) return floor;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (is_safe_folded(text, at)) return at + 1;
  }
  return floor;
}

/// Behind the first place at or behind `at` where it may be cut.
std::size_t cut_behind(std::string_view text, std::size_t at) {
  for (at = text.find('\n', at); at != npos; at = text.find('\n', at + 1)) {
    if (is_safe_folded(text, at)) return at + 1;
  }
  return text.size();
}

/// What was decided with all that it may look at in sight stays so; "the rest of the text" does not.
bool is_sure_end(std::string_view held, std::size_t end) {
  return end + limits::kCutLookAhead <= held.size();
}

/// Brings what stands at `at` from memory: nothing may have been there yet, and line after line would wait for it.
void bring_lines(std::string_view text, std::size_t at) {
  constexpr std::size_t kCacheLine = 64;
  constexpr std::size_t kMost = 4 * limits::kKiB;
  const std::size_t end = std::min(text.size(), at + kMost);
  for (; at < end; at += kCacheLine) __builtin_prefetch(text.data() + at);
}

}  // namespace

std::size_t block_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= limits::kBlock) return text.size();
  bring_lines(text, begin + limits::kBlock);
  const std::size_t most = std::min(text.size(), begin + limits::kBlockMax);
  // Looking for a line end behind `most` would cost the rest of the text for each piece.
  const std::string_view reachable = text.substr(0, most);
  std::size_t line = npos;
  for (std::size_t at = reachable.find('\n', begin + limits::kBlock); at != npos; at = reachable.find('\n', at + 1)) {
    if (is_safe_cut(text, at)) return at + 1;
    if (at > begin + limits::kBlockFar && begins_with_word(text, at + 1)) return at + 1;
    line = at;
  }
  if (most == text.size()) return most;
  if (line == npos) line = find_last(text, begin, begin + limits::kBlock, '\n');
  if (line != npos) return line + 1;
  const std::size_t blank = find_last(text, begin, most, ' ');
  return blank != npos ? blank + 1 : most;
}

std::size_t first_block_end(std::string_view held) {
  const std::size_t end = block_end(held, 0);
  return is_sure_end(held, end) ? end : 0;
}

std::size_t last_block_end(std::string_view held) {
  // Where a piece is cut for want of a better place, the search of two at once would see them as one.
  if (held.size() > limits::kBlockMax) return first_block_end(held);
  std::size_t last = 0;
  for (std::size_t end = block_end(held, 0); is_sure_end(held, end); end = block_end(held, last)) last = end;
  return last;
}

bool Pieces::next(Piece& piece) {
  if (at_ == block_.size()) return false;
  if (!knows_change_) change_ = next_change(block_, at_);
  knows_change_ = true;
  const std::size_t unchanged = change_ == block_.size() ? change_ : cut_before(block_, at_, change_);
  if (unchanged == block_.size() || unchanged - at_ >= limits::kPieceMin) {
    piece = {at_, unchanged, false};
    at_ = unchanged;
    return true;
  }
  piece = {at_, at_, true};
  for (std::size_t near = 0;; near = std::max(limits::kPieceMin, 2 * near)) {
    // Where changes are near each other, looking for each and a cut behind it would take longer than folding: the more
    // of them came, the more are taken together.
    piece.end = cut_behind(block_, std::min(block_.size(), change_ + near));
    change_ = next_change(block_, piece.end);
    if (change_ == block_.size() || change_ - piece.end >= limits::kPieceMin) break;
  }
  at_ = piece.end;
  return true;
}

}  // namespace paperhop
