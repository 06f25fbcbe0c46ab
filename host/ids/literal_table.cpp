// SPDX-License-Identifier: Apache-2.0
#include "ids/literal_table.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "text/unicode.hpp"

namespace paperhop {

std::string_view characters_of(const char& literal_character) {
  if (literal_character == '#') return "0123456789";
  if (literal_character == '~') return " \t\n";
  return {&literal_character, 1};
}

LiteralTable::LiteralTable(const std::vector<NumberedLiteral>& literals, const std::vector<std::size_t>& offsets,
                           std::size_t width)
    : width_(width) {
  assert(literals.size() <= std::numeric_limits<std::uint8_t>::max());
  entries_.reserve(literals.size());
  for (std::size_t i = 0; i < literals.size(); ++i) {
    // All that a character of a literal stands for is of one kind.
    std::string key;
    for (const char& c : literals[i].text.substr(offsets[i], width)) key += characters_of(c).front();
    std::uint8_t& last = lasts_[slot_at(key, 0)];
    Entry entry{literals[i], offsets[i], last};
    set_word(entry);
    entries_.push_back(std::move(entry));
    last = static_cast<std::uint8_t>(entries_.size());
  }
}

void LiteralTable::set_word(Entry& entry) {
  constexpr std::size_t kWord = sizeof entry.mask;
  const std::string& text = entry.literal.text;
  entry.word_begin = std::min(entry.offset, text.size() - std::min(text.size(), kWord));
  std::array<unsigned char, kWord> mask{};
  std::array<unsigned char, kWord> wanted{};
  for (std::size_t i = 0; i < kWord && entry.word_begin + i < text.size(); ++i) {
    const char c = text[entry.word_begin + i];
    // Both cases of a letter differ in one bit; the digits share their upper half, blanks nothing.
    mask[i] = c == '~' ? 0 : c == '#' ? 0xF0 : is_alpha(c) ? 0xDF : 0xFF;
    wanted[i] = static_cast<unsigned char>((c == '#' ? '0' : c) & mask[i]);
  }
  std::memcpy(&entry.mask, mask.data(), kWord);
  std::memcpy(&entry.wanted, wanted.data(), kWord);
}

void LiteralTable::narrow(std::string_view text, WindowFilter::Batch& batch) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < batch.size; ++i) {
    const std::uint32_t offset = batch.offsets[i];
    batch.offsets[kept] = offset;  // no branch: whether one is kept cannot be foreseen
    kept += static_cast<std::size_t>(lasts_[slot_at(text, batch.base + offset)] != 0);
  }
  batch.size = kept;
}

bool LiteralTable::matches(std::string_view text, std::size_t at, std::string_view literal) {
  if (literal.size() > text.size() - at) return false;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    const char c = text[at + i];
    const char want = literal[i];
    const bool same = want == '#' ? is_digit(c) : want == '~' ? is_space(c) : to_lower(c) == want;
    if (!same) return false;
  }
  return true;
}

}  // namespace paperhop
