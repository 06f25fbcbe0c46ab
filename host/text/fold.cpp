// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include "text/fold_marks.hpp"
#include "text/fold_scan.hpp"
#include "text/skip_blocks.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

/// Everything else is copied in runs.
constexpr auto kSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < special.size(); ++c) special[c] = may_fold(static_cast<unsigned char>(c));
  return special;
}();

std::size_t next_special(std::string_view text, std::size_t at) {
  // Where one is near, as in Chinese text, trying whole blocks would only cost.
  for (const std::size_t near = std::min(text.size(), at + 16); at < near; ++at) {
    if (kSpecial[static_cast<unsigned char>(text[at])]) return at;
  }
  at = skip_blocks(text, at, may_fold);
  while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool is_ascii_space(char c) {
  return is_space(c) || c == '\r' || c == '\v' || c == '\f';
}

/// Keeps no way back to the input.
struct NoMap {
  struct Walk {};
  void add(std::size_t, std::size_t, std::size_t) {}
};

/// Folds one text into `out`. A run with percent codes is decoded first and then folded with
/// its own map in between, so that positions still lead to the input.
template <typename Map>
class Folder {
  static constexpr bool kMaps = !std::is_same_v<Map, NoMap>;

 public:
  Folder(std::string& out, Map& map) : out_(out), map_(map) {}

  void fold(std::string_view text) { fold_part(text, nullptr, 0); }

 private:
  /// `decoded`: where set, `text` is a decoded run whose map leads to the input from `offset` on.
  void fold_part(std::string_view text, typename Map::Walk* decoded, std::size_t offset) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t special = next_special(text, at);
      if (special > at) copy(text, at, special, decoded, offset);
      at = special;
      if (at < text.size()) at = fold_special(text, at, decoded, offset);
    }
  }

  std::size_t fold_special(std::string_view text, std::size_t at, typename Map::Walk* decoded, std::size_t offset) {
    const auto put = [&](char c, std::size_t size) {
      add_mapped(1, at, at + size, decoded, offset);
      out_ += c;
      return at + size;
    };
    switch (text[at]) {
      case '\r': return put('\n', text.substr(at).starts_with("\r\n") ? 2 : 1);
      case '\v':
      case '\f': return put('\n', 1);
      case '&': return put('&', 1 + amp_size(text, at + 1));
      case '%':
        if (decoded == nullptr && may_become_code(text, at)) return fold_run(text, at, offset);
        return put('%', 1);
      default: return fold_code_point_at(text, at, decoded, offset);
    }
  }

  std::size_t fold_run(std::string_view text, std::size_t at, std::size_t offset) {
    std::size_t end = at;
    while (end < text.size() && !is_ascii_space(text[end])) ++end;
    if constexpr (kMaps) {
      const DecodedRun run = percent_decode_run(text.substr(at, end - at));
      OffsetMap::Walk walk(run.map);
      fold_part(run.text, &walk, offset + at);
    } else {
      NoMap::Walk walk;
      percent_decode_run(text.substr(at, end - at), run_);
      fold_part(run_, &walk, offset + at);
    }
    return end;
  }

  std::size_t fold_code_point_at(std::string_view text, std::size_t at, typename Map::Walk* decoded,
                                 std::size_t offset) {
    std::size_t size = 0;
    switch (const char folded = kFoldedCharacters.at(text, at, size); folded) {
      case FoldedCharacters::kKept: copy(text, at, at + size, decoded, offset); break;
      case FoldedCharacters::kRemoved: keep_apart(); break;
      default: add_mapped(1, at, at + size, decoded, offset); out_ += folded;
    }
    return at + size;
  }

  /// What stands behind here is removed: a bad byte before it must not make a letter with one behind it.
  void keep_apart() {
    if (out_.empty() || static_cast<unsigned char>(out_.back()) < 0x80) return;
    if (!decode_utf8_before(out_, out_.size()).valid) out_.back() = '\xFF';
  }

  void copy(std::string_view text, std::size_t begin, std::size_t end, typename Map::Walk* decoded,
            std::size_t offset) {
    if constexpr (kMaps) {
      if (decoded == nullptr) {
        map_.add(end - begin, offset + begin, end - begin);
      } else {
        for (std::size_t i = begin; i < end; ++i) add_mapped(1, i, i + 1, decoded, offset);
      }
    }
    out_.append(text.substr(begin, end - begin));
  }

  void add_mapped(std::size_t size, std::size_t begin, std::size_t end, typename Map::Walk* decoded,
                  std::size_t offset) {
    if constexpr (kMaps) {
      if (decoded != nullptr) {
        begin = decoded->begin_of(begin);
        end = decoded->end_of(end);
      }
      map_.add(size, offset + begin, end - begin);
    }
  }

  std::string& out_;
  Map& map_;
  std::string run_;  ///< decoded
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
  unwrapped_text_.clear();
  unwrap_map_.clear();
  unwrapped_ = unwrap_urldefense(input, unwrapped_text_, unwrap_map_);
  copied_ = true;
  storage_.clear();
  storage_.reserve(source().size());
  NoMap none;
  Folder(storage_, none).fold(source());
}

const OffsetMap& FoldedText::map() const {
  if (!mapped_) {
    std::string again;
    again.reserve(storage_.size());
    Folder(again, map_).fold(source());
    mapped_ = true;
  }
  return map_;
}

std::size_t FoldedText::mapped_begin(std::size_t begin) const {
  const std::size_t at = map().begin_of(begin, near_);
  return unwrapped_ ? unwrap_map_.begin_of(at) : at;
}

std::size_t FoldedText::mapped_end(std::size_t end) const {
  const std::size_t at = map().end_of(end, near_);
  return unwrapped_ ? unwrap_map_.end_of(at) : at;
}

}  // namespace paperhop
