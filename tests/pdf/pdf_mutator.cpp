// SPDX-License-Identifier: Apache-2.0
#include "pdf_mutator.hpp"

#include <algorithm>
#include <utility>

namespace paperhop::test {
namespace {

/// A piece of a text.
struct Range {
  std::size_t at = 0;
  std::size_t size = 0;
};

/// 0.01 to 1 % of the bytes become others.
void change_bytes(std::string& pdf, Random& random) {
  const std::size_t count = 1 + pdf.size() * (1 + random.below(100)) / 10'000;
  for (std::size_t i = 0; i < count; ++i) pdf[random.below(pdf.size())] = static_cast<char>(random.below(256));
}

void flip_bits(std::string& pdf, Random& random) {
  const std::size_t count = 1 + random.below(32);
  for (std::size_t i = 0; i < count; ++i) pdf[random.below(pdf.size())] ^= static_cast<char>(1 << random.below(8));
}

/// Digits become others: lengths, offsets, counts, numbers of objects.
void change_digits(std::string& pdf, Random& random) {
  std::size_t left = 1 + random.below(40);
  for (std::size_t tries = 0; tries < 20'000 && left > 0; ++tries) {
    char& byte = pdf[random.below(pdf.size())];
    if (byte < '0' || byte > '9') continue;
    byte = static_cast<char>('0' + random.below(10));
    --left;
  }
}

Range some_range(const std::string& pdf, Random& random) {
  const std::size_t at = random.below(pdf.size());
  return {at, std::min(pdf.size() - at, 1 + random.below(1 + pdf.size() / 8))};
}

void cut_end(std::string& pdf, Random& random) {
  pdf.resize(1 + random.below(pdf.size()));
}

void cut_start(std::string& pdf, Random& random) {
  pdf.erase(0, random.below(pdf.size() / 4));
}

void remove_range(std::string& pdf, Random& random) {
  const Range range = some_range(pdf, random);
  pdf.erase(range.at, range.size);
}

void repeat_range(std::string& pdf, Random& random) {
  const Range range = some_range(pdf, random);
  pdf.insert(random.below(pdf.size()), pdf.substr(range.at, range.size));
}

/// From behind one `from` to the next `to`, seen from a place by chance; empty where there is none.
Range between(std::string_view pdf, std::string_view from, std::string_view to, Random& random) {
  std::size_t start = pdf.find(from, random.below(pdf.size()));
  if (start == std::string_view::npos) start = pdf.find(from);
  if (start == std::string_view::npos) return {};
  start += from.size();
  const std::size_t end = pdf.find(to, start);
  return end == std::string_view::npos ? Range{} : Range{start, end - start};
}

Range some_object(std::string_view pdf, Random& random) {
  return between(pdf, " 0 obj", "endobj", random);
}

void swap_streams(std::string& pdf, Random& random) {
  Range first = between(pdf, "stream\n", "endstream", random);
  Range second = between(pdf, "stream\n", "endstream", random);
  if (first.at > second.at) std::swap(first, second);
  if (first.size == 0 || second.size == 0 || first.at + first.size > second.at) return;
  const std::string early = pdf.substr(first.at, first.size);
  const std::string late = pdf.substr(second.at, second.size);
  pdf.replace(second.at, second.size, early);
  pdf.replace(first.at, first.size, late);
}

/// An object of another file, or of this one, in the place of one.
void splice_object(std::string& pdf, std::string_view other, Random& random) {
  const Range to = some_object(pdf, random);
  const Range from = some_object(other, random);
  pdf.replace(to.at, to.size, other.substr(from.at, from.size));
}

void splice_tail(std::string& pdf, std::string_view other, Random& random) {
  pdf.resize(1 + random.below(pdf.size()));
  pdf.append(other.substr(random.below(other.size())));
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
  return mixed ^ mixed >> 31;
}

std::string PdfMutator::make(std::size_t number) const {
  Random random(Random(seed_).next() ^ number);
  std::string pdf = originals_[number % originals_.size()];
  const std::size_t changes = 1 + random.below(3);
  for (std::size_t i = 0; i < changes; ++i) pdf = change(std::move(pdf), random);
  return pdf;
}

std::string PdfMutator::change(std::string pdf, Random& random) const {
  const std::string& other = originals_[random.below(originals_.size())];
  switch (random.below(12)) {
    case 0: cut_end(pdf, random); break;
    case 1: cut_start(pdf, random); break;
    case 2: remove_range(pdf, random); break;
    case 3: repeat_range(pdf, random); break;
    case 4: swap_streams(pdf, random); break;
    case 5: splice_object(pdf, other, random); break;
    case 6: splice_object(pdf, std::string(pdf), random); break;
    case 7: splice_tail(pdf, other, random); break;
    case 8: flip_bits(pdf, random); break;
    case 9: change_digits(pdf, random); break;
    default: change_bytes(pdf, random); break;
  }
  return pdf;
}

}  // namespace paperhop::test
