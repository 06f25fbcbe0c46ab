// SPDX-License-Identifier: Apache-2.0
#include "ids/arxiv_number.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ids/neighbours.hpp"
#include "text/unicode.hpp"

namespace paperhop::arxiv_number {
namespace {

/// Archives that have old-style numbers.
constexpr std::array<std::string_view, 34> kArchives = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci",  "astro-ph", "atom-ph",  "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg",   "comp-gas", "cond-mat", "cs",      "dg-ga",    "funct-an", "gr-qc",    "hep-ex",   "hep-lat",
    "hep-ph",   "hep-th",   "math",     "math-ph", "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol",
    "physics",  "plasm-ph", "q-alg",    "q-bio",   "quant-ph", "solv-int", "supr-con"};
/// Where in the table those begin that begin with each letter, and behind those of the last one.
constexpr auto kArchivesOf = [] {
  std::array<std::uint8_t, 27> begins{};
  for (std::size_t letter = 0; letter < begins.size(); ++letter) {
    const auto is_before = [&](std::string_view archive) { return archive.front() < static_cast<char>('a' + letter); };
    begins[letter] = static_cast<std::uint8_t>(std::count_if(kArchives.begin(), kArchives.end(), is_before));
  }
  return begins;
}();
static_assert(std::is_sorted(kArchives.begin(), kArchives.end()));
/// Archives that only have new-style numbers; they stand in "[stat.ML]" behind a number, or before it.
constexpr std::array<std::string_view, 4> kNewArchives = {"econ", "eess", "q-fin", "stat"};

/// Digits of an old number.
constexpr std::size_t kOldDigits = 7;
/// Letters of each part of a subject class: "mtrl-sci".
constexpr std::size_t kClassLetters = 8;

/// Reads "v2" at `end`, behind an ID, and checks the right end; 0 where it is none, else the offset behind it.
std::size_t end_with_version(std::string_view text, std::size_t end, int& version) {
  if (end < text.size() && (text[end] == 'v' || text[end] == 'V')) {
    const std::size_t digits = end + 1;
    end = skip_digits(text, digits, 4);
    if (end == digits || end - digits > 3 || text[digits] == '0') return 0;
    for (std::size_t at = digits; at < end; ++at) version = version * 10 + (text[at] - '0');
  }
  return ends_clean(text, end) ? end : 0;
}

/// The ID that ends at `end`, with its version; its key is made of two parts once its right end is clean.
Reading with_version(std::string_view text, std::size_t end, std::string_view first, std::string_view second) {
  Reading reading;
  reading.end = end_with_version(text, end, reading.version);
  if (reading.end == 0) return reading;
  reading.key = first;
  if (!second.empty()) reading.key += second;
  return reading;
}

/// The number's digits behind the dot, joined over one gap where the month's count asks for it.
std::string join_broken_digits(std::string_view text, std::size_t at, std::size_t wanted, std::size_t& end) {
  const std::size_t first = skip_gap(text, at);
  const bool gap_behind_dot = first > at;
  std::size_t stop = skip_digits(text, first, wanted + 1);
  std::string digits(text.substr(first, stop - first));
  if (!gap_behind_dot && !digits.empty() && digits.size() < wanted) {
    const std::size_t rest = skip_gap(text, stop);
    if (rest == stop) return {};
    stop = skip_digits(text, rest, wanted + 1);
    digits += text.substr(rest, stop - rest);
  }
  end = stop;
  return digits;
}

/// `name` is the archive's without its hyphen.
bool is_without_hyphen(std::string_view name, std::string_view archive) {
  if (name.size() + 1 != archive.size()) return false;
  const std::size_t hyphen = archive.find('-');
  return hyphen != std::string_view::npos && name.starts_with(archive.substr(0, hyphen)) &&
         name.ends_with(archive.substr(hyphen + 1));
}

bool is_new_archive(std::string_view name) {
  return std::find(kNewArchives.begin(), kNewArchives.end(), name) != kNewArchives.end();
}

/// Offset behind ".GT" or ".mtrl-sci" at `at`; `at` where there is none.
std::size_t skip_subject_class(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') return at;
  std::size_t end = at + 1;
  const auto skip_letters = [&] {
    const std::size_t first = end;
    while (end < text.size() && end - first < kClassLetters && is_alpha(text[end])) ++end;
    return end - first;
  };
  const std::size_t letters = skip_letters();
  if (letters == 0 || end >= text.size() || text[end] != '-') return letters == 2 ? end : at;
  end = skip_gap(text, end + 1);
  return skip_letters() > 0 ? end : at;
}

/// The month of the old number at `at` is one that had such numbers, and this one is not 0.
bool is_in_time(std::string_view text, std::size_t at) {
  const int year = two_digits(text, at);
  const int month = two_digits(text, at + 2);
  const bool in_time = year >= 91 || year * 100 + month <= 703;
  return in_time && month >= 1 && month <= 12 && !all_zero(text.substr(at + 4, kOldDigits - 4));
}

}  // namespace

bool all_zero(std::string_view digits) {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

bool may_begin_number(std::string_view text, std::size_t at) {
  const std::size_t mark = at + kYearMonthDigits;
  if (mark >= text.size()) return false;
  if (text[mark] != '.') return skip_digits(text, at, kOldDigits + 1) == at + kOldDigits && is_in_time(text, at);
  const std::size_t wanted = digits_of_month(text, at);
  const std::size_t begin = mark + 1;
  const std::size_t end = skip_digits(text, begin, wanted + 1);
  if (wanted == 0 || end - begin > wanted) return false;
  if (end - begin == wanted) return !all_zero(text.substr(begin, wanted));
  const std::size_t rest = skip_gap(text, end);
  return rest > end && rest < text.size() && is_digit(text[rest]);
}

Reading read_new_number(std::string_view text, std::size_t at, Context context) {
  const std::size_t dot = at + kYearMonthDigits;
  if (skip_digits(text, at, kYearMonthDigits) != dot || dot >= text.size() || text[dot] != '.') return {};
  const std::size_t wanted = digits_of_month(text, at);
  if (wanted == 0) return {};
  std::size_t end = skip_digits(text, dot + 1, wanted + 1);
  if (end == dot + 1 + wanted) {
    if (all_zero(text.substr(dot + 1, wanted))) return {};
    return with_version(text, end, text.substr(at, end - at), {});
  }
  if (context != Context::strong) return {};
  const std::string digits = join_broken_digits(text, dot + 1, wanted, end);
  if (digits.size() != wanted || all_zero(digits)) return {};
  return with_version(text, end, text.substr(at, kYearMonthDigits + 1), digits);
}

std::string read_archive_name(std::string_view text, std::size_t at, std::size_t& end) {
  std::string name;
  const auto take_letters = [&](std::size_t most) {
    const std::size_t begin = at;
    while (at < text.size() && is_alpha(text[at]) && at - begin < most) ++at;
    append_lower(name, text.substr(begin, at - begin));
  };
  take_letters(10);
  if (at < text.size() && text[at] == '-') {
    const std::size_t rest = skip_gap(text, at + 1);
    if (rest < text.size() && is_alpha(text[rest])) {
      name += '-';
      at = rest;
      take_letters(20 - name.size());
    }
  }
  end = at;
  return name;
}

std::string_view archive_named(std::string_view name, Context context) {
  if (name.empty() || !is_lower(name.front())) return {};
  const auto letter = static_cast<std::size_t>(name.front() - 'a');
  for (std::size_t i = kArchivesOf[letter]; i < kArchivesOf[letter + 1]; ++i) {
    const std::string_view archive = kArchives[i];
    if (name == archive) return archive;
    if (context == Context::strong && is_without_hyphen(name, archive)) return archive;
  }
  return {};
}

Reading read_old_number(std::string_view text, std::size_t at, Context context) {
  std::size_t end = at;
  const std::string name = read_archive_name(text, at, end);
  if (name.empty()) return {};
  end = skip_subject_class(text, end);
  if (end >= text.size() || text[end] != '/') return {};
  const std::size_t number = skip_gap(text, end + 1);
  end = skip_digits(text, number, kOldDigits + 1);
  const bool is_new = context == Context::strong && end == number + kYearMonthDigits && end < text.size() &&
                      text[end] == '.' && digits_of_month(text, number) != 0;
  if (!is_new && end != number + kOldDigits) return {};
  // Few words stand before a number: the table of archives is looked at last.
  const std::string_view archive = archive_named(name, context);
  if (is_new) {
    return archive.empty() && !is_new_archive(name) ? Reading{} : read_new_number(text, number, context);
  }
  if (archive.empty()) return {};
  if (!is_in_time(text, number)) return {};
  const std::string_view digits = text.substr(number, kOldDigits);
  Reading reading = with_version(text, end, archive, "/");
  if (reading) reading.key += digits;
  return reading;
}

Reading read_id(std::string_view text, std::size_t at, Context context) {
  if (at >= text.size()) return {};
  return is_digit(text[at]) ? read_new_number(text, at, context) : read_old_number(text, at, context);
}

std::size_t skip_class_note(std::string_view text, std::size_t at) {
  std::size_t open = at;
  while (open < text.size() && is_blank(text[open])) ++open;
  if (open >= text.size() || text[open] != '[') return at;
  std::size_t end = open + 1;
  const std::string name = read_archive_name(text, open + 1, end);
  const bool known = !archive_named(name, Context::bare).empty() || is_new_archive(name);
  end = skip_subject_class(text, end);
  const bool broken = text.substr(open, end - open).find_first_of(" \t\n") != std::string_view::npos;
  return known && !broken && end < text.size() && text[end] == ']' ? end + 1 : at;
}

}  // namespace paperhop::arxiv_number
