// SPDX-License-Identifier: Apache-2.0
//
// The grammar of arXiv's numbers: months, years and archives as in arXiv's own arxiv-base
// (identifier, taxonomy); spellings as in RULES.md, section 3.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop::arxiv_number {

/// Digits of "2402" before the dot.
inline constexpr std::size_t kYearMonthDigits = 4;

/// An ID read at a place: its key and where it ends; an empty key for none.
struct Reading {
  std::string key;
  int version = 0;
  std::size_t end = 0;
  explicit operator bool() const { return !key.empty(); }
};

enum class Context { strong, bare };

/// The number of two digits at `at`, which must stand there.
constexpr int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Digits behind the dot that the month at `at` asks for: 4 up to 1412, 5 from 1501; 0 for no month.
constexpr std::size_t digits_of_month(std::string_view text, std::size_t at) {
  const int year = two_digits(text, at);
  const int month = two_digits(text, at + 2);
  if (month < 1 || month > 12 || year * 100 + month < 704) return 0;
  return year < 15 ? 4 : 5;
}

bool all_zero(std::string_view digits);

/// False where no number begins with the four digits at `at`, old or new, whatever stands before them.
bool may_begin_number(std::string_view text, std::size_t at);

/// "2402.12345v2". In a strong context the digits may be broken over a line.
Reading read_new_number(std::string_view text, std::size_t at, Context context);

/// "math.GT/0309136v2"; the subject class is dropped. In a strong context also a class before a
/// new number ("hep-th/1601.07616"), which is dropped whole.
Reading read_old_number(std::string_view text, std::size_t at, Context context);

/// Either of them.
Reading read_id(std::string_view text, std::size_t at, Context context);

/// A name such as "hep-th", maybe broken behind its hyphen; lower case, offset behind it in `end`.
std::string read_archive_name(std::string_view text, std::size_t at, std::size_t& end);

/// The archive with old numbers that a name spells, else empty; in a strong context also without
/// its hyphen ("hepth").
std::string_view archive_named(std::string_view name, Context context);

/// Offset behind " [hep-th]" or "[stat.ML]" at `at`; `at` where there is none.
std::size_t skip_class_note(std::string_view text, std::size_t at);

}  // namespace paperhop::arxiv_number
