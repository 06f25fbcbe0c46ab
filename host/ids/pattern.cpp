// SPDX-License-Identifier: Apache-2.0
#include "ids/pattern.hpp"

#include <algorithm>
#include <array>

namespace paperhop {
namespace {

std::string_view piece_named(std::string_view name, std::span<const PatternPiece> pieces) {
  if (name == "G") return kSoftGap;
  const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const PatternPiece& p) { return p.name == name; });
  return found == pieces.end() ? std::string_view() : found->pattern;
}

bool is_piece_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string expand_pattern(std::string_view pattern, std::span<const PatternPiece> pieces) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    const std::string_view name = close == std::string_view::npos ? "" : pattern.substr(at + 1, close - at - 1);
    if (is_piece_name(name)) {
      out += expand_pattern(piece_named(name, pieces), pieces);
      at = close + 1;
    } else {
      out += pattern[at++];
    }
  }
  return out;
}

const re2::RE2& Pattern::compiled() const {
  std::call_once(once_, [this] {
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1);  // bytes in, bytes out: neighbours are checked in code
    options.set_log_errors(false);
    compiled_ = std::make_unique<re2::RE2>(expand_pattern(pattern_, pieces_), options);
  });
  return *compiled_;
}

bool Pattern::run(std::string_view text, std::size_t begin, std::size_t end, re2::RE2::Anchor anchor,
                  MatchGroups& groups) const {
  const re2::RE2& re = compiled();
  if (!re.ok()) return false;
  std::array<re2::StringPiece, MatchGroups::kMost> pieces;
  const int count = std::min(static_cast<int>(pieces.size()), re.NumberOfCapturingGroups() + 1);
  if (!re.Match(re2::StringPiece(text.data(), text.size()), begin, end, anchor, pieces.data(), count)) return false;
  groups.clear();
  for (int i = 0; i < count; ++i) {
    const re2::StringPiece& piece = pieces[static_cast<std::size_t>(i)];
    groups.add({piece.data(), piece.size()});
  }
  return true;
}

bool Pattern::match(std::string_view text, std::size_t begin, std::size_t end, bool whole, MatchGroups& groups) const {
  // RE2 tells the groups of a long text in a second pass only. The neighbours stay in sight.
  const std::size_t before = std::min<std::size_t>(begin, 1);
  const std::string_view shown = text.substr(begin - before, before + (end - begin) + 1);
  return run(shown, before, before + (end - begin), whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::ANCHOR_START, groups);
}

bool Pattern::search(std::string_view text, std::size_t begin, MatchGroups& groups) const {
  return run(text, begin, text.size(), re2::RE2::UNANCHORED, groups);
}

}  // namespace paperhop
