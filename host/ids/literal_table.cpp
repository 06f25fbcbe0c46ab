// SPDX-License-Identifier: Apache-2.0
#include "ids/literal_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "ids/window_arrangement.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// All that the characters of a key may stand for, but for cases: they count as one.
std::vector<std::string> keys_of(std::string_view key) {
  std::vector<std::string> keys = {{}};
  for (const char& c : key) {
    std::vector<std::string> longer;
    for (const std::string& begun : keys) {
      for (const char character : characters_of(c)) longer.push_back(begun + character);
    }
    keys = std::move(longer);
  }
  return keys;
}

/// What is kept in small numbers for the literal fits them.
bool has_room(const NumberedLiteral& literal, std::size_t offset) {
  const auto is_small = [](std::size_t number) { return std::in_range<std::uint16_t>(number); };
  return std::in_range<std::uint8_t>(offset) && std::all_of(literal.numbers.begin(), literal.numbers.end(), is_small);
}

}  // namespace

std::string_view characters_of(const char& literal_character) {
  if (literal_character == '#') return "0123456789";
  if (literal_character == '%') return "01";
  if (literal_character == '~') return " \t\n";
  return {&literal_character, 1};
}

LiteralTable::LiteralTable(const std::vector<NumberedLiteral>& literals, const std::vector<std::size_t>& offsets,
                           std::size_t width)
    : width_(width) {
  std::vector<std::pair<std::size_t, std::size_t>> order;  // slot, literal
  for (std::size_t i = 0; i < literals.size(); ++i) {
    for (const std::string& key : keys_of(std::string_view(literals[i].text).substr(offsets[i], width))) {
      order.emplace_back(slot_at(key, 0), i);
    }
    Head& head = heads_.emplace_back(head_of(literals[i].text, offsets[i]));
    note_rarest(head, literals[i].text, width);
    head.numbers = static_cast<std::uint16_t>(numbers_.size());
    for (const std::size_t number : literals[i].numbers) numbers_.push_back(static_cast<std::uint16_t>(number));
    head.numbers_end = static_cast<std::uint16_t>(numbers_.size());
    fits_ = fits_ && has_room(literals[i], offsets[i]);
    literals_.push_back(literals[i].text);
    longest_ = std::max(longest_, literals[i].text.size());
  }
  std::sort(order.begin(), order.end());
  order.erase(std::unique(order.begin(), order.end()), order.end());
  for (const auto& [slot, literal] : order) {
    entries_.push_back(static_cast<std::uint8_t>(literal));
    ++slots_[slot + 1];
  }
  fits_ = fits_ && literals.size() <= kMostLiterals && std::in_range<std::uint16_t>(entries_.size()) &&
          std::in_range<std::uint16_t>(numbers_.size());
  std::partial_sum(slots_.begin(), slots_.end(), slots_.begin());
  if (width == kWindow) enter_surroundings();
}

/// Slots whose entries are told apart by the same share what tells them.
void LiteralTable::enter_surroundings() {
  constexpr std::size_t kMostGroups = 256;
  around_ = {{}};
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    Around around;
    for (std::size_t i = slots_[slot]; i < slots_[slot + 1]; ++i) {
      const std::size_t bit = std::min(i - slots_[slot], kLastBit);
      add_surroundings(entries_[i], static_cast<Entries>(1U << bit), around);
    }
    auto group = std::find(around_.begin(), around_.end(), around);
    if (group == around_.end() && around_.size() == kMostGroups) {
      // Too many: the last one has to do for all others.
      add_entries(*--group, around);
    } else if (group == around_.end()) {
      group = around_.insert(group, around);
    }
    groups_[slot] = static_cast<std::uint8_t>(group - around_.begin());
  }
}

void LiteralTable::add_entries(Around& to, const Around& more) {
  for (std::size_t kind = 0; kind < to.before.size(); ++kind) {
    to.before[kind] = static_cast<Entries>(to.before[kind] | more.before[kind]);
    to.behind[kind] = static_cast<Entries>(to.behind[kind] | more.behind[kind]);
  }
}

void LiteralTable::add_surroundings(std::size_t literal, Entries entry, Around& around) const {
  const std::string_view text = literals_[literal];
  const auto add = [&](std::size_t at, auto& entries) {
    if (at >= text.size()) {
      for (Entries& any : entries) any = static_cast<Entries>(any | entry);
      return;
    }
    for (const char c : characters_of(text[at])) {
      Entries& kind = entries[kind_of(c)];
      kind = static_cast<Entries>(kind | entry);
    }
  };
  const std::size_t offset = heads_[literal].offset;
  add(offset - 1, around.before);  // before the first byte anything may stand, as behind the last
  add(offset + width_, around.behind);
}

LiteralTable::Head LiteralTable::head_of(std::string_view literal, std::size_t offset) {
  std::array<unsigned char, sizeof(Head::Bytes)> mask{};
  std::array<unsigned char, sizeof(Head::Bytes)> wanted{};
  std::array<unsigned char, sizeof(Head::Bytes)> six{};
  for (std::size_t i = 0; i < mask.size() && i < literal.size(); ++i) {
    const char c = literal[i];
    // Both cases of a letter differ in one bit, so do 0 and 1; the digits share their upper half, blanks nothing.
    mask[i] = c == '~' ? 0 : c == '#' ? 0xF0 : c == '%' ? 0xFE : is_alpha(c) ? 0xDF : 0xFF;
    wanted[i] = static_cast<unsigned char>((c == '#' || c == '%' ? '0' : c) & mask[i]);
    six[i] = c == '#' ? 6 : 0;
  }
  Head head;
  head.offset = static_cast<std::uint8_t>(offset);
  const std::string_view looked_at = literal.substr(0, mask.size());
  if (looked_at.find('~') == std::string_view::npos) head.said = static_cast<std::uint8_t>(looked_at.size());
  head.says_all = head.said == literal.size();
  std::memcpy(&head.mask, mask.data(), mask.size());
  std::memcpy(&head.wanted, wanted.data(), wanted.size());
  std::memcpy(&head.six, six.data(), six.size());
  return head;
}

void LiteralTable::note_rarest(Head& head, std::string_view literal, std::size_t width) {
  auto least = static_cast<unsigned>(-1);
  for (std::size_t i = 0; i < std::min(literal.size(), sizeof head.mask); ++i) {
    const bool is_in_key = i >= head.offset && i < head.offset + width;
    unsigned common = 0;
    for (const char c : characters_of(literal[i])) common += commonness(c);
    if (is_in_key || head.mask[i] == 0 || common >= least) continue;
    least = common;
    head.rare = static_cast<std::uint8_t>(i);
    head.rare_mask = head.mask[i];
    head.rare_wanted = head.wanted[i];
  }
}

void LiteralTable::narrow(std::string_view text, const WindowFilter::Batch& batch, Candidates& candidates) const {
  std::size_t kept = 0;
  const Around* const of_groups = around_.data();
  for (std::size_t i = 0; i < batch.size; ++i) {
    const std::size_t at = batch.base + batch.offsets[i];
    const std::size_t slot = window_slot(text.data() + at);
    const Around& around = of_groups[groups_[slot]];
    const std::size_t end = at + kWindow;
    const unsigned before = around.before[at > 0 ? kind_of(text[at - 1]) : 0];
    const unsigned behind = around.behind[end < text.size() ? kind_of(text[end]) : 0];
    candidates.offsets[kept] = batch.offsets[i];  // no branch: whether one is kept cannot be foreseen
    candidates.slots[kept] = static_cast<std::uint16_t>(slot);
    candidates.entries[kept] = static_cast<Entries>(before & behind);
    kept += static_cast<std::size_t>((before & behind) != 0);
  }
  candidates.size = kept;
}

bool LiteralTable::goes_on(std::string_view text, std::size_t begin, std::string_view literal, std::size_t known) {
  if (literal.size() > text.size() - begin) return false;
  for (std::size_t i = known; i < literal.size(); ++i) {
    if (characters_of(literal[i]).find(to_lower(text[begin + i])) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace paperhop
