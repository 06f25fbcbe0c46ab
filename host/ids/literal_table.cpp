// SPDX-License-Identifier: Apache-2.0
#include "ids/literal_table.hpp"

#include <algorithm>
#include <cassert>
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
  assert(literals.size() <= kMostLiterals);
  std::vector<std::pair<std::size_t, std::size_t>> order;  // slot, literal
  for (std::size_t i = 0; i < literals.size(); ++i) {
    // All that a character of a literal stands for is of one kind.
    std::string key;
    for (const char& c : literals[i].text.substr(offsets[i], width)) key += characters_of(c).front();
    order.emplace_back(slot_at(key, 0), i);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [number, literal] : order) {
    Slot& slot = slots_[number];
    if (slot.end == 0) slot.begin = static_cast<std::uint8_t>(literals_.size());
    firsts_.push_back(first_of(literals[literal].text, offsets[literal]));
    literals_.push_back(literals[literal]);
    slot.end = static_cast<std::uint8_t>(literals_.size());
    longest_ = std::max(longest_, literals_.back().text.size());
  }
}

LiteralTable::First LiteralTable::first_of(std::string_view literal, std::size_t offset) {
  std::array<unsigned char, sizeof(std::uint64_t)> mask{};
  std::array<unsigned char, sizeof(std::uint64_t)> wanted{};
  std::array<unsigned char, sizeof(std::uint64_t)> six{};
  for (std::size_t i = 0; i < mask.size() && i < literal.size(); ++i) {
    const char c = literal[i];
    // Both cases of a letter differ in one bit; the digits share their upper half, blanks nothing.
    mask[i] = c == '~' ? 0 : c == '#' ? 0xF0 : is_alpha(c) ? 0xDF : 0xFF;
    wanted[i] = static_cast<unsigned char>((c == '#' ? '0' : c) & mask[i]);
    six[i] = c == '#' ? 6 : 0;
  }
  First first;
  first.offset = offset;
  const std::string_view looked_at = literal.substr(0, mask.size());
  if (looked_at.find('~') == std::string_view::npos) first.said = looked_at.size();
  std::memcpy(&first.mask, mask.data(), mask.size());
  std::memcpy(&first.wanted, wanted.data(), wanted.size());
  std::memcpy(&first.six, six.data(), six.size());
  return first;
}

void LiteralTable::narrow(std::string_view text, WindowFilter::Batch& batch) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < batch.size; ++i) {
    const std::uint32_t offset = batch.offsets[i];
    batch.offsets[kept] = offset;  // no branch: whether one is kept cannot be foreseen
    kept += static_cast<std::size_t>(slots_[slot_at(text, batch.base + offset)].end != 0);
  }
  batch.size = kept;
}

std::uint64_t LiteralTable::standing_at(std::string_view text, std::size_t at, Slot slot) const {
  std::uint64_t standing = 0;
  if (at < longest_ || at + longest_ + sizeof(std::uint64_t) > text.size()) {
    for (std::size_t i = slot.begin; i < slot.end; ++i) {
      const bool stands = firsts_[i].offset <= at && stands_at(text, at - firsts_[i].offset, i, 0);
      standing |= static_cast<std::uint64_t>(stands) << (i - slot.begin);
    }
    return standing;
  }
  for (std::size_t i = slot.begin; i < slot.end; ++i) {
    const bool may_stand = firsts_[i].stands_at(text.data() + at - firsts_[i].offset);
    standing |= static_cast<std::uint64_t>(may_stand) << (i - slot.begin);
  }
  for (std::uint64_t rest = standing; rest != 0; rest &= rest - 1) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
    const First& first = firsts_[slot.begin + bit];
    if (first.said == literals_[slot.begin + bit].text.size()) continue;
    if (!stands_at(text, at - first.offset, slot.begin + bit, first.said)) standing ^= std::uint64_t{1} << bit;
  }
  return standing;
}

/// `known` bytes of it are known to stand there.
bool LiteralTable::stands_at(std::string_view text, std::size_t begin, std::size_t literal, std::size_t known) const {
  const std::string_view wanted = literals_[literal].text;
  if (wanted.size() > text.size() - begin) return false;
  for (std::size_t i = known; i < wanted.size(); ++i) {
    const char c = text[begin + i];
    const char want = wanted[i];
    const bool same = want == '#' ? is_digit(c) : want == '~' ? is_space(c) : to_lower(c) == want;
    if (!same) return false;
  }
  return true;
}

}  // namespace paperhop
