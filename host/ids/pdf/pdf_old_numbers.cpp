// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_old_numbers.hpp"

#include "base/npos.hpp"
#include "ids/arxiv_number.hpp"
#include "ids/neighbours.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

using namespace arxiv_number;

/// Bytes to walk back over an archive, its class and a broken line.
constexpr std::size_t kLongestArchive = 40;

/// Nothing before it makes the token longer, and it is no part of a path.
bool begins_clean(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  return !letter_or_digit_before(text, begin) && std::string_view("_.-/@=%").find(text[begin - 1]) == npos;
}

/// Where the archive before the slash may begin: on this line, or behind a hyphen on the line before.
std::size_t archive_begin(std::string_view text, std::size_t slash) {
  const std::size_t floor = slash > kLongestArchive ? slash - kLongestArchive : 0;
  std::size_t begin = slash;
  const auto walk = [&] {
    while (begin > floor && (is_alpha(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '-')) --begin;
  };
  walk();
  std::size_t gap = begin;
  while (gap > floor && is_space(text[gap - 1])) --gap;
  if (gap == begin || gap <= floor || text[gap - 1] != '-') return begin;
  const std::size_t unbroken = begin;
  begin = gap;
  walk();
  return read_old_number(text, begin, Context::strong) ? begin : unbroken;
}

/// Where the number begins whose slash this is, and what it is; nothing where plain rules read it or
/// none does.
struct Spelled {
  std::size_t begin = 0;
  Reading reading;
};

Spelled spelled_at(std::string_view text, std::size_t slash) {
  const std::size_t number = skip_gap(text, slash + 1);
  if (skip_digits(text, number, kYearMonthDigits) != number + kYearMonthDigits) return {};
  const std::size_t begin = archive_begin(text, slash);
  if (begin == slash || !begins_clean(text, begin) || read_old_number(text, begin, Context::bare)) return {};
  return {begin, read_old_number(text, begin, Context::strong)};
}

}  // namespace

std::string with_spelled_out_numbers(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t slash = text.find('/'); slash != npos; slash = text.find('/', slash + 1)) {
    const Spelled spelled = spelled_at(text, slash);
    if (!spelled.reading || spelled.begin < copied) continue;
    out.append(text.substr(copied, spelled.begin - copied)).append("arXiv:").append(spelled.reading.key);
    if (spelled.reading.version > 0) out += "v" + std::to_string(spelled.reading.version);
    copied = spelled.reading.end;
  }
  return out.append(text.substr(copied));
}

}  // namespace paperhop
